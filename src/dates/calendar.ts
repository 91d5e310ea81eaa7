import { type Static, Type } from 'typebox';
import type { Source, Text } from '../answers/source.ts';
import { type DayKind, kindsOfYear } from './day-kind.ts';
import { FESTIVALS, type Festival } from './festivals.ts';

const IsoDay = Type.String({ format: 'date', formatMinimum: '1999-12-01', formatMaximum: '2199-12-31' });

/** One festival's arrangement in a notice: days off (both ends inclusive) and the weekend days worked for them. */
export const Break = Type.Object(
  {
    festivals: Type.Array(Type.Enum(Object.keys(FESTIVALS) as Festival[]), { maxItems: 3 }),
    // Not a tuple: its schema is written differently in the draft that OpenAPI uses.
    off: Type.Unsafe<[from: string, to: string]>(Type.Array(IsoDay, { minItems: 2, maxItems: 2 })),
    work: Type.Array(IsoDay, { maxItems: 6 }),
  },
  { additionalProperties: false },
);
export type Break = Static<typeof Break>;

/**
 * One paper, with the whole year as it stood from that paper on. `title` where it is not the yearly notice of the State
 * Council's General Office.
 */
type HolidayNotice = {
  number: string;
  url?: string;
  title?: Text;
  publishedOn: string;
  breaks: Break[];
};

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
  // Where two papers name a day of December, the one for the year after it is the later.
  for (const { notices } of years.toSorted((a, b) => a.year - b.year)) {
    for (const { off, work } of notices.at(-1)?.breaks ?? []) {
      for (const day of daysThrough(...off)) printed.set(day, 'rest');
      for (const day of work) printed.set(day, 'work');
    }
  }
  return { announced: new Map(years.map((year) => [year.year, paper(year)])), printed, kinds: new Map() };
}

/** The ISO days from one day to another, both inclusive. */
export function daysThrough(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const length = first.until(to).days + 1;
  return Array.from({ length }, (_, days) => first.add({ days }).toString());
}

function paper({ year, notices }: CalendarYear): Source {
  const { number, title } = notices.at(-1) ?? notices[0];
  return {
    title: title ?? noticeTitle(year),
    reference: number,
  };
}

/** The title of the yearly notice of the State Council's General Office. */
export function noticeTitle(year: number): Text {
  return {
    zh: `国务院办公厅关于${year}年部分节假日安排的通知`,
    en: `State Council General Office: notice on the public holidays of ${year}`,
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
