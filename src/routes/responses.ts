import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { type Answer, listResponses, respond } from '../cases/respond.ts';
import { whyReminded, whyRemindedWhole } from '../cases/why-reminded.ts';
import { Closed, Day, Words } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { Listed, Response, WhyReminded } from './deadline-shapes.ts';
import { CreatingHeaders, create } from './replies.ts';
import { answers, List } from './shapes.ts';

const Params = Type.Object({
  enterpriseId: Type.String({ format: 'uuid' }),
  id: Type.String({ format: 'uuid' }),
});

const Answered = Type.Union([
  Type.Object({ kind: Type.Literal('acknowledged') }, Closed),
  Type.Object({ kind: Type.Literal('snoozed'), until: Day, reason: Type.Optional(Words(200)) }, Closed),
  Type.Object({ kind: Type.Literal('resumed') }, Closed),
]);

/** What members answer to a deadline (read, put off, wanted again; marking it done is a call of its own), and why they were reminded or not. */
export const responseRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['reminders'];
    const path = '/enterprises/:enterpriseId/deadlines/:id/responses';
    app.get(path, { schema: { tags, params: Params, ...answers(200, List(Listed)) } }, async (request) => {
      const { enterpriseId, id } = request.params;
      return { items: await listResponses(context, enterpriseId, id) };
    });
    app.post(
      path,
      {
        schema: { tags, params: Params, headers: CreatingHeaders, body: Answered, ...answers(201, Response) },
      },
      (request, reply) =>
        create(context, request, reply, async (inside) => {
          const { enterpriseId, id } = request.params;
          const who = { personId: callerOf(request).id, enterpriseId, via: 'api' as const };
          return { status: 201, body: await respond(inside, who, id, answerOf(request.body)) };
        }),
    );
    app.get(
      '/enterprises/:enterpriseId/deadlines/:id/reminders',
      { schema: { tags, params: Params, ...answers(200, WhyReminded) } },
      async (request) => {
        const { enterpriseId, id } = request.params;
        return await whyReminded(context, enterpriseId, id);
      },
    );
    app.get(
      '/deadlines/:id/reminders',
      {
        config: { access: 'admin' },
        schema: { tags, params: Type.Object({ id: Params.properties.id }), ...answers(200, WhyReminded) },
      },
      async (request) => await whyRemindedWhole(context, request.params.id),
    );
  };

function answerOf(body: Static<typeof Answered>): Answer {
  return body.kind === 'snoozed' ? { ...body, until: Temporal.PlainDate.from(body.until) } : body;
}
