import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { announcementFeed } from '../cases/announcement-feed.ts';
import type { Context } from '../cases/context.ts';
import { dateChangesFeed } from '../cases/date-changes-feed.ts';
import { type AtomFeed, newestUpdate, renderAtom } from '../feeds/atom.ts';
import { etagOf, httpDate, notModified } from '../feeds/etag.ts';
import { languageTag } from '../words/language.ts';
import { inBothLanguages } from './page.ts';
import { answerReaders } from './problems.ts';

/** What feed readers follow: announcements and changes of dates, in Chinese at the root and in English below /en. */
export const atomRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await inBothLanguages(app, (lang, root) => async (app) => {
      answerReaders(app);
      const options = { config: { access: 'public' }, schema: { hide: true } } as const;
      app.get(`${root}/announcements.atom`, options, async (request, reply) =>
        sendAtom(await announcementFeed(context, lang), request, reply),
      );
      app.get(`${root}/changes.atom`, options, async (request, reply) =>
        sendAtom(await dateChangesFeed(context, lang), request, reply),
      );
    });
  };

/** Sends a public feed as Atom. The same rows give the same bytes, so a reader that has them is told so. */
function sendAtom(feed: AtomFeed, request: FastifyRequest, reply: FastifyReply) {
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
