import type { Database } from './connect.ts';
import { feedsAboutAny } from './feeds-about.ts';
import { and, asc, eq, inArray, isNull, type SQL, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { feed, publicFeedVersion } from './schema/feeds.ts';

/** On this channel the database tells every copy of the service that the public feeds have another version, once it is committed. */
export const publicFeedChannel = 'qixian_public_feeds';

/**
 * Raises the version of the feeds that show some enterprises: their own, their projects', and those of their members.
 * Call it once in a transaction and after everything else it holds: whoever writes takes feeds last and in one order, so
 * that no two wait for each other.
 */
export async function touchFeeds(tx: Database, enterpriseIds: readonly string[]) {
  if (enterpriseIds.length === 0) return;
  const about = feedsAboutAny(tx, enterpriseIds);
  await raise(tx, inArray(feed.id, tx.select({ id: about.id }).from(about)));
}

/** Raises the version of the feeds that show all enterprises of some people: whose members they are has changed. */
export async function touchFeedsOf(tx: Database, personIds: readonly string[]) {
  if (personIds.length === 0) return;
  await raise(tx, and(eq(feed.scope, 'person'), isAnyOf(feed.personId, personIds)));
}

/**
 * One statement; the rows are held in the order of their ids before the first is written. The ids are given as an array, as
 * a join would be planned as if all feeds were held.
 */
async function raise(tx: Database, which: SQL | undefined) {
  const held = tx.$with('held').as(
    tx
      .select({ id: feed.id })
      .from(feed)
      .where(and(isNull(feed.revokedAt), which))
      .orderBy(asc(feed.id))
      .for('no key update'),
  );
  await tx
    .with(held)
    .update(feed)
    .set({ version: sql`${feed.version} + 1` })
    .where(sql`${feed.id} = any(array(${tx.select({ id: held.id }).from(held)}))`);
}

/** Raises the version of the public feeds, and lets the database tell every copy that listens. */
export async function touchPublicFeeds(tx: Database) {
  await tx
    .insert(publicFeedVersion)
    .values({ version: 1 })
    .onConflictDoUpdate({
      target: publicFeedVersion.only,
      set: { version: sql`${publicFeedVersion.version} + 1` },
    });
  await tx.execute(sql`select pg_notify(${publicFeedChannel}, '')`);
}

/** The version of the public feeds; 0 before anything was written. */
export async function readPublicFeedVersion(db: Database): Promise<number> {
  const [row] = await db.select({ version: publicFeedVersion.version }).from(publicFeedVersion);
  return row?.version ?? 0;
}
