import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { remembering } from '../answers/remembering.ts';
import type { Lang } from '../answers/source.ts';
import type { Context } from '../cases/context.ts';
import { privateFeedServer, type ServedFeed } from '../cases/serve-private-feed.ts';
import { hashToken } from '../cases/tokens.ts';
import { Problem } from '../errors.ts';
import { httpDate } from '../feeds/etag.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { frameWords } from '../words/pages.ts';
import {
  answerOtherMethods,
  answerTroubles,
  disposition,
  refuseAfter,
  refuseUnknown,
  safety,
  sendRaw,
} from './calendar-answers.ts';
import { type Coding, codingChooser, heldSince, heldTags, tagIn } from './conditional.ts';
import type { FeedLimits } from './feed-limits.ts';

const url = '/calendar/:token.ics';
const isToken = (token: string) => /^[\w-]{43}$/.test(token);
const codingOf = codingChooser(['gzip', 'identity']);

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
      const clock = () => now;
      refuseAfter(limits.ofAddress(ip, clock), reply);
      const { token } = request.params as { token: string };
      if (!isToken(token)) throw new Problem('not-found');
      const hash = hashToken(token);
      refuseAfter(limits.ofToken(ip, hash, clock), reply);
      const coding = codingOf(headers['accept-encoding']);
      const served = await serve(hash, {
        tags: heldTags(headers['if-none-match'], coding),
        since: heldSince(headers, clock),
      }).catch(refuseUnknown(limits, ip, clock, reply));
      if (request.method === 'GET')
        context.fetches?.note(served.feedId, headers['user-agent'] ?? '', served.gzip !== null, now);
      await send(served, coding, reply);
    });
  };

async function send({ etag, modified, lang, gzip }: ServedFeed, coding: Coding, reply: FastifyReply) {
  const unchanged = always[lang].concat('etag', tagIn(etag, coding), 'last-modified', dateOf(modified));
  if (!gzip) return sendRaw(reply, 304, unchanged);
  const body = coding === 'gzip' ? gzip : await promisify(gunzip)(gzip);
  const whole = unchanged.concat(file[lang], 'content-length', `${body.length}`);
  return sendRaw(reply, 200, coding === 'gzip' ? whole.concat('content-encoding', 'gzip') : whole, body);
}

const dateOf = remembering(10_000, (modified: number) =>
  httpDate(Temporal.Instant.fromEpochMilliseconds(modified)),
);

/** Headers of every answer, in turn with their values. */
const always = inBoth((lang) => [
  ...Object.entries(safety).flat(),
  'cache-control',
  'private, max-age=300, must-revalidate',
  'vary',
  'accept-encoding',
  'content-language',
  languageTag[lang],
]);

/** Of what carries the calendar. The enterprise's name stands in no header, as proxies log them. */
const file = inBoth((lang) => [
  'content-type',
  'text/calendar; charset=utf-8',
  'content-disposition',
  disposition('qixian', pick(frameWords.name, lang)),
]);

function inBoth(headers: (lang: Lang) => string[]): Record<Lang, string[]> {
  return { zh: headers('zh'), en: headers('en') };
}
