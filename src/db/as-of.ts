import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import type { EarlierDay } from './earlier-days.ts';
import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, type SQL, sql } from './orm.ts';
import { deadline, deadlineMark, deadlineRevision } from './schema/deadlines.ts';

/** A deadline as it stood: what of it has a history. */
export type DeadlineThen = Omit<DeadlineRow, 'datedAt' | 'nextRungOn' | 'leftFeedsAt'>;

/** The deadlines of an enterprise, or with `null` the policies' own, as they stood before an instant, in the order of today's list. */
export function deadlinesBefore(
  db: Database,
  enterpriseId: string | null,
  before: Temporal.Instant,
): Promise<DeadlineThen[]> {
  const owner =
    enterpriseId === null ? isNull(deadline.enterpriseId) : eq(deadline.enterpriseId, enterpriseId);
  return standing(db, owner, before);
}

/** A deadline as it stood before an instant; undefined where it was not recorded by then. */
export async function deadlineBefore(
  db: Database,
  id: string,
  before: Temporal.Instant,
): Promise<DeadlineThen | undefined> {
  const [row] = await standing(db, eq(deadline.id, id), before);
  return row;
}

/** The newest revision and the newest mark of each deadline before an instant. */
function standing(db: Database, which: SQL | undefined, before: Temporal.Instant): Promise<DeadlineThen[]> {
  const marked = db
    .select({ doneAt: deadlineMark.doneAt, doneBy: deadlineMark.doneBy })
    .from(deadlineMark)
    .where(and(eq(deadlineMark.deadlineId, deadline.id), lt(deadlineMark.recordedAt, before)))
    .orderBy(desc(deadlineMark.number))
    .limit(1)
    .as('marked');
  const { id, kind, subject, rule, occurrence, enterpriseId, createdAt } = getTableColumns(deadline);
  const {
    deadlineId,
    announcementId: _,
    recordedAt: revisedAt,
    ...revised
  } = getTableColumns(deadlineRevision);
  const { doneAt, doneBy } = marked;
  const then = db
    .selectDistinctOn([deadline.id], {
      ...{ id, kind, subject, rule, occurrence, enterpriseId, createdAt },
      ...revised,
      revisedAt,
      doneAt,
      doneBy,
    })
    .from(deadline)
    .innerJoin(deadlineRevision, eq(deadlineId, deadline.id))
    .leftJoinLateral(marked, sql`true`)
    .where(and(which, lt(revisedAt, before)))
    .orderBy(deadline.id, desc(deadlineRevision.revision))
    .as('then');
  return db
    .select()
    .from(then)
    .orderBy(asc(then.dueOn), asc(then.subject), asc(then.occurrence), asc(then.id));
}

/** Of deadlines that had moved before an instant: the day and hour each had stood on before those it stood on then. */
export async function earlierDueDaysBefore(
  db: Database,
  ids: string[],
  before: Temporal.Instant,
): Promise<Map<string, EarlierDay>> {
  if (ids.length === 0) return new Map();
  const { deadlineId, revision, dueOn, minute, recordedAt } = deadlineRevision;
  const newest = db
    .selectDistinctOn([deadlineId], { id: deadlineId, dueOn, minute })
    .from(deadlineRevision)
    .where(and(inArray(deadlineId, ids), lt(recordedAt, before)))
    .orderBy(deadlineId, desc(revision))
    .as('newest');
  const isOther = sql`(${dueOn}, ${minute}) is distinct from (${newest.dueOn}, ${newest.minute})`;
  const rows = await db
    .selectDistinctOn([deadlineId], { id: deadlineId, dueOn, minute })
    .from(deadlineRevision)
    .innerJoin(newest, eq(newest.id, deadlineId))
    .where(and(lt(recordedAt, before), isNotNull(dueOn), isNotNull(newest.dueOn), isOther))
    .orderBy(deadlineId, desc(revision));
  return new Map(rows.flatMap(({ id, dueOn, minute }) => (dueOn ? [[id, { dueOn, minute }] as const] : [])));
}
