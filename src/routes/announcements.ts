import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { allAnnouncements, draftAnnouncement, oneAnnouncement } from '../cases/drafts.ts';
import { Effect } from '../deadlines/effect.ts';
import { Closed, Day, Words } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { CreatingHeaders, create } from './replies.ts';
import { Announcement, answers, List } from './shapes.ts';

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
  },
  Closed,
);

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Administrators announce a change: here it is drafted and read. */
export const announcementRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['announcements'];
    const config = { access: 'admin' } as const;
    app.post(
      '/announcements',
      {
        config,
        schema: { tags, body: NewAnnouncement, headers: CreatingHeaders, ...answers(201, Announcement) },
      },
      (request, reply) =>
        create(context, request, reply, async (inside) => ({
          status: 201,
          body: await draftAnnouncement(inside, callerOf(request).id, request.body),
        })),
    );
    app.get(
      '/announcements',
      { config, schema: { tags, ...answers(200, List(Announcement)) } },
      async () => ({
        items: await allAnnouncements(context),
      }),
    );
    app.get(
      '/announcements/:id',
      { config, schema: { tags, params: Params, ...answers(200, Announcement) } },
      (request) => oneAnnouncement(context, request.params.id),
    );
  };
