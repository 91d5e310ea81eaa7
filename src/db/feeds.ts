import type { DeadlineKind } from '../deadlines/model.ts';
import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';
import { feed, retiredFeedToken } from './schema/feeds.ts';

export type FeedRow = typeof feed.$inferSelect;

export async function insertFeed(db: Database, row: typeof feed.$inferInsert) {
  await db.insert(feed).values(row);
}

/** The subscription behind a feed token's SHA-256, revoked or not. */
export async function feedByToken(db: Database, tokenHash: string) {
  const [row] = await db.select().from(feed).where(eq(feed.tokenHash, tokenHash));
  return row;
}

/** When a token was taken out of use; undefined while it serves, or where it was never made. */
export async function retiredAt(db: Database, tokenHash: string): Promise<Temporal.Instant | undefined> {
  const [row] = await db.select().from(retiredFeedToken).where(eq(retiredFeedToken.tokenHash, tokenHash));
  return row?.retiredAt;
}

export async function feedById(db: Database, id: string): Promise<FeedRow | undefined> {
  const [row] = await db.select().from(feed).where(eq(feed.id, id));
  return row;
}

/** Revokes a feed of a person; answers it, undefined where the person has no such feed. */
export async function revokeFeed(
  db: Database,
  id: string,
  personId: string,
  at: Temporal.Instant,
): Promise<FeedRow | undefined> {
  const [row] = await db
    .update(feed)
    .set({ revokedAt: at })
    .where(and(eq(feed.id, id), eq(feed.personId, personId), isNull(feed.revokedAt)))
    .returning();
  return row;
}

const stillInFeeds = and(isNull(deadline.leftFeedsAt), isNotNull(deadline.dueOn));

/** The kinds of the policies' own rows that the public feeds carry: their days and their windows, no goals. */
export const publicFeedKinds: readonly DeadlineKind[] = [
  'policy-expires',
  'policy-takes-effect',
  'policy-repealed',
  'window-opens',
  'window-step',
];

/** What the public feeds carry, of one policy or of all. */
export function publicFeedDeadlines(db: Database, policySubject?: string): Promise<DeadlineRow[]> {
  const which = policySubject ? eq(deadline.subject, policySubject) : undefined;
  return db
    .select()
    .from(deadline)
    .where(and(isNull(deadline.enterpriseId), inArray(deadline.kind, publicFeedKinds), stillInFeeds, which))
    .orderBy(asc(deadline.dueOn), asc(deadline.id));
}

/** What the private feeds of some enterprises carry. */
export function privateFeedDeadlines(db: Database, enterpriseIds: string[]): Promise<DeadlineRow[]> {
  return db
    .select()
    .from(deadline)
    .where(and(isAnyOf(deadline.enterpriseId, enterpriseIds), stillInFeeds))
    .orderBy(asc(deadline.dueOn), asc(deadline.id));
}

/** How many feeds that still answer some enterprises have; none of those that have none. */
export async function feedCounts(db: Database, enterpriseIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: feed.enterpriseId, feeds: count() })
    .from(feed)
    .where(and(isAnyOf(feed.enterpriseId, enterpriseIds), isNull(feed.revokedAt)))
    .groupBy(feed.enterpriseId);
  return new Map(rows.flatMap(({ id, feeds }) => (id ? [[id, feeds] as const] : [])));
}

/** A person's feeds that still answer, oldest first. */
export function feedsOf(db: Database, personId: string): Promise<FeedRow[]> {
  return db
    .select()
    .from(feed)
    .where(and(eq(feed.personId, personId), isNull(feed.revokedAt)))
    .orderBy(asc(feed.createdAt), asc(feed.id));
}

/** The feeds of some people that still answer, one for each person and enterprise: the oldest that is of all of it. */
export async function currentFeeds(db: Database, personIds: string[]): Promise<FeedRow[]> {
  if (personIds.length === 0) return [];
  return await db
    .selectDistinctOn([feed.personId, feed.enterpriseId])
    .from(feed)
    .where(and(isAnyOf(feed.personId, personIds), eq(feed.scope, 'enterprise'), isNull(feed.revokedAt)))
    .orderBy(feed.personId, feed.enterpriseId, asc(feed.createdAt));
}

/** Of deadlines that have moved: the day each stood on before its newest date version. */
export async function earlierDueDays(db: Database, ids: string[]): Promise<Map<string, Temporal.PlainDate>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([deadlineRevision.deadlineId], {
      id: deadlineRevision.deadlineId,
      dueOn: deadlineRevision.dueOn,
    })
    .from(deadlineRevision)
    .innerJoin(deadline, eq(deadline.id, deadlineRevision.deadlineId))
    .where(and(inArray(deadlineRevision.deadlineId, ids), ne(deadlineRevision.dueOn, deadline.dueOn)))
    .orderBy(deadlineRevision.deadlineId, desc(deadlineRevision.revision));
  return new Map(rows.flatMap(({ id, dueOn }) => (dueOn ? [[id, dueOn] as const] : [])));
}
