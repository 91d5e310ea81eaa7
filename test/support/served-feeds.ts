import { randomUUIDv7 } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Lang } from '../../src/answers/source.ts';
import type { Context } from '../../src/cases/context.ts';
import { readPrivateFeed } from '../../src/cases/private-feeds.ts';
import { type PublicFeed, publicFeed } from '../../src/cases/public-feeds.ts';
import { PublicShelf } from '../../src/cases/public-shelf.ts';
import { privateFeedServer } from '../../src/cases/serve-private-feed.ts';
import { inSnapshot } from '../../src/cases/snapshot.ts';
import { feedToken, hashToken } from '../../src/cases/tokens.ts';
import { readPublicFeedVersion } from '../../src/db/feed-versions.ts';
import { feedById, insertFeed } from '../../src/db/feeds.ts';
import { feed } from '../../src/db/schema/feeds.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';

const nothing = { tags: undefined, since: undefined };

/** Gives a person a calendar of all enterprises the person is a member of; answers its token. */
export async function personFeed({ db, clock, secret }: Context, personId: string): Promise<string> {
  const id = randomUUIDv7();
  const token = feedToken(secret, id, 1);
  const row = { personId, scope: 'person' as const, enterpriseId: null, lang: 'zh' as const, generation: 1 };
  await insertFeed(db, { id, ...row, tokenHash: hashToken(token), createdAt: clock.now() });
  return token;
}

/** Every calendar that is served, as one copy of the service keeps it, held against one that is rendered anew. */
export function servedFeeds(context: Context) {
  const serve = privateFeedServer({ ...context, edition: 'test' });
  const shelf = new PublicShelf(context);
  const open: [string, PublicFeed, Lang][] = [
    ['/calendar/policies.ics', { of: 'all' }, 'zh'],
    ['/en/calendar/policies.ics', { of: 'all' }, 'en'],
    [
      '/calendar/policies/jiading-industrial-internet.ics',
      { of: 'policy', key: 'jiading-industrial-internet' },
      'zh',
    ],
  ];
  return {
    /** The names of calendars whose bytes are not those of a fresh rendering. */
    stale: async (): Promise<string[]> => {
      const wrong: string[] = [];
      for (const { id, tokenHash } of await context.db.select().from(feed)) {
        const { gzip } = await serve(tokenHash, nothing);
        const fresh = await inSnapshot(context, async (inside) => {
          const row = await feedById(inside.db, id);
          return row && renderCalendar(await readPrivateFeed(inside, row));
        });
        if (!gzip || gunzipSync(gzip).toString() !== fresh) wrong.push(id);
      }
      for (const [path, which, lang] of open) {
        const { bodies } = await shelf.fresh({ path, which, lang });
        if (`${bodies.identity}` !== renderCalendar(await publicFeed(context, which, lang))) wrong.push(path);
      }
      return wrong;
    },
    /** The versions of all calendars, in the order of their making. */
    versions: async () => {
      const rows = await context.db.select({ id: feed.id, version: feed.version }).from(feed);
      const own = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ version }) => version);
      return { own, open: await readPublicFeedVersion(context.db) };
    },
  };
}
