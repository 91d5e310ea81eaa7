import type { Content, DeadlineKind } from '../deadlines/model.ts';
import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { feedsAboutAny } from './feeds-about.ts';
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';
import { feed, feedRendering, retiredFeedToken } from './schema/feeds.ts';
import { person } from './schema/people.ts';

export type FeedRow = typeof feed.$inferSelect;

export async function insertFeed(db: Database, row: typeof feed.$inferInsert): Promise<FeedRow> {
  const [made] = await db.insert(feed).values(row).returning();
  if (!made) throw new Error('a feed vanished as it was made');
  return made;
}

/** The subscription behind a feed token's SHA-256, revoked or not. */
export async function feedByToken(db: Database, tokenHash: string): Promise<FeedRow | undefined> {
  const [row] = await db.select().from(feed).where(eq(feed.tokenHash, tokenHash));
  return row;
}

/** When a token was taken out of use; undefined while it serves, or where it was never made. */
export async function retiredAt(db: Database, tokenHash: string): Promise<Temporal.Instant | undefined> {
  const [row] = await db.select().from(retiredFeedToken).where(eq(retiredFeedToken.tokenHash, tokenHash));
  return row?.retiredAt;
}

export async function retireToken(tx: Database, row: typeof retiredFeedToken.$inferInsert) {
  await tx.insert(retiredFeedToken).values(row);
}

export async function feedById(db: Database, id: string): Promise<FeedRow | undefined> {
  const [row] = await db.select().from(feed).where(eq(feed.id, id));
  return row;
}

/** A feed that still answers, held until the transaction ends. */
export async function takeFeed(tx: Database, id: string): Promise<FeedRow | undefined> {
  const [row] = await tx
    .select()
    .from(feed)
    .where(and(eq(feed.id, id), isNull(feed.revokedAt)))
    .for('no key update');
  return row;
}

/** Writes what a held feed is to be; the version is raised, for its bytes or its address may be others. */
export async function updateFeed(tx: Database, id: string, fields: Partial<FeedRow>): Promise<FeedRow> {
  const [row] = await tx
    .update(feed)
    .set({ ...fields, version: sql`${feed.version} + 1`, revision: sql`${feed.revision} + 1` })
    .where(eq(feed.id, id))
    .returning();
  if (!row) throw new Error('a feed vanished while it was held');
  return row;
}

/** Forgets what a feed held as it was last rendered. */
export async function dropRendering(tx: Database, feedId: string) {
  await tx.delete(feedRendering).where(eq(feedRendering.feedId, feedId));
}

/** Holds what feeds a person has until the transaction ends: one at a time makes another. */
export async function holdFeedsOf(tx: Database, personId: string) {
  await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('no key update');
}

/** How many feeds of a person still answer, of an enterprise and its projects; with `null`, those of all enterprises in one. */
export async function countFeedsOf(
  db: Database,
  personId: string,
  enterpriseId: string | null,
): Promise<number> {
  const which = enterpriseId === null ? isNull(feed.enterpriseId) : eq(feed.enterpriseId, enterpriseId);
  return await db.$count(feed, and(eq(feed.personId, personId), which, isNull(feed.revokedAt)));
}

/** The feeds that carry days of an enterprise and still answer, with whose they are: its own, and those of its members. */
export function feedsAbout(db: Database, enterpriseId: string) {
  const about = feedsAboutAny(db, [enterpriseId]);
  return db
    .select({ feed, person })
    .from(feed)
    .innerJoin(about, eq(about.id, feed.id))
    .innerJoin(person, eq(person.id, feed.personId))
    .orderBy(asc(feed.createdAt), asc(feed.id));
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

/** The same rows without what they say: what decides whether a feed carries them, and when they were revised. */
export function privateFeedHeads(db: Database, enterpriseIds: string[]) {
  const { content, enterpriseId, kind, subject, revisedAt } = deadline;
  const decisive = sql<Pick<Content, 'stake' | 'projectId'>>`jsonb_strip_nulls(jsonb_build_object(
    'stake', ${content} -> 'stake', 'projectId', ${content} -> 'projectId'))`;
  return db
    .select({ enterpriseId, kind, subject, revisedAt, content: decisive })
    .from(deadline)
    .where(and(isAnyOf(enterpriseId, enterpriseIds), stillInFeeds));
}

/** The first days of windows that enterprises have ever had in their rows with a day, whether feeds carry them still or not. */
export function windowOpenings(db: Database, enterpriseIds: string[]): Promise<DeadlineRow[]> {
  return db
    .select()
    .from(deadline)
    .where(
      and(
        isAnyOf(deadline.enterpriseId, enterpriseIds),
        eq(deadline.kind, 'window-opens'),
        isNotNull(deadline.dueOn),
      ),
    )
    .orderBy(asc(deadline.dueOn), asc(deadline.id));
}

/** How many feeds that still answer carry days of some enterprises, those of their members too; none of those that have none. */
export async function feedCounts(db: Database, enterpriseIds: string[]): Promise<Map<string, number>> {
  const about = feedsAboutAny(db, enterpriseIds);
  const rows = await db
    .select({ id: about.enterpriseId, feeds: count() })
    .from(about)
    .groupBy(about.enterpriseId);
  return new Map(rows.map(({ id, feeds }) => [id, feeds]));
}

/** A person's feeds that still answer, oldest first. */
export function feedsOf(db: Database, personId: string): Promise<FeedRow[]> {
  return db
    .select()
    .from(feed)
    .where(and(eq(feed.personId, personId), isNull(feed.revokedAt)))
    .orderBy(asc(feed.createdAt), asc(feed.id));
}

/** The feeds of some people that still answer, one for each person and enterprise: the oldest that holds all of it as events. */
export async function currentFeeds(db: Database, personIds: string[]): Promise<FeedRow[]> {
  if (personIds.length === 0) return [];
  return await db
    .selectDistinctOn([feed.personId, feed.enterpriseId])
    .from(feed)
    .where(
      and(
        isAnyOf(feed.personId, personIds),
        eq(feed.scope, 'enterprise'),
        isNull(feed.kinds),
        isNull(feed.minimumFen),
        eq(feed.form, 'events'),
        isNull(feed.revokedAt),
      ),
    )
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
