import type { WorkCalendar } from './calendar.ts';
import { FESTIVALS, type Festival, festivalDay, isStatutory } from './festivals.ts';

/** `open`: a notice that is not out yet may make the day either. */
export type DayKind = 'work' | 'rest' | 'open';

/** Days from a block within which a notice may turn a weekend day into a working day. */
const MAKE_UP_REACH = 14;

/**
 * Every day of a year in order, as far as it is known. A day named in a notice is certain. Where the notice that could
 * still name it is not out, statutory days are certain rest, weekdays inside a festival's widest block are open, and
 * so are weekend days up to 14 days from a block, since any of them may become a make-up working day.
 */
export function kindsOfYear(calendar: Pick<WorkCalendar, 'announced' | 'printed'>, year: number): DayKind[] {
  const first = new Temporal.PlainDate(year, 1, 1);
  const days = Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }));
  // A notice also rules the last days of the year before it: 2018-12-29 was worked by the notice for 2019.
  const awaited = [year, year + 1].filter((each) => !calendar.announced.has(each)).flatMap(festivals);
  return days.map((day) => calendar.printed.get(day.toString()) ?? expected(day, awaited));
}

type Awaited = { festival: Festival; on: Temporal.PlainDate };

function festivals(year: number): Awaited[] {
  return (Object.keys(FESTIVALS) as Festival[]).map((festival) => ({
    festival,
    on: festivalDay(festival, year),
  }));
}

function expected(day: Temporal.PlainDate, awaited: Awaited[]): DayKind {
  const weekend = day.dayOfWeek > 5;
  const reach = weekend ? MAKE_UP_REACH : 0;
  const near = awaited.map(({ festival, on }) => ({
    festival,
    block: FESTIVALS[festival].block,
    days: on.until(day).days,
  }));
  if (near.some(({ festival, days }) => isStatutory(festival, days, day))) return 'rest';
  const open = near.some(({ block: [first, last], days }) => days >= first - reach && days <= last + reach);
  return open ? 'open' : weekend ? 'rest' : 'work';
}
