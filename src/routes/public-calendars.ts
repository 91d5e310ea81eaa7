import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../answers/source.ts';
import type { Context } from '../cases/context.ts';
import type { PublicFeed } from '../cases/public-feeds.ts';
import { PublicShelf, type Shelved, type ShelvedFeed } from '../cases/public-shelf.ts';
import { Problem } from '../errors.ts';
import { httpDate } from '../feeds/etag.ts';
import { pathIn } from '../pages/layout.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import {
  answerOtherMethods,
  answerTroubles,
  disposition,
  refuseAfter,
  safety,
  sendRaw,
} from './calendar-answers.ts';
import { type Coding, codingChooser, isHeld, tagIn } from './conditional.ts';
import type { FeedLimits } from './feed-limits.ts';

/** A public calendar's path below a language's root, with at most one `:key`, and which calendar stands there. */
type PublicPath = { pattern: string; which: (key: string) => PublicFeed | undefined };

const isKey = (key: string) => /^[a-z0-9-]{1,80}$/.test(key);

/** Every public calendar there is, each in both languages. */
const publicPaths: readonly PublicPath[] = [
  { pattern: '/calendar/policies.ics', which: () => ({ of: 'all' }) },
  { pattern: '/calendar/windows.ics', which: () => ({ of: 'windows' }) },
  {
    pattern: '/calendar/policies/:key.ics',
    which: (key) => (isKey(key) ? { of: 'policy', key } : undefined),
  },
  {
    pattern: '/calendar/districts/:key.ics',
    which: (district) => (isKey(district) ? { of: 'district', district } : undefined),
  },
  {
    pattern: '/calendar/themes/:key.ics',
    which: (theme) => (isKey(theme) ? { of: 'theme', theme } : undefined),
  },
];

/** The public calendars, for everyone and from memory. */
export const publicCalendars =
  (context: Context, limits: FeedLimits): FastifyPluginAsync =>
  async (app) => {
    answerTroubles(app, forEveryone);
    const shelf = context.publicShelf ?? new PublicShelf(context);
    const now = () => context.clock.now();
    for (const lang of ['zh', 'en'] as const) {
      for (const { pattern, which } of publicPaths) {
        const url = pathIn(lang, pattern);
        app.get(url, { schema: { hide: true } }, (request, reply) => {
          refuseAfter(limits.ofAddress(request.ip, now), reply);
          const { key = '' } = request.params as { key?: string };
          const path = key === '' ? url : url.replace(':key', key);
          const kept = shelf.kept(path);
          if (kept) return send(kept, path, now, request, reply);
          return fetched(shelf, { path, lang }, which(key)).then((feed) =>
            send(feed, path, now, request, reply),
          );
        });
        answerOtherMethods(app, url, preflight);
      }
    }
  };

async function fetched(shelf: PublicShelf, at: { path: string; lang: Lang }, which: PublicFeed | undefined) {
  if (!which) throw new Problem('not-found');
  return await shelf.fresh({ ...at, which } satisfies Shelved);
}

/** Any page may read it, with nobody's credentials. */
const forEveryone = { 'access-control-allow-origin': '*' };
const preflight = {
  ...forEveryone,
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'if-none-match, if-modified-since, cache-control',
  'access-control-max-age': '86400',
};

const codingOf = codingChooser(['br', 'gzip', 'identity']);

function send(
  feed: ShelvedFeed,
  path: string,
  now: () => Temporal.Instant,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const coding = codingOf(request.headers['accept-encoding']);
  const { tag, whole, unchanged } = saidOf(feed, path)[coding];
  if (isHeld(request.headers, tag, feed.modifiedAt, now)) return sendRaw(reply, 304, unchanged);
  return sendRaw(reply, 200, whole, feed.bodies[coding]);
}

type Said = { tag: string; whole: string[]; unchanged: string[] };

/** The headers of a calendar in memory, made once. */
const said = new WeakMap<ShelvedFeed, Record<Coding, Said>>();

function saidOf(feed: ShelvedFeed, path: string): Record<Coding, Said> {
  const known = said.get(feed);
  if (known) return known;
  const made = {
    identity: headersOf(feed, path, 'identity'),
    gzip: headersOf(feed, path, 'gzip'),
    br: headersOf(feed, path, 'br'),
  };
  said.set(feed, made);
  return made;
}

function headersOf(
  { etag, modifiedAt, name, lang, bodies }: ShelvedFeed,
  path: string,
  coding: Coding,
): Said {
  const tag = tagIn(etag, coding);
  const unchanged = {
    ...safety,
    ...forEveryone,
    'access-control-expose-headers': 'etag',
    etag: tag,
    'cache-control': 'public, max-age=300, must-revalidate',
    vary: 'accept-encoding',
    'content-language': languageTag[lang],
    ...(modifiedAt ? { 'last-modified': httpDate(modifiedAt) } : {}),
  };
  const whole = {
    ...unchanged,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': disposition(fileName(path), pick(name, lang)),
    ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
    'content-length': `${bodies[coding].length}`,
  };
  return { tag, whole: Object.entries(whole).flat(), unchanged: Object.entries(unchanged).flat() };
}

/** A file's name in ASCII: the last part of the path. */
function fileName(path: string): string {
  return `qixian-${/([\w-]+)\.ics$/.exec(path)?.[1] ?? 'calendar'}`;
}
