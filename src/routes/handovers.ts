import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { handOver, listHandovers } from '../cases/hand-over.ts';
import { Closed } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { Id, Instant } from './basic-shapes.ts';
import { CreatingHeaders, create } from './replies.ts';
import { answers, List } from './shapes.ts';

const Params = Type.Object({
  enterpriseId: Type.String({ format: 'uuid' }),
  id: Type.String({ format: 'uuid' }),
});

const Handing = Type.Union([
  Type.Object({ kind: Type.Literal('handed-over'), toPersonId: Type.String({ format: 'uuid' }) }, Closed),
  Type.Object({ kind: Type.Literal('taken-back') }, Closed),
  Type.Object({ kind: Type.Literal('given-back') }, Closed),
]);

/** `toId` is null where it was taken or given back. */
const Handover = Type.Object({
  id: Id,
  deadlineId: Id,
  fromId: Id,
  toId: Type.Union([Id, Type.Null()]),
  byId: Id,
  via: Type.Enum(['letter', 'api']),
  at: Instant,
});
const Listed = Type.Object({ ...Handover.properties, by: Type.String(), holds: Type.Boolean() });

/** The reminders of one deadline, handed over to a colleague and back; what was done is kept. */
export const handoverRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['reminders'];
    const path = '/enterprises/:enterpriseId/deadlines/:id/handovers';
    app.get(path, { schema: { tags, params: Params, ...answers(200, List(Listed)) } }, async (request) => {
      const { enterpriseId, id } = request.params;
      return { items: await listHandovers(context, enterpriseId, id) };
    });
    app.post(
      path,
      {
        schema: {
          tags,
          params: Params,
          headers: CreatingHeaders,
          body: Handing,
          ...answers(201, List(Handover)),
        },
      },
      (request, reply) =>
        create(context, request, reply, async (inside) => {
          const { enterpriseId, id } = request.params;
          const who = { personId: callerOf(request).id, enterpriseId, via: 'api' as const };
          return { status: 201, body: { items: await handOver(inside, who, id, request.body) } };
        }),
    );
  };
