import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import {
  addSubscription,
  chooseWeeklyBudget,
  endSubscription,
  listSubscriptions,
  readSubscription,
  replaceSubscription,
} from '../cases/reminder-subscriptions.ts';
import { type WantedReminders as Wanted, wantedOf } from '../cases/wanted-reminders.ts';
import { callerOf } from './access.ts';
import { ReminderSubscription, WantedReminders, WeeklyBudget } from './reminder-shapes.ts';
import { ChangingHeaders, CreatingHeaders, create, revisionTag, seenRevision } from './replies.ts';
import { answers, answersNothing, List } from './shapes.ts';

const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });
const Params = Type.Object({ ...EnterpriseParams.properties, id: Type.String({ format: 'uuid' }) });

/** What the caller wants to be reminded of in an enterprise, how and when; nobody sees another's. */
export const reminderSubscriptionRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['reminders'];
    const path = '/enterprises/:enterpriseId/reminder-subscriptions';
    const one = answers(200, ReminderSubscription);
    app.get(
      path,
      { schema: { tags, params: EnterpriseParams, ...answers(200, List(ReminderSubscription)) } },
      async (request) => ({ items: (await listSubscriptions(context, ownerOf(request))).map(told) }),
    );
    app.post(
      path,
      {
        schema: {
          tags,
          params: EnterpriseParams,
          headers: CreatingHeaders,
          body: WantedReminders,
          ...answers(201, ReminderSubscription),
        },
      },
      (request, reply) =>
        create(context, request, reply, async (inside) => {
          const row = await addSubscription(inside, ownerOf(request), request.body as Wanted);
          return { status: 201, body: told(row) };
        }),
    );
    app.get(`${path}/:id`, { schema: { tags, params: Params, ...one } }, async (request, reply) => {
      const row = await readSubscription(context, ownerOf(request), request.params.id);
      return reply.header('etag', revisionTag(row.revision)).send(told(row));
    });
    const changing = { tags, params: Params, headers: ChangingHeaders };
    app.put(
      `${path}/:id`,
      { schema: { ...changing, body: WantedReminders, ...one } },
      async (request, reply) => {
        const change = { id: request.params.id, expected: seenRevision(request) };
        const row = await replaceSubscription(context, ownerOf(request), change, request.body as Wanted);
        return reply.header('etag', revisionTag(row.revision)).send(told(row));
      },
    );
    app.delete(`${path}/:id`, { schema: { ...changing, ...answersNothing } }, async (request, reply) => {
      const change = { id: request.params.id, expected: seenRevision(request) };
      await endSubscription(context, ownerOf(request), change);
      return reply.code(204).send();
    });
    app.put(
      '/me/weekly-budget',
      { schema: { tags: ['persons'], body: WeeklyBudget, ...answers(200, WeeklyBudget) } },
      async (request) => {
        const { weeklyBudget } = request.body;
        await chooseWeeklyBudget(context, callerOf(request), weeklyBudget);
        return { weeklyBudget };
      },
    );
  };

function ownerOf(request: FastifyRequest) {
  const { enterpriseId } = request.params as { enterpriseId: string };
  return { personId: callerOf(request).id, enterpriseId };
}

function told(row: Awaited<ReturnType<typeof readSubscription>>) {
  const { id, enterpriseId, revision, createdAt, changedAt } = row;
  return { id, enterpriseId, ...wantedOf(row), revision, createdAt, changedAt };
}
