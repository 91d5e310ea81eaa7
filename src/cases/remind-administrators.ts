import { dayOf, instantAt } from '../clock.ts';
import { isAnnounced, type WorkCalendar } from '../dates/calendar.ts';
import { administrators } from '../db/people.ts';
import { windowRequestsOn } from '../deadlines/windows-awaited.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';
import type { Slot } from './letter-book.ts';
import { takeLetter } from './letter-slots.ts';

/** Notices for a year come out in the last months of the year before: from this day on one is missed. */
const missedFrom = { month: 11, day: 1 };
const everyDays = 7;
const sendMinute = 9 * 60;

/** A letter to every administrator: the year whose notice it asks for, its slot, and the civil day that asks first. */
type Request = { year: number; slot: string; on: Temporal.PlainDate };

/**
 * What administrators are asked on a day: the notice of the running year, and from 1 November that of the next one, where
 * it has not been entered. One slot a week.
 */
function requestsOn(calendar: WorkCalendar, today: Temporal.PlainDate): Request[] {
  const next = Temporal.PlainDate.compare(today, today.with(missedFrom)) >= 0 ? [today.year + 1] : [];
  return [today.year, ...next]
    .filter((year) => !isAnnounced(calendar, year))
    .map((year) => {
      const since = Temporal.PlainDate.from({ year: year - 1, ...missedFrom });
      const week = Math.floor(since.until(today, { largestUnit: 'day' }).days / everyDays);
      return { year, slot: `${year}/${week}`, on: today };
    });
}

/** What administrators would be asked on the days from one to another, both inclusive, if nothing is entered: each slot once. */
export function requestsBetween(
  calendar: WorkCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Request[] {
  const slots = new Map<string, Request>();
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    for (const request of requestsOn(calendar, day))
      if (!slots.has(request.slot)) slots.set(request.slot, request);
  return [...slots.values()];
}

/**
 * Asks every administrator for the notice of days off that is missing: once on 1 November and once in every week after it,
 * until it is entered; and for a window that is expected, before it opens, on that day and once in every week after it,
 * until it is announced. Asking twice in a week does nothing.
 */
export async function remindAdministrators(context: Context) {
  await context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const today = dayOf(now);
    const law = await readLaw(tx, context);
    const slots = [
      ...requestsOn(law.calendar, today).map((request) => slotOf('notice-missing', request, now)),
      ...windowRequestsOn({ ...law, today }).map((request) => slotOf('window-awaited', request, now)),
    ];
    const all = slots.length > 0 ? await administrators(tx) : [];
    for (const slot of slots)
      for (const { id } of all) await takeLetter(tx, { personId: id, channel: 'mail' }, slot, now);
  });
}

/** At nine in the morning of the day that asks first, or at once where that has gone by. */
export function slotOf(
  kind: 'notice-missing' | 'window-awaited',
  { slot, on }: Pick<Request, 'slot' | 'on'>,
  now: Temporal.Instant,
): Slot {
  const morning = instantAt(on, sendMinute);
  const dueAt = Temporal.Instant.compare(now, morning) < 0 ? morning : now;
  return { kind, slot, dueAt };
}

/** The year a letter asks for, by its slot. */
export function yearAskedFor(slot: string): number {
  return Number(slot.split('/')[0]);
}
