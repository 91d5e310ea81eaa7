import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { markDone, ownDeadline } from '../cases/mark-done.ts';
import { ownEvent } from '../cases/one-event.ts';
import { spokenStake } from '../cases/spoken.ts';
import { listDeadlines, why } from '../cases/why.ts';
import { Closed } from '../facts/shared.ts';
import type { DeadlineModel } from '../pages/model.ts';
import { callerOf } from './access.ts';
import { AsOf } from './as-of.ts';
import { Deadline, Why } from './deadline-shapes.ts';
import { sendEvent } from './event-file.ts';
import { answers, Done, List } from './shapes.ts';

const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });
const DeadlineParams = Type.Object({ ...EnterpriseParams.properties, id: Type.String({ format: 'uuid' }) });
const FileWanted = Type.Object({ lang: Type.Optional(Type.Enum(['zh', 'en'])) }, Closed);

/** An enterprise's deadlines, why they are as they are, and marking one done. */
export const deadlineRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['deadlines'];
    app.get(
      '/enterprises/:enterpriseId/deadlines',
      { schema: { tags, params: EnterpriseParams, querystring: AsOf, ...answers(200, List(Deadline)) } },
      async (request) => {
        const { enterpriseId } = request.params;
        return { items: (await listDeadlines(context, enterpriseId, request.query.asOf)).map(told) };
      },
    );
    app.get(
      '/enterprises/:enterpriseId/deadlines/:id',
      { schema: { tags, params: DeadlineParams, querystring: AsOf, ...answers(200, Why) } },
      async (request) => {
        await ownDeadline(context.db, request.params.enterpriseId, request.params.id);
        const behind = await why(context, request.params.id, request.query.asOf);
        return { ...behind, deadline: told(behind.deadline), schedule: behind.schedule.map(told) };
      },
    );
    app.get(
      '/enterprises/:enterpriseId/deadlines/:id.ics',
      { schema: { tags, params: DeadlineParams, querystring: FileWanted } },
      async ({ params: { enterpriseId, id }, query: { lang = 'zh' } }, reply) =>
        sendEvent(reply, await ownEvent(context, enterpriseId, id, lang)),
    );
    app.post(
      '/enterprises/:enterpriseId/deadlines/:id/done',
      { schema: { tags, params: DeadlineParams, ...answers(200, Done) } },
      async (request) => {
        const { enterpriseId, id } = request.params;
        const row = await markDone(context, { personId: callerOf(request).id, enterpriseId }, id);
        return { id: row.id, doneAt: row.doneAt };
      },
    );
  };

/** A deadline with its money told in words. */
function told(model: DeadlineModel) {
  return { ...model, stake: spokenStake(model.stake) };
}
