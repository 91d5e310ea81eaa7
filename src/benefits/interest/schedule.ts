import { type Line, lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import type { Place } from '../place.ts';
import type { Allocation } from './allocation.ts';
import { assumptionLines } from './assumptions.ts';
import type { OtherReading } from './ground.ts';
import { marksOf } from './marks.ts';
import type { Pooled } from './pool.ts';
import { readingOf } from './reading.ts';
import type { InterestSentences } from './sentences.ts';
import type { Basis, Reading, SubsidySchedule } from './subsidy.ts';
import { termLines } from './term-lines.ts';
import type { FullTerms, ReadTerms } from './terms.ts';
import { betweenYears } from './uncounted.ts';

const line = lines<InterestSentences>();

/** Where one of these is our default, the basis or the first year is unsettled. */
const UNSETTLING = ['periodBasis', 'trigger'];

/** Everything the projects of a measure are told with: the readings of all of them, the default first. */
export type Telling = {
  place: Place;
  terms: FullTerms;
  read: ReadTerms;
  /** The policy's last day, where it has one; an ISO day as `today` is. */
  lastDay: string | undefined;
  today: string;
  pooled: readonly Pooled[];
  allocations: readonly { basis: Basis; years: Allocation }[];
  /** How many projects may share a cap but lack a fact. */
  unknown: number;
  other: (reading: OtherReading, at: number) => number;
};

/** Whether the text or an administrator fixes the basis and the first year; a share of all interest needs neither. */
function isSettled({ total, assumed }: FullTerms): boolean {
  return total === true || !assumed.some((name) => UNSETTLING.includes(name));
}

/** The bases to compute, the default first: calendar-years and loan-years stand for each other while unsettled. */
export function basesOf(terms: FullTerms): [Basis, ...Basis[]] {
  const { periodBasis, total } = terms;
  if (total) return ['calendar-year'];
  if (isSettled(terms)) return [periodBasis];
  if (periodBasis === 'calendar-year') return [periodBasis, 'loan-year'];
  return periodBasis === 'loan-year' ? [periodBasis, 'calendar-year'] : [periodBasis];
}

/** The schedule of the claimant in place `at` in every reading the text leaves open. `registered`: its loans that count. */
export function scheduleOf(telling: Telling, at: number, registered: readonly Loan[]): SubsidySchedule {
  const { place, terms, read, lastDay, today, allocations, pooled: all, unknown, other } = telling;
  const { document, clause, measure, source } = place;
  const pooled = all[at] as Pooled;
  const { loans } = pooled;
  // What the bank deducts runs on from the loan, whose day alone has to lie inside the validity.
  const marks = (to: string) => (measure.applied ? [] : marksOf(document, clause.no, lastDay, to));
  const readings = allocations.map(({ basis, years }) =>
    readingOf(years[at] ?? [], basis, {
      terms,
      loans,
      source,
      today,
      applied: measure.applied,
      marksOf: marks,
    }),
  );
  const atLeastFen = Math.min(...readings.map(({ totalFen }) => totalFen));
  const sharing = all.length;
  const assumptions = assumptionLines({
    pooled,
    registered,
    terms,
    readings,
    sharing,
    unknown,
    other: (reading) => other(reading, at),
  });
  const workings = [
    ...termLines(place, terms, read),
    ...assumptions,
    ...atLeastLines(readings, atLeastFen),
    ...betweenYears(place, pooled, allocations[0]?.years[at] ?? []),
  ];
  return { measureId: measure.id, settled: isSettled(terms), readings, atLeastFen, workings };
}

function atLeastLines(readings: Reading[], amountFen: number): Line[] {
  if (readings.length < 2) return [];
  return [
    line(
      'benefits.at-least',
      { amountFen },
      { assumption: { parameter: 'planWith', taken: 'lower-reading' } },
    ),
  ];
}
