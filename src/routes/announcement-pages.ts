import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Lang } from '../answers/source.ts';
import { publicAnnouncement, publicAnnouncements } from '../cases/announcement-public.ts';
import type { Context } from '../cases/context.ts';
import { announcementPage, announcementsPage } from '../pages/announcements.ts';
import { inBothLanguages, page } from './page.ts';
import { answerPages } from './pages.ts';

const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ListWanted = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' })),
});

/** Announcements for people, Chinese at the root and English below /en. */
export const announcementPageRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await inBothLanguages(app, (lang, root) => pagesIn(context, lang, root));
  };

const config = { access: 'public' } as const;
const hide = true;

function pagesIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    answerPages(app, lang);
    app.get(
      `${root}/announcements`,
      { config, schema: { hide, querystring: ListWanted } },
      async (request, reply) => {
        // Of the address only what is checked: whatever else a link carries is nobody's filter.
        const { cursor } = request.query;
        const model = await publicAnnouncements(context, cursor === undefined ? {} : { cursor });
        return page(reply, announcementsPage(model, lang));
      },
    );
    app.get(
      `${root}/announcements/:id`,
      { config, schema: { hide, params: IdParams } },
      async (request, reply) =>
        page(reply, announcementPage(await publicAnnouncement(context, request.params.id), lang)),
    );
  };
}
