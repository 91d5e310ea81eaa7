import type { Source } from '../answers/source.ts';
import { type DayKind, kindsOfYear } from './day-kind.ts';
import type { Festival } from './festivals.ts';

/** One festival's arrangement in a notice: days off (both ends inclusive) and the weekend days worked for them. */
export type Break = { festivals: Festival[]; off: [from: string, to: string]; work: string[] };

/** One paper of the State Council's General Office, with the whole year as it stood from that paper on. */
type HolidayNotice = { number: string; url: string; publishedOn: string; breaks: Break[] };

/** A year and its papers, oldest first; the last one holds. A year without a paper is not announced. */
export type CalendarYear = { year: number; notices: [HolidayNotice, ...HolidayNotice[]] };

/** Which days are worked, as far as it has been announced. */
export type WorkCalendar = {
  announced: ReadonlyMap<number, Source>;
  /** Days the notices name, by ISO date. */
  printed: ReadonlyMap<string, 'work' | 'rest'>;
  /** Years looked at so far, worked out once: a day's lookup is the inner step of every rule. */
  kinds: Map<number, DayKind[]>;
};

/** How to take open days: as the bare week has them, or all worked, or all off. */
export type Reading = 'ordinary' | 'most-work' | 'most-rest';

/** Tells whether a civil day is worked. */
export type IsWorkday = (day: Temporal.PlainDate) => boolean;

/** Builds a calendar from years of notices, in any order. A notice may also rule days of the December before its year. */
export function workCalendar(years: readonly CalendarYear[]): WorkCalendar {
  const printed = new Map<string, 'work' | 'rest'>();
  for (const { notices } of years) {
    for (const { off, work } of notices.at(-1)?.breaks ?? []) {
      for (const day of daysThrough(...off)) printed.set(day, 'rest');
      for (const day of work) printed.set(day, 'work');
    }
  }
  return { announced: new Map(years.map((year) => [year.year, paper(year)])), printed, kinds: new Map() };
}

function daysThrough(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const length = first.until(to).days + 1;
  return Array.from({ length }, (_, days) => first.add({ days }).toString());
}

function paper({ year, notices }: CalendarYear): Source {
  return {
    title: {
      zh: `国务院办公厅关于${year}年部分节假日安排的通知`,
      en: `State Council General Office: notice on the public holidays of ${year}`,
    },
    reference: (notices.at(-1) ?? notices[0]).number,
  };
}

/** Whether that year's notice has been entered. Per year: a gap may lie between announced years. */
export function isAnnounced(calendar: WorkCalendar, year: number): boolean {
  return calendar.announced.has(year);
}

/** What is known of one day: see `kindsOfYear`. */
export function dayKind(calendar: WorkCalendar, day: Temporal.PlainDate): DayKind {
  let kinds = calendar.kinds.get(day.year);
  if (!kinds) {
    kinds = kindsOfYear(calendar, day.year);
    calendar.kinds.set(day.year, kinds);
  }
  return kinds[day.dayOfYear - 1] ?? 'work';
}

/** Tells working days from rest days under one reading of what is not announced. */
export function workdays(calendar: WorkCalendar, reading: Reading = 'ordinary'): IsWorkday {
  return (day) => {
    const kind = dayKind(calendar, day);
    if (kind !== 'open') return kind === 'work';
    return reading === 'ordinary' ? day.dayOfWeek <= 5 : reading === 'most-work';
  };
}
