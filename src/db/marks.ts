import type { Database } from './connect.ts';
import { sql } from './orm.ts';
import { deadlineMark } from './schema/deadlines.ts';

/** What stands of a deadline: done at an instant and by whom (nobody where a fact shows it), or not done. */
export type DoneMark = { deadlineId: string; doneAt: Temporal.Instant | null; doneBy: string | null };

/**
 * Adds marks to the history of their deadlines, behind the newest of each; a mark that says what the newest one says, or
 * takes off one that was never set, adds nothing. At most one row for each deadline.
 */
export async function recordMarks(tx: Database, rows: DoneMark[], now: Temporal.Instant) {
  if (rows.length === 0) return;
  const marks = JSON.stringify(
    rows.map(({ deadlineId, doneAt, doneBy }) => ({
      deadline_id: deadlineId,
      done_at: doneAt?.toString() ?? null,
      done_by: doneBy,
    })),
  );
  await tx.execute(sql`
    insert into ${deadlineMark} (deadline_id, number, done_at, done_by, recorded_at)
    select mark.deadline_id, coalesce(newest.number, 0) + 1, mark.done_at, mark.done_by, ${now.toString()}
    from jsonb_to_recordset(${marks}::jsonb)
      as mark(deadline_id uuid, done_at timestamp (3) with time zone, done_by uuid)
    left join lateral (
      select number, done_at, done_by from ${deadlineMark} own
      where own.deadline_id = mark.deadline_id order by own.number desc limit 1
    ) newest on true
    where (mark.done_at, mark.done_by) is distinct from (newest.done_at, newest.done_by)`);
}
