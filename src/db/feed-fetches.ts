import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import type { FeedRow } from './feeds.ts';
import { and, asc, eq, exists, gt, gte, inArray, isNull, lte, max, or, sql } from './orm.ts';
import { isAnyOf, recordset } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';
import { feed, feedFetch, retiredFeedToken } from './schema/feeds.ts';
import { membership } from './schema/people.ts';

export type FeedFetch = typeof feedFetch.$inferSelect;

/**
 * Adds what was fetched since to what is counted, in one statement; nothing is kept of a feed that answers no more, nor of an
 * address that the feed had before.
 */
export async function addFetches(db: Database, counts: FeedFetch[]) {
  if (counts.length === 0) return;
  await db
    .insert(feedFetch)
    .select(
      // In one order for all copies, which otherwise would wait for each other.
      sql`select given.* from ${recordset(feedFetch, counts)} join ${feed} on ${feed.id} = given.feed_id and ${feed.revokedAt} is null where not exists (select 1 from ${retiredFeedToken} where ${retiredFeedToken.feedId} = given.feed_id and ${retiredFeedToken.retiredAt} > given.last_at) order by given.feed_id, given.client`,
    )
    .onConflictDoUpdate({
      target: [feedFetch.feedId, feedFetch.client],
      set: {
        fetches: sql`${feedFetch.fetches} + excluded.fetches`,
        transfers: sql`${feedFetch.transfers} + excluded.transfers`,
        firstAt: sql`least(${feedFetch.firstAt}, excluded.first_at)`,
        lastAt: sql`greatest(${feedFetch.lastAt}, excluded.last_at)`,
      },
    });
}

/** Forgets who has fetched a feed. */
export async function dropFetches(tx: Database, feedId: string) {
  await tx.delete(feedFetch).where(eq(feedFetch.feedId, feedId));
}

/** Who has fetched some feeds, the client that was last first. */
export async function fetchesOf(db: Database, feedIds: string[]): Promise<FeedFetch[]> {
  if (feedIds.length === 0) return [];
  const rows = await db.select().from(feedFetch).where(isAnyOf(feedFetch.feedId, feedIds));
  return rows.toSorted(
    (a, b) => Temporal.Instant.compare(b.lastAt, a.lastAt) || (a.client < b.client ? -1 : 1),
  );
}

/** How many feeds answer, and how many of them were fetched since an instant, inclusive. */
export async function countFeeds(
  db: Database,
  since: Temporal.Instant,
): Promise<{ live: number; fetched: number }> {
  const recent = db
    .select({ one: sql`1` })
    .from(feedFetch)
    .where(and(eq(feedFetch.feedId, feed.id), gte(feedFetch.lastAt, since)));
  const isLive = isNull(feed.revokedAt);
  return {
    live: await db.$count(feed, isLive),
    fetched: await db.$count(feed, and(isLive, exists(recent))),
  };
}

/** What is asked of feeds that are not fetched any more. */
export type Unfetched = {
  /** The clients whose fetches count. */
  clients: readonly string[];
  /** Changes after this instant are too young to be missed. */
  before: Temporal.Instant;
  /** The days, both inclusive, of which one has to be or to have been a day of the deadline. */
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  personId?: string;
};

/** A row of a feed's enterprises whose date version began after the feed was last fetched. */
export type UnfetchedRow = { feed: FeedRow; fetchedAt: Temporal.Instant; deadline: DeadlineRow };

/**
 * Undone rows that a feed was fetched before, and has not been fetched since, with the feed. Which of them the feed carries,
 * its settings say. A feed that no client has fetched is not in it.
 */
export async function unfetchedRows(
  db: Database,
  { clients, before, from, to, personId }: Unfetched,
): Promise<UnfetchedRow[]> {
  const newest = max(feedFetch.lastAt);
  const theirs =
    personId === undefined
      ? undefined
      : db.select({ id: feed.id }).from(feed).where(eq(feed.personId, personId));
  const seen = db
    .select({ feedId: feedFetch.feedId, lastAt: newest.as('last_at') })
    .from(feedFetch)
    .where(and(inArray(feedFetch.client, [...clients]), theirs && inArray(feedFetch.feedId, theirs)))
    .groupBy(feedFetch.feedId)
    .having(sql`${newest} < ${before.toString()}::timestamptz`)
    .as('seen');
  const { dueOn, actBy } = deadlineRevision;
  const isNear = or(and(gte(dueOn, from), lte(dueOn, to)), and(gte(actBy, from), lte(actBy, to)));
  const near = db
    .select({ one: sql`1` })
    .from(deadlineRevision)
    .where(and(eq(deadlineRevision.deadlineId, deadline.id), isNear));
  const isOpen = and(isNull(deadline.doneAt), isNull(deadline.leftFeedsAt));
  const ofFeed = sql`${deadline.enterpriseId} = coalesce(${feed.enterpriseId}, ${membership.enterpriseId})`;
  const rows = await db
    .select({ feed, fetchedAt: seen.lastAt, deadline })
    .from(seen)
    .innerJoin(feed, and(eq(feed.id, seen.feedId), isNull(feed.revokedAt)))
    .leftJoin(membership, and(isNull(feed.enterpriseId), eq(membership.personId, feed.personId)))
    .innerJoin(
      deadline,
      and(ofFeed, gt(deadline.datedAt, seen.lastAt), lte(deadline.datedAt, before), isOpen),
    )
    .where(exists(near))
    .orderBy(asc(feed.personId), asc(feed.id), asc(deadline.actBy), asc(deadline.id));
  return rows.flatMap(({ fetchedAt, ...row }) => (fetchedAt ? [{ ...row, fetchedAt }] : []));
}

/** Writes when the person of some feeds was told of what is not fetched. */
export async function markTold(tx: Database, feedIds: string[], at: Temporal.Instant) {
  if (feedIds.length === 0) return;
  // In one order with whoever raises the versions of many.
  await tx
    .select({ id: feed.id })
    .from(feed)
    .where(isAnyOf(feed.id, feedIds))
    .orderBy(asc(feed.id))
    .for('no key update');
  await tx.update(feed).set({ unfetchedToldAt: at }).where(isAnyOf(feed.id, feedIds));
}
