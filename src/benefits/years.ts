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
 * `count` years counted from the day `drawn`, the first one holding the day `first`. Each ends on the day before the
 * anniversary or, where that day does not exist (29 February), on its month's last day; the next begins the day after.
 * A `first` before `drawn` begins with the year of `drawn`. Source: design, validity of "N years from D".
 */
export function loanYears(drawn: string, first: string, count: number): YearSpan[] {
  const passed = Math.max(0, Temporal.PlainDate.from(first).year - Temporal.PlainDate.from(drawn).year);
  const ends = Array.from({ length: passed + count }, (_, index) => dayBeforeAnniversary(drawn, index + 1));
  const spans = ends.map((to, index) => {
    const before = ends[index - 1];
    const from = before === undefined ? drawn : plusDays(before, 1);
    return { label: `${from}/${to}`, from, to };
  });
  return spans.filter(({ to }) => to >= first).slice(0, count);
}

function dayBeforeAnniversary(first: string, years: number): string {
  const start = Temporal.PlainDate.from(first);
  const anniversary = start.add({ years });
  return anniversary.day === start.day ? plusDays(anniversary.toString(), -1) : anniversary.toString();
}
