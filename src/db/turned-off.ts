import type { Database } from './connect.ts';
import { and, eq, inArray, sql } from './orm.ts';
import { recordset } from './records.ts';
import type { Reminder } from './reminders.ts';
import { reminder } from './schema/letters.ts';

/** Why a row ended that its reader, or who took the way away, may turn on again. */
export const turnedOff = ['muted', 'removed'] as const;

/** Plans again reminders that had been turned off: each in the row that has its key, which stays what it is otherwise. */
export async function reopenTurnedOff(tx: Database, rows: Reminder[]) {
  if (rows.length === 0) return;
  const fields = ['deadlineId', 'dateVersion', 'rung', 'personId', 'channel', 'reason', 'letterId'];
  const given = recordset(reminder, rows, { fields });
  const key = sql`(${reminder.deadlineId}, ${reminder.dateVersion}, ${reminder.rung}, ${reminder.personId}, ${reminder.channel})`;
  const isOff = and(eq(reminder.state, 'suppressed'), inArray(reminder.reason, [...turnedOff]));
  await tx
    .update(reminder)
    .set({ state: 'planned', reason: sql`given.reason`, letterId: sql`given.letter_id`, settledAt: null })
    .from(given)
    .where(
      and(
        isOff,
        sql`${key} = (given.deadline_id, given.date_version, given.rung, given.person_id, given.channel)`,
      ),
    );
}
