import type { Database } from './connect.ts';
import { asc, desc, eq } from './orm.ts';
import { feedFetch } from './schema/feeds.ts';

/** Which clients fetched a private calendar, the newest first. */
export function fetchesOf(db: Database, feedId: string) {
  const { client, fetches, lastAt } = feedFetch;
  return db
    .select({ client, fetches, lastAt })
    .from(feedFetch)
    .where(eq(feedFetch.feedId, feedId))
    .orderBy(desc(lastAt), asc(client));
}
