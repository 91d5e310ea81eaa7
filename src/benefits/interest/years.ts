import { plusDays } from './settlements.ts';
import type { Basis } from './subsidy.ts';

/** A subsidy year before any money is put into it; both ends inclusive. */
export type YearSpan = { label: string; from: string; to: string };

/** What years are counted from: the day of the first drawdown, and the yearly window (`MM-DD`, both inclusive) if any. */
export type Anchors = { drawn: string; window?: { from: string; to: string } | undefined };

/** How many periods of a basis make a year. */
export const periodsPerYear: Record<Basis, number> = {
  'calendar-year': 1,
  'loan-year': 1,
  'fixed-window': 1,
  'half-year': 2,
  'bank-quarter': 4,
};

/**
 * The periods of a basis, without end: first the one that holds the ISO day `first` or, where none does, the next. Loan
 * years run from the anniversaries of `drawn` and begin there at the earliest; bank quarters end on the 20th of March,
 * June, September and December.
 */
export function spansFrom(basis: Basis, first: string, { drawn, window }: Anchors): Generator<YearSpan> {
  const year = yearOf(first);
  switch (basis) {
    case 'calendar-year':
      return from(first, calendarYears(year));
    case 'half-year':
      return from(first, halves(year));
    case 'bank-quarter':
      return from(first, bankQuarters(year));
    case 'fixed-window':
      return from(first, windows(year - 1, window ?? { from: '01-01', to: '12-31' }));
    case 'loan-year':
      return from(first, loanYears(drawn));
  }
}

function* from(first: string, spans: Generator<YearSpan>): Generator<YearSpan> {
  for (const span of spans) if (span.to >= first) yield span;
}

function* calendarYears(first: number): Generator<YearSpan> {
  for (let year = first; ; year++) {
    const label = digits(year);
    yield { label, from: `${label}-01-01`, to: `${label}-12-31` };
  }
}

function* halves(first: number): Generator<YearSpan> {
  for (let year = first; ; year++) {
    const label = digits(year);
    yield { label: `${label}H1`, from: `${label}-01-01`, to: `${label}-06-30` };
    yield { label: `${label}H2`, from: `${label}-07-01`, to: `${label}-12-31` };
  }
}

function* bankQuarters(first: number): Generator<YearSpan> {
  let before = `${digits(first - 1)}-12-20`;
  for (let year = first; ; year++)
    for (const month of ['03', '06', '09', '12']) {
      const to = `${digits(year)}-${month}-20`;
      yield spanning(plusDays(before, 1), to);
      before = to;
    }
}

function* windows(first: number, window: { from: string; to: string }): Generator<YearSpan> {
  const over = window.to < window.from ? 1 : 0;
  for (let year = first; ; year++) yield spanning(dayIn(year, window.from), dayIn(year + over, window.to));
}

/**
 * Each ends on the day before the anniversary or, where that day does not exist (29 February), on its month's last day;
 * the next begins the day after. Source: design, validity of "N years from D".
 */
function* loanYears(drawn: string): Generator<YearSpan> {
  let begins = drawn;
  for (let years = 1; ; years++) {
    const to = dayBeforeAnniversary(drawn, years);
    yield spanning(begins, to);
    begins = plusDays(to, 1);
  }
}

function dayBeforeAnniversary(first: string, years: number): string {
  const start = Temporal.PlainDate.from(first);
  const anniversary = start.add({ years });
  return anniversary.day === start.day ? plusDays(anniversary.toString(), -1) : anniversary.toString();
}

function spanning(from: string, to: string): YearSpan {
  return { label: `${from}/${to}`, from, to };
}

/** The day of a year, 29 February being the 28th where there is none. */
function dayIn(year: number, monthDay: string): string {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

function yearOf(on: string): number {
  return Temporal.PlainDate.from(on).year;
}

function digits(year: number): string {
  return String(year).padStart(4, '0');
}
