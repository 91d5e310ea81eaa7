import type { Database } from './connect.ts';
import type { FeedRow } from './feeds.ts';
import { asc, desc, eq } from './orm.ts';
import { feed, feedFetch, retiredFeedToken } from './schema/feeds.ts';

/** A subscription, revoked or not. */
export async function findFeed(db: Database, id: string): Promise<FeedRow | undefined> {
  const [row] = await db.select().from(feed).where(eq(feed.id, id));
  return row;
}

/** Whether a token's SHA-256 is one that a rotation took out of use. */
export async function isRetiredToken(db: Database, tokenHash: string): Promise<boolean> {
  const rows = await db
    .select({ feedId: retiredFeedToken.feedId })
    .from(retiredFeedToken)
    .where(eq(retiredFeedToken.tokenHash, tokenHash));
  return rows.length > 0;
}

/** Which clients fetched a private calendar, the newest first. */
export function fetchesOf(db: Database, feedId: string) {
  const { client, fetches, lastAt } = feedFetch;
  return db
    .select({ client, fetches, lastAt })
    .from(feedFetch)
    .where(eq(feedFetch.feedId, feedId))
    .orderBy(desc(lastAt), asc(client));
}
