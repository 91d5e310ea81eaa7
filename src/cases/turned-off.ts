import { compareDays } from '../dates/compare.ts';
import type { Reminder } from '../db/reminders.ts';
import { turnedOff } from '../db/turned-off.ts';
import type { TimedRung } from '../deadlines/going-out.ts';

/**
 * What of the ledger holds for a reader who wants to be reminded: a rung of today that was turned off, in favour of another
 * way or by choice, and is wanted again, is owed again. What was turned off on an earlier day stays off.
 */
export function withoutTurnedOn(
  known: readonly Reminder[],
  rungs: readonly TimedRung[],
  today: Temporal.PlainDate,
): Reminder[] {
  const due = new Set(rungs.filter(({ goesOn }) => compareDays(goesOn, today) === 0).map(({ rung }) => rung));
  return known.filter((entry) => !isTurnedOff(entry) || !due.has(entry.rung));
}

/** Whether a reminder has a row already, from when it was turned off. */
export function wasTurnedOff(reminder: Reminder, ledger: readonly Reminder[] = []): boolean {
  return ledger.some((each) => isTurnedOff(each) && isSame(each, reminder));
}

function isTurnedOff({ state, reason }: Reminder): boolean {
  return state === 'suppressed' && turnedOff.some((each) => each === reason);
}

function isSame(one: Reminder, other: Reminder): boolean {
  return (['personId', 'channel', 'rung', 'dateVersion'] as const).every((key) => one[key] === other[key]);
}
