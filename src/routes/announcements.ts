import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { publishedAnnouncements } from '../cases/announcement-public.ts';
import type { Context } from '../cases/context.ts';
import { changeDraft, draftAnnouncement, dropDraft, reviewDraft } from '../cases/drafts.ts';
import { compareAnnouncements, oneAnnouncement, someAnnouncements } from '../cases/drafts-list.ts';
import { About } from '../deadlines/about.ts';
import { announcementKinds, Effect } from '../deadlines/effect.ts';
import { Closed, Day, Words } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { Announcement, Comparison, OneAnnouncement, PublishedAnnouncement } from './announcement-shapes.ts';
import { ChangingHeaders, CreatingHeaders, create, revisionTag, seenRevision } from './replies.ts';
import { answers, answersNothing, Page } from './shapes.ts';

const Text = Type.Object({ zh: Words(200), en: Words(200) }, Closed);

const NewAnnouncement = Type.Object(
  {
    title: Text,
    source: Type.Object(
      {
        title: Text,
        reference: Type.Optional(Words(300)),
        clause: Type.Optional(Words(20)),
        quote: Words(60),
      },
      Closed,
    ),
    /** The day the authority published it. */
    publishedOn: Day,
    effect: Effect,
    about: Type.Optional(About),
    /** The published announcement whose place this one takes. */
    corrects: Type.Optional(Type.String({ format: 'uuid' })),
  },
  Closed,
);

const kinds = [...new Set(Object.values(announcementKinds))];
const ListWanted = {
  kind: Type.Optional(Type.Enum(kinds)),
  policy: Type.Optional(Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' })),
  cursor: Type.Optional(Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' })),
};
const Wanted = Type.Object(
  { state: Type.Optional(Type.Enum(['draft', 'reviewed', 'published'])), ...ListWanted },
  Closed,
);

const Published = Type.Object(ListWanted, Closed);

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Other = Type.Object({ with: Type.String({ format: 'uuid' }) }, Closed);
const Review = Type.Object({ revision: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) }, Closed);

/** A whole policy document fits into one announcement. */
const bodyLimit = 2 * 1024 * 1024;
const tags = ['announcements'];
const config = { access: 'admin' } as const;

/** Drafts: made, changed, compared, deleted, and reviewed by a second administrator. */
export const draftRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/announcements',
      {
        config,
        bodyLimit,
        schema: { tags, body: NewAnnouncement, headers: CreatingHeaders, ...answers(201, Announcement) },
      },
      (request, reply) =>
        create(context, request, reply, async (inside) => ({
          status: 201,
          body: await draftAnnouncement(inside, callerOf(request).id, request.body),
        })),
    );
    app.put(
      '/announcements/:id',
      {
        config,
        bodyLimit,
        schema: {
          tags,
          params: Params,
          body: NewAnnouncement,
          headers: ChangingHeaders,
          ...answers(200, Announcement),
        },
      },
      async (request, reply) => {
        const draft = { id: request.params.id, expected: seenRevision(request) };
        const row = await changeDraft(context, callerOf(request).id, draft, request.body);
        return reply.header('etag', revisionTag(row.revision)).send(row);
      },
    );
    app.delete(
      '/announcements/:id',
      { config, schema: { tags, params: Params, headers: ChangingHeaders, ...answersNothing } },
      async (request, reply) => {
        const draft = { id: request.params.id, expected: seenRevision(request) };
        await dropDraft(context, callerOf(request).id, draft);
        return reply.code(204).send();
      },
    );
    app.post(
      '/announcements/:id/review',
      { config, schema: { tags, params: Params, body: Review, ...answers(200, Announcement) } },
      (request) => reviewDraft(context, callerOf(request).id, { id: request.params.id, ...request.body }),
    );
    app.get(
      '/announcements/:id/comparison',
      { config, schema: { tags, params: Params, querystring: Other, ...answers(200, Comparison) } },
      async (request) => ({
        differences: await compareAnnouncements(context, request.params.id, request.query.with),
      }),
    );
  };

/**
 * Administrators look at announcements, rehearse one, and publish it with the digest of that rehearsal; anyone reads what is
 * published.
 */
export const announcementRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/announcements',
      { config, schema: { tags, querystring: Wanted, ...answers(200, Page(Announcement)) } },
      (request) => someAnnouncements(context, request.query),
    );
    app.get(
      '/announcements/published',
      {
        config: { access: 'public' },
        schema: { tags, querystring: Published, ...answers(200, Page(PublishedAnnouncement)) },
      },
      (request) => publishedAnnouncements(context, request.query),
    );
    app.get(
      '/announcements/:id',
      { config, schema: { tags, params: Params, ...answers(200, OneAnnouncement) } },
      async (request, reply) => {
        const row = await oneAnnouncement(context, request.params.id);
        return reply.header('etag', revisionTag(row.revision)).send(row);
      },
    );
  };
