import type { Database } from './connect.ts';
import { and, asc, count, desc, eq, exists, gte, isNotNull, isNull, lt, lte, ne, or, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';

export type DeadlineRow = typeof deadline.$inferSelect;

// The occurrence orders what has no day yet: the claims of a schedule, year by year.
const byDay = [asc(deadline.dueOn), asc(deadline.subject), asc(deadline.occurrence), asc(deadline.id)];

/** All deadlines of an enterprise, withdrawn ones too; with `null`, the policies' own. */
export function deadlinesOf(db: Database, enterpriseId: string | null): Promise<DeadlineRow[]> {
  const owner =
    enterpriseId === null ? isNull(deadline.enterpriseId) : eq(deadline.enterpriseId, enterpriseId);
  return db
    .select()
    .from(deadline)
    .where(owner)
    .orderBy(...byDay);
}

/** All deadlines of some enterprises, withdrawn ones too, in no order. */
export function deadlinesOfEach(db: Database, enterpriseIds: string[]): Promise<DeadlineRow[]> {
  return db.select().from(deadline).where(isAnyOf(deadline.enterpriseId, enterpriseIds));
}

export async function findDeadline(db: Database, id: string): Promise<DeadlineRow | undefined> {
  const [row] = await db.select().from(deadline).where(eq(deadline.id, id));
  return row;
}

/** Up to two ids that begin or end with a part of an id: lower-case hexadecimal digits and hyphens. */
export async function deadlineIdsLike(db: Database, part: string): Promise<string[]> {
  const id = sql`${deadline.id}::text`;
  const rows = await db
    .select({ id: deadline.id })
    .from(deadline)
    .where(or(sql`${id} like ${`${part}%`}`, sql`${id} like ${`%${part}`}`))
    .limit(2);
  return rows.map((row) => row.id);
}

/** The history of a deadline, oldest first. */
export function revisionsOf(db: Database, deadlineId: string) {
  return db
    .select()
    .from(deadlineRevision)
    .where(eq(deadlineRevision.deadlineId, deadlineId))
    .orderBy(asc(deadlineRevision.revision));
}

/** When the announcement that changed each of some deadlines last was published here; those that none did are not in it. */
export async function announcedAt(
  db: Database,
  deadlineIds: string[],
): Promise<Map<string, Temporal.Instant>> {
  if (deadlineIds.length === 0) return new Map();
  const { deadlineId, revision, recordedAt, announcementId } = deadlineRevision;
  const rows = await db
    .selectDistinctOn([deadlineId], { id: deadlineId, at: recordedAt })
    .from(deadlineRevision)
    .where(and(isAnyOf(deadlineId, deadlineIds), isNotNull(announcementId)))
    .orderBy(deadlineId, desc(revision));
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** What those who were told date versions of these deadlines were told: of each version the latest revision. */
export async function versionsOf(db: Database, deadlineIds: string[]) {
  if (deadlineIds.length === 0) return [];
  const { deadlineId, revision, announcementId } = deadlineRevision;
  const { dateVersion, status, nominalOn, dueOn, actBy, submitBy, minute } = deadlineRevision;
  return await db
    .selectDistinctOn([deadlineId, dateVersion], {
      deadlineId,
      dateVersion,
      status,
      nominalOn,
      dueOn,
      actBy,
      submitBy,
      minute,
      announcementId,
    })
    .from(deadlineRevision)
    .where(isAnyOf(deadlineId, deadlineIds))
    .orderBy(deadlineId, dateVersion, desc(revision));
}

/** The days of a revision, and when it was recorded. */
export type RevisedDates = Pick<
  typeof deadlineRevision.$inferSelect,
  'deadlineId' | 'recordedAt' | 'status' | 'nominalOn' | 'dueOn' | 'actBy' | 'submitBy' | 'minute'
>;

/** The days of every revision of some deadlines, each deadline's in their order. */
export async function revisedDates(db: Database, ids: string[]): Promise<Map<string, RevisedDates[]>> {
  if (ids.length === 0) return new Map();
  const { deadlineId, revision, recordedAt } = deadlineRevision;
  const { status, nominalOn, dueOn, actBy, submitBy, minute } = deadlineRevision;
  const rows = await db
    .select({ deadlineId, recordedAt, status, nominalOn, dueOn, actBy, submitBy, minute })
    .from(deadlineRevision)
    .where(isAnyOf(deadlineId, ids))
    .orderBy(asc(deadlineId), asc(revision));
  return Map.groupBy(rows, (row) => row.deadlineId);
}

/** Marks a deadline as done; false where it was done before, is withdrawn, or has no day. */
export async function setDone(
  db: Database,
  id: string,
  doneAt: Temporal.Instant,
  doneBy: string,
): Promise<boolean> {
  const rows = await db
    .update(deadline)
    .set({ doneAt, doneBy, nextRungOn: null })
    .where(
      and(
        eq(deadline.id, id),
        isNull(deadline.doneAt),
        isNotNull(deadline.actBy),
        ne(deadline.status, 'withdrawn'),
      ),
    )
    .returning({ id: deadline.id });
  return rows.length === 1;
}

/** Deadlines of an enterprise whose act-by day lies within two days, both inclusive, soonest first. */
export function deadlinesWithin(
  db: Database,
  enterpriseId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
) {
  return db
    .select()
    .from(deadline)
    .where(
      and(
        eq(deadline.enterpriseId, enterpriseId),
        ne(deadline.status, 'withdrawn'),
        gte(deadline.dueOn, from),
        lte(deadline.actBy, to),
      ),
    )
    .orderBy(asc(deadline.actBy), asc(deadline.id));
}

/**
 * Takes out of the feeds what was withdrawn or lost its day before one instant, or was due before one day; answers whose that
 * was, each owner once: enterprises, or with `null` the policies. What never had a day has not been in them.
 */
export async function leaveFeeds(
  db: Database,
  {
    withdrawnBefore,
    dueBefore,
    at,
  }: { withdrawnBefore: Temporal.Instant; dueBefore: Temporal.PlainDate; at: Temporal.Instant },
): Promise<(string | null)[]> {
  const withdrawn = and(
    isNotNull(deadline.dueOn),
    eq(deadline.status, 'withdrawn'),
    lt(deadline.revisedAt, withdrawnBefore),
  );
  const { deadlineId, dueOn } = deadlineRevision;
  const once = db
    .select({ one: sql`1` })
    .from(deadlineRevision)
    .where(and(eq(deadlineId, deadline.id), isNotNull(dueOn)));
  // What else it says meanwhile does not keep it.
  const undated = and(isNull(deadline.dueOn), lt(deadline.datedAt, withdrawnBefore), exists(once));
  const left = await db
    .update(deadline)
    .set({ leftFeedsAt: at })
    .where(and(isNull(deadline.leftFeedsAt), or(withdrawn, undated, lt(deadline.dueOn, dueBefore))))
    .returning({ owner: deadline.enterpriseId });
  return [...new Set(left.map(({ owner }) => owner))];
}

/** What an enterprise has without a day: claims whose window is not announced, or has no last day. */
export function awaitingOf(db: Database, enterpriseId: string) {
  return db
    .select()
    .from(deadline)
    .where(
      and(eq(deadline.enterpriseId, enterpriseId), ne(deadline.status, 'withdrawn'), isNull(deadline.dueOn)),
    )
    .orderBy(asc(deadline.occurrence), asc(deadline.id));
}

/** How many deadlines of a year and of the December before it are provisional in any of their days, and neither done nor withdrawn. */
export async function countProvisional(db: Database, year: number): Promise<number> {
  const [first, last] = [new Temporal.PlainDate(year - 1, 12, 1), new Temporal.PlainDate(year, 12, 31)];
  const [row] = await db
    .select({ count: count() })
    .from(deadline)
    .where(
      and(
        gte(deadline.dueOn, first),
        lte(deadline.dueOn, last),
        ne(deadline.status, 'withdrawn'),
        isNull(deadline.doneAt),
        sql`${deadline.content} -> 'provisional' is not null`,
      ),
    );
  return row?.count ?? 0;
}
