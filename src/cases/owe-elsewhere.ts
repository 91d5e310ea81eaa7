import type { Database } from '../db/connect.ts';
import { insertReminders } from '../db/reminders.ts';
import type { Way } from '../deadlines/way.ts';
import type { Owed } from './letter-items.ts';
import { ledgerRow, waysLeft } from './owe-corrections.ts';
import { goneFor } from './owed-letters.ts';

/**
 * Owes anew, by a way that is left, the reminders that another did not deliver, as far as they still hold: they wait for a
 * letter, which goes at once. What the person is owed or was told by that way already is not owed twice, and whoever has
 * turned all reminders of the enterprise off is owed nothing.
 */
export async function oweElsewhere(
  tx: Database,
  items: readonly Owed[],
  now: Temporal.Instant,
  way: Way = 'mail',
) {
  const due = items.filter((item) => item.reminder.channel !== way && goneFor(item) === undefined);
  if (due.length === 0) return;
  const ways = await waysLeft(
    tx,
    due.map(({ deadline }) => deadline.enterpriseId),
  );
  const owed = due.filter(
    ({ reminder, deadline }) => ways(reminder.personId, deadline.enterpriseId).length > 0,
  );
  const rows = owed.map(({ reminder, deadline }) => {
    const { personId, rung, rungOn, insteadOf, toldVersion } = reminder;
    return { ...ledgerRow(deadline, { personId, channel: way }, now)(rung, rungOn), insteadOf, toldVersion };
  });
  await insertReminders(tx, rows);
}

/** Whether the day's plan, which looks again when a way is taken away, does not plan a reminder by the way that is left. */
export function isOutsidePlan({ reminder }: Owed): boolean {
  return reminder.rung === 'correction' || reminder.insteadOf !== null;
}
