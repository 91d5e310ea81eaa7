import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { askPublication, carryOutPublications, publicationOutcome, rehearse } from '../cases/publish.ts';
import { rehearsedMoves, rehearsedMovesCsv } from '../cases/rehearsal-pages.ts';
import { Closed } from '../facts/shared.ts';
import type { Rehearsal as Rehearsed } from '../pages/rehearsal-model.ts';
import { callerOf } from './access.ts';
import { Moves, PublicationUnderWay, Rehearsal } from './rehearsal-shapes.ts';
import { answers } from './shapes.ts';

const Id = Type.String({ format: 'uuid' });
const Params = Type.Object({ id: Id });
const PublicationParams = Type.Object({ id: Id, publicationId: Id });
const Digest = Type.Object({ digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, Closed);
const Page = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 2000, pattern: '^[\\w-]+$' })),
    limit: Type.Optional(Type.String({ pattern: '^(?:[1-9]\\d?|[1-4]\\d\\d|500)$', examples: ['100'] })),
  },
  Closed,
);
const Csv = Type.Object({ lang: Type.Optional(Type.Enum(['zh', 'en'])) }, Closed);

/** Ended with the rehearsal that was carried out, or refused with a problem, or not ended. */
const ended = {
  response: { ...answers(200, Rehearsal).response, ...answers(202, PublicationUnderWay).response },
};

/** How often it looks whether another copy has carried it out, in milliseconds. */
const lookEvery = 250;

/**
 * A draft is rehearsed, and published with the digest of that rehearsal, by the one job that publishes. `patience` is how long
 * a request waits for it before it answers where to ask again, in milliseconds.
 */
export const publicationRoutes =
  (context: Context, patience: number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['announcements'];
    const config = { access: 'admin' } as const;
    app.post(
      '/announcements/:id/rehearsal',
      { config, schema: { tags, params: Params, ...answers(200, Rehearsal) } },
      (request) => rehearse(context, request.params.id),
    );
    app.get(
      '/announcements/:id/rehearsal/moves',
      { config, schema: { tags, params: Params, querystring: Page, ...answers(200, Moves) } },
      ({ params, query: { cursor, limit = '100' } }) =>
        rehearsedMoves(context, params.id, {
          limit: Number(limit),
          ...(cursor === undefined ? {} : { cursor }),
        }),
    );
    app.get(
      '/announcements/:id/rehearsal.csv',
      { config, schema: { tags, params: Params, querystring: Csv } },
      async ({ params, query: { lang = 'zh' } }, reply) => {
        const lines = await rehearsedMovesCsv(context, params.id, lang);
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="rehearsal-${params.id}.csv"`)
          .send(Readable.from(lines));
      },
    );
    app.post(
      '/announcements/:id/publication',
      { config, schema: { tags, params: Params, body: Digest, ...ended } },
      async (request, reply) => {
        const { id } = request.params;
        const publicationId = await askPublication(context, callerOf(request).id, id, request.body.digest);
        const ending = carriedOut(context, id, publicationId, request.log);
        // Asked for later, it says again how it ended.
        ending.catch(() => undefined);
        const outcome = await Promise.race([ending, setTimeout(patience, undefined, { ref: false })]);
        return outcome ?? underWay(reply, id, publicationId);
      },
    );
    app.get(
      '/announcements/:id/publications/:publicationId',
      { config, schema: { tags, params: PublicationParams, ...ended } },
      async ({ params: { id, publicationId } }, reply) => {
        const outcome = await publicationOutcome(context.db, id, publicationId);
        return outcome ?? underWay(reply, id, publicationId);
      },
    );
  };

/** Not ended yet: where to ask again. Nothing is read for it, as the embedded database may be busy with just this. */
function underWay(reply: FastifyReply, id: string, publicationId: string) {
  const where = `/api/v1/announcements/${id}/publications/${publicationId}`;
  return reply.code(202).header('location', where).send({ id: publicationId, state: 'asked' });
}

/** The publication's end, whoever carries it out; what goes wrong on the way is left to the minute's look. */
async function carriedOut(
  context: Context,
  announcementId: string,
  publicationId: string,
  log: FastifyBaseLogger,
): Promise<Rehearsed> {
  for (;;) {
    await carryOutPublications(context).catch((error: unknown) => log.error(error));
    const outcome = await publicationOutcome(context.db, announcementId, publicationId);
    if (outcome) return outcome;
    await setTimeout(lookEvery, undefined, { ref: false });
  }
}
