import { dayOf, instantAt } from '../clock.ts';
import { isAnnounced, type WorkCalendar } from '../dates/calendar.ts';
import type { Database } from '../db/connect.ts';
import { administrators } from '../db/people.ts';
import type { Context } from './context.ts';
import { readCalendars } from './law.ts';
import { takeLetter } from './letter-slots.ts';

/** Notices for a year come out in the last months of the year before: from this day on one is missed. */
const missedFrom = { month: 11, day: 1 };
const everyDays = 7;
const sendMinute = 9 * 60;

/** The years whose notice of days off should have been entered by a day: the running year's, and from 1 November the next one's. */
function missingNotices(calendar: WorkCalendar, today: Temporal.PlainDate): number[] {
  const next = Temporal.PlainDate.compare(today, today.with(missedFrom)) >= 0 ? [today.year + 1] : [];
  return [today.year, ...next].filter((year) => !isAnnounced(calendar, year));
}

/**
 * Asks every administrator for the notice of days off that is missing: once on 1 November and once in every week after it,
 * until it is entered. Asking twice in a week does nothing.
 */
export async function remindAdministrators(context: Context) {
  await context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const { calendar } = await readCalendars(tx, context);
    for (const year of missingNotices(calendar, dayOf(now))) await askFor(tx, year, now);
  });
}

async function askFor(tx: Database, year: number, now: Temporal.Instant) {
  const today = dayOf(now);
  const since = Temporal.PlainDate.from({ year: year - 1, ...missedFrom });
  const week = Math.floor(since.until(today, { largestUnit: 'day' }).days / everyDays);
  const morning = instantAt(today, sendMinute);
  const dueAt = Temporal.Instant.compare(now, morning) < 0 ? morning : now;
  const slot = { kind: 'notice-missing' as const, slot: `${year}/${week}`, dueAt };
  for (const { id } of await administrators(tx))
    await takeLetter(tx, { personId: id, channel: 'mail' }, slot, now);
}

/** The year a letter asks for, by its slot. */
export function yearAskedFor(slot: string): number {
  return Number(slot.split('/')[0]);
}
