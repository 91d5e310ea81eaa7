import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Context } from '../cases/context.ts';
import { privateFeedServer, type ServedFeed } from '../cases/serve-private-feed.ts';
import { hashToken } from '../cases/tokens.ts';
import { Problem } from '../errors.ts';
import { httpDate } from '../feeds/etag.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { frameWords } from '../words/pages.ts';
import { answerOtherMethods, answerTroubles, disposition, refuseAfter, safety } from './calendar-answers.ts';
import { type Coding, codingFor, heldSince, heldTags, tagIn } from './conditional.ts';
import type { FeedLimits } from './feed-limits.ts';

const url = '/calendar/:token.ics';
const isToken = (token: string) => /^[\w-]{43}$/.test(token);
const codings: readonly Coding[] = ['gzip', 'identity'];

/** The calendars behind a token, which is all that opens them. */
export const privateCalendar =
  (context: Context, limits: FeedLimits): FastifyPluginAsync =>
  async (app) => {
    answerTroubles(app);
    answerOtherMethods(app, url);
    const serve = privateFeedServer(context);
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      const { ip, headers } = request;
      const now = context.clock.now();
      const at = now.epochMilliseconds;
      refuseAfter(limits.ofAddress(ip, at), reply);
      const { token } = request.params as { token: string };
      const hash = hashToken(token);
      refuseAfter(limits.ofToken(ip, hash, at), reply);
      const coding = codingFor(headers['accept-encoding'], codings);
      const tags = heldTags(headers['if-none-match'], coding);
      const since = heldSince(headers, now);
      const held = { ...(tags === undefined ? {} : { tags }), ...(since ? { since } : {}) };
      const served = isToken(token)
        ? await serve(hash, held).catch(counting(() => limits.found(ip, hash, false, at)))
        : undefined;
      if (!served) throw new Problem('not-found');
      limits.found(ip, hash, true, at);
      if (request.method === 'GET')
        context.fetches?.note(served.feedId, headers['user-agent'] ?? '', served.gzip !== undefined);
      return await send(served, coding, reply);
    });
  };

/** Lets a refusal go on, once it was counted where it says that there is no such calendar. */
function counting(count: () => void) {
  return (error: unknown): never => {
    if (error instanceof Problem && error.code === 'not-found') count();
    throw error;
  };
}

async function send({ etag, modifiedAt, lang, gzip }: ServedFeed, coding: Coding, reply: FastifyReply) {
  reply.headers({
    ...safety,
    etag: tagIn(etag, coding),
    'cache-control': 'private, max-age=300, must-revalidate',
    vary: 'accept-encoding',
    'content-language': languageTag[lang],
    'last-modified': httpDate(modifiedAt),
  });
  if (!gzip) return reply.code(304).send();
  reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    // The enterprise's name stands in no header: they are logged by proxies.
    'content-disposition': disposition('qixian', pick(frameWords.name, lang)),
    ...(coding === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
  });
  return reply.send(coding === 'gzip' ? gzip : await promisify(gunzip)(gzip));
}
