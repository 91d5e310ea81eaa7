import type { Text } from '../answers/source.ts';
import { qingming } from './qingming.ts';

export type Festival =
  | 'new-year'
  | 'spring-festival'
  | 'qingming'
  | 'labour-day'
  | 'dragon-boat'
  | 'mid-autumn'
  | 'national-day';

/** What each is called. */
export const festivalNames: Record<Festival, Text> = {
  'new-year': { zh: '元旦', en: 'New Year' },
  'spring-festival': { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming' },
  'labour-day': { zh: '劳动节', en: 'Labour Day' },
  'dragon-boat': { zh: '端午节', en: 'Dragon Boat Festival' },
  'mid-autumn': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  'national-day': { zh: '国庆节', en: 'National Day' },
};

/**
 * Per festival: the days that are off by law, and the widest block of days off that any notice of 2019–2026 gave it,
 * every version counted, both as distances from the festival's day. A block shared by two festivals counts for both.
 * Statutory days: 全国年节及纪念日放假办法 art. 2, as amended 2024-11-10, which added the eve and 2 May.
 */
export const FESTIVALS: Record<Festival, { statutory: number[]; block: [first: number, last: number] }> = {
  'new-year': { statutory: [0], block: [-2, 2] },
  'spring-festival': { statutory: [-1, 0, 1, 2], block: [-2, 8] },
  qingming: { statutory: [0], block: [-2, 2] },
  'labour-day': { statutory: [0, 1], block: [-2, 4] },
  'dragon-boat': { statutory: [0], block: [-2, 2] },
  'mid-autumn': { statutory: [0], block: [-5, 7] },
  'national-day': { statutory: [0, 1, 2], block: [-2, 7] },
};

/** The first day on which those statutory days are the law, and the first on which all but the two added were. */
export const STATUTORY_SINCE = Temporal.PlainDate.from('2025-01-01');
const ALL_BUT_ADDED_SINCE = Temporal.PlainDate.from('2014-01-01');
const ADDED: Partial<Record<Festival, number>> = { 'spring-festival': -1, 'labour-day': 1 };

/** Whether a day so many days from a festival's is off by law; before 2014 nothing is known here. */
export function isStatutory(festival: Festival, days: number, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate;
  const since = ADDED[festival] === days ? STATUTORY_SINCE : ALL_BUT_ADDED_SINCE;
  return FESTIVALS[festival].statutory.includes(days) && compare(day, since) >= 0;
}

/** The festival's own day in a Gregorian year: a fixed day, a day of the Chinese calendar, or a solar term. */
export function festivalDay(festival: Festival, year: number): Temporal.PlainDate {
  switch (festival) {
    case 'new-year':
      return new Temporal.PlainDate(year, 1, 1);
    case 'spring-festival':
      return chinese(year, 'M01', 1);
    case 'qingming':
      return qingming(year);
    case 'labour-day':
      return new Temporal.PlainDate(year, 5, 1);
    case 'dragon-boat':
      return chinese(year, 'M05', 5);
    case 'mid-autumn':
      return chinese(year, 'M08', 15);
    case 'national-day':
      return new Temporal.PlainDate(year, 10, 1);
  }
}

function chinese(year: number, monthCode: string, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode, day }).withCalendar('iso8601');
}
