import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { and, desc, eq, isNotNull, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';

/** A day that a deadline stood on, in Asia/Shanghai, with its hour as minutes of that day where there was one. */
export type EarlierDay = { dueOn: Temporal.PlainDate; minute: number | null };

/** Of deadlines that have moved: the day and hour each stood on before those it stands on now. */
export async function earlierDueDays(db: Database, ids: string[]): Promise<Map<string, EarlierDay>> {
  if (ids.length === 0) return new Map();
  const { deadlineId, revision, dueOn, minute } = deadlineRevision;
  const isOther = sql`(${dueOn}, ${minute}) is distinct from (${deadline.dueOn}, ${deadline.minute})`;
  const rows = await db
    .selectDistinctOn([deadlineId], { id: deadlineId, dueOn, minute })
    .from(deadlineRevision)
    .innerJoin(deadline, eq(deadline.id, deadlineId))
    .where(and(isAnyOf(deadlineId, ids), isNotNull(dueOn), isNotNull(deadline.dueOn), isOther))
    .orderBy(deadlineId, desc(revision));
  return new Map(rows.flatMap(({ id, dueOn, minute }) => (dueOn ? [[id, { dueOn, minute }] as const] : [])));
}

/** What a deadline said while it had a day: its newest revision with one. */
export type LastDated = Pick<
  DeadlineRow,
  'nominalOn' | 'dueOn' | 'actBy' | 'submitBy' | 'minute' | 'content'
>;

/** The newest revisions with a day of some deadlines; those that never had one are not in it. */
export async function lastDated(db: Database, ids: string[]): Promise<Map<string, LastDated>> {
  if (ids.length === 0) return new Map();
  const { deadlineId, revision, nominalOn, dueOn, actBy, submitBy, minute, content } = deadlineRevision;
  const rows = await db
    .selectDistinctOn([deadlineId], {
      id: deadlineId,
      ...{ nominalOn, dueOn, actBy, submitBy, minute, content },
    })
    .from(deadlineRevision)
    .where(and(isAnyOf(deadlineId, ids), isNotNull(dueOn)))
    .orderBy(deadlineId, desc(revision));
  return new Map(rows.map(({ id, ...last }) => [id, last]));
}

/** A row as calendars show it. `undated`: it is cancelled there because it has no day now, and this is what it says instead. */
export type ShownRow = DeadlineRow & { undated?: DeadlineRow['content'] };

/** A row that has lost its day, as calendars show it: cancelled on the last day it had. */
export function cancelledOn(row: DeadlineRow, last: LastDated): ShownRow {
  const undated = row.status === 'withdrawn' ? {} : { undated: row.content };
  return { ...row, ...last, status: 'withdrawn', ...undated };
}

/**
 * Rows as calendars show them, or showed them until they left. One that never had a day stays without. One query, and none
 * where every row has its day.
 */
export async function asShown(db: Database, rows: readonly ShownRow[]): Promise<ShownRow[]> {
  const lost = rows.filter(({ dueOn }) => dueOn === null);
  const last = await lastDated(
    db,
    lost.map(({ id }) => id),
  );
  return rows.map((row) => {
    const before = row.dueOn === null ? last.get(row.id) : undefined;
    return before ? cancelledOn(row, before) : row;
  });
}
