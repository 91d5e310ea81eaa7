import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { and, asc, desc, eq, getTableColumns, inArray, isNull, lt, ne, type SQL, sql } from './orm.ts';
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

/** Of deadlines that had moved before an instant: the day each had stood on before the one it stood on then. */
export async function earlierDueDaysBefore(
  db: Database,
  ids: string[],
  before: Temporal.Instant,
): Promise<Map<string, Temporal.PlainDate>> {
  if (ids.length === 0) return new Map();
  const newest = db
    .selectDistinctOn([deadlineRevision.deadlineId], {
      id: deadlineRevision.deadlineId,
      dueOn: deadlineRevision.dueOn,
    })
    .from(deadlineRevision)
    .where(and(inArray(deadlineRevision.deadlineId, ids), lt(deadlineRevision.recordedAt, before)))
    .orderBy(deadlineRevision.deadlineId, desc(deadlineRevision.revision))
    .as('newest');
  const rows = await db
    .selectDistinctOn([deadlineRevision.deadlineId], {
      id: deadlineRevision.deadlineId,
      dueOn: deadlineRevision.dueOn,
    })
    .from(deadlineRevision)
    .innerJoin(newest, eq(newest.id, deadlineRevision.deadlineId))
    .where(and(lt(deadlineRevision.recordedAt, before), ne(deadlineRevision.dueOn, newest.dueOn)))
    .orderBy(deadlineRevision.deadlineId, desc(deadlineRevision.revision));
  return new Map(rows.flatMap(({ id, dueOn }) => (dueOn ? [[id, dueOn] as const] : [])));
}
