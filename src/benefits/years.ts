import { plusDays } from './settlements.ts';

/** A subsidy year before any money is put into it; both ends inclusive. */
export type YearSpan = { label: string; from: string; to: string };

/** `count` calendar years, the first one holding the day `first`. */
export function calendarYears(first: string, count: number): YearSpan[] {
  const year = Temporal.PlainDate.from(first).year;
  return Array.from({ length: count }, (_, index) => {
    const label = String(year + index).padStart(4, '0');
    return { label, from: `${label}-01-01`, to: `${label}-12-31` };
  });
}

/**
 * `count` years from the day `first` on. Each ends on the day before the anniversary or, where that day does not exist
 * (29 February), on its month's last day; the next begins the day after. Source: design, validity of "N years from D".
 */
export function loanYears(first: string, count: number): YearSpan[] {
  const ends = Array.from({ length: count }, (_, index) => dayBeforeAnniversary(first, index + 1));
  return ends.map((to, index) => {
    const before = ends[index - 1];
    const from = before === undefined ? first : plusDays(before, 1);
    return { label: `${from}/${to}`, from, to };
  });
}

function dayBeforeAnniversary(first: string, years: number): string {
  const start = Temporal.PlainDate.from(first);
  const anniversary = start.add({ years });
  return anniversary.day === start.day ? plusDays(anniversary.toString(), -1) : anniversary.toString();
}
