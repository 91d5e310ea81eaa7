import type { Content, DeadlineKind } from '../deadlines/model.ts';
import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { asShown, lastDated, type ShownRow } from './earlier-days.ts';
import { feedsAboutAny } from './feeds-about.ts';
import { and, asc, count, eq, inArray, isNull, max, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';
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

/** When an address of a feed was last taken out of use; undefined where none was. */
export async function lastRetiredAt(db: Database, feedId: string): Promise<Temporal.Instant | undefined> {
  const [row] = await db
    .select({ at: max(retiredFeedToken.retiredAt) })
    .from(retiredFeedToken)
    .where(eq(retiredFeedToken.feedId, feedId));
  return row?.at ?? undefined;
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

const stillInFeeds = isNull(deadline.leftFeedsAt);

/** What has a day, or had one. */
async function dated(db: Database, rows: DeadlineRow[]): Promise<ShownRow[]> {
  return (await asShown(db, rows)).filter(({ dueOn }) => dueOn !== null);
}

/** The kinds of the policies' own rows that the public feeds carry: their days and their windows, no goals. */
export const publicFeedKinds: readonly DeadlineKind[] = [
  'policy-expires',
  'policy-takes-effect',
  'policy-repealed',
  'window-opens',
  'window-step',
];

/** What the public feeds carry, of one policy or of all. */
export async function publicFeedDeadlines(db: Database, policySubject?: string): Promise<ShownRow[]> {
  const which = policySubject ? eq(deadline.subject, policySubject) : undefined;
  const rows = await db
    .select()
    .from(deadline)
    .where(and(isNull(deadline.enterpriseId), inArray(deadline.kind, publicFeedKinds), stillInFeeds, which))
    .orderBy(asc(deadline.dueOn), asc(deadline.id));
  return await dated(db, rows);
}

/** What the private feeds of some enterprises carry. */
export async function privateFeedDeadlines(db: Database, enterpriseIds: string[]): Promise<ShownRow[]> {
  const rows = await db
    .select()
    .from(deadline)
    .where(and(isAnyOf(deadline.enterpriseId, enterpriseIds), stillInFeeds))
    .orderBy(asc(deadline.dueOn), asc(deadline.id));
  return await dated(db, rows);
}

/** What the private feeds of some enterprises carry, without what it says: what decides whether a feed carries them, and when they were revised. */
export async function privateFeedHeads(db: Database, enterpriseIds: string[]) {
  const { id, dueOn, content, enterpriseId, kind, subject, revisedAt } = deadline;
  const decisive = sql<Pick<Content, 'stake' | 'projectId'>>`jsonb_strip_nulls(jsonb_build_object(
    'stake', ${content} -> 'stake', 'projectId', ${content} -> 'projectId'))`;
  const rows = await db
    .select({ id, dueOn, enterpriseId, kind, subject, revisedAt, content: decisive })
    .from(deadline)
    .where(and(isAnyOf(enterpriseId, enterpriseIds), stillInFeeds));
  const last = await lastDated(
    db,
    rows.flatMap((row) => (row.dueOn === null ? [row.id] : [])),
  );
  return rows.flatMap((row) => {
    if (row.dueOn !== null) return [row];
    const before = last.get(row.id);
    return before ? [{ ...row, content: before.content }] : [];
  });
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
