import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Lang } from '../answers/source.ts';
import { announcementFeed } from '../cases/announcement-feed.ts';
import { publicAnnouncement, publicAnnouncements } from '../cases/announcement-public.ts';
import type { Context } from '../cases/context.ts';
import { Problem } from '../errors.ts';
import { type AtomFeed, newestUpdate, renderAtom } from '../feeds/atom.ts';
import { etagOf, httpDate, notModified } from '../feeds/etag.ts';
import { announcementPage, announcementsPage } from '../pages/announcements.ts';
import { languageTag } from '../words/language.ts';
import { inBothLanguages, page } from './page.ts';
import { answerPages } from './pages.ts';
import { asProblem, sendProblem } from './problems.ts';

const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ListWanted = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' })),
});

/** Announcements for people and feed readers, Chinese at the root and English below /en. */
export const announcementPageRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await inBothLanguages(
      app,
      (lang, root) => feedIn(context, lang, root),
      (lang, root) => pagesIn(context, lang, root),
    );
  };

const config = { access: 'public' } as const;
const hide = true;

function feedIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    // A reader that is told nothing for a while keeps what it has.
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      const problem = asProblem(error);
      if (problem.code !== 'internal') return sendProblem(problem, request, reply);
      request.log.error(error);
      return sendProblem(new Problem('unavailable'), request, reply.header('retry-after', '300'));
    });
    app.get(`${root}/announcements.atom`, { config, schema: { hide } }, async (request, reply) =>
      sendFeed(await announcementFeed(context, lang), request, reply),
    );
  };
}

/** The same rows give the same bytes, so a reader that has them is told so. */
function sendFeed(feed: AtomFeed, request: FastifyRequest, reply: FastifyReply) {
  const body = renderAtom(feed);
  const etag = etagOf(body);
  const lastModified = newestUpdate(feed.entries);
  reply
    .header('etag', etag)
    .header('cache-control', 'public, max-age=300, must-revalidate')
    .header('vary', 'accept-encoding')
    .header('content-language', languageTag[feed.lang]);
  if (lastModified) reply.header('last-modified', httpDate(lastModified));
  if (notModified(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('application/atom+xml; charset=utf-8').send(body);
}

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
