import type { Database } from './connect.ts';
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
