import { type Line, lines } from '../answers/workings.ts';
import type { FullTerms, Pool } from './allocation.ts';
import { assumptionLines } from './assumptions.ts';
import { marksOf } from './marks.ts';
import { knownOn, type Place } from './place.ts';
import { readingOf } from './reading.ts';
import type { BenefitsSentences } from './sentences.ts';
import type { Basis, Reading, SubsidySchedule } from './subsidy.ts';
import { termLines } from './terms.ts';

const line = lines<BenefitsSentences>();

/** Where one of these is our default, the basis or the first year is unsettled. */
const UNSETTLING = ['periodBasis', 'trigger'];

/** The schedule in every reading the text leaves open; `today` is an ISO day. Needs some counted interest. */
export function scheduleOf(place: Place, pooled: Pool, terms: FullTerms, today: string): SubsidySchedule {
  const { document, clause, source, measure } = place;
  const settled = !terms.assumed.some((name) => UNSETTLING.includes(name));
  const basis: Basis = terms.periodBasis === 'loan-year' ? 'loan-year' : 'calendar-year';
  const telling = { terms, source, today, marksOf: (to: string) => marksOf(document, clause.no, to) };
  const bases = settled ? [basis] : [basis, otherThan(basis)];
  const readings = bases.map((each) => readingOf(pooled, each, telling));
  const atLeastFen = Math.min(...readings.map(({ totalFen }) => totalFen));
  const ground = { pooled, terms, basis, knownOn: knownOn(document), readings };
  const workings = [
    ...termLines(place, terms),
    ...assumptionLines(ground),
    ...atLeastLines(readings, atLeastFen),
  ];
  return { measureId: measure.id, settled, readings, atLeastFen, workings };
}

function otherThan(basis: Basis): Basis {
  return basis === 'calendar-year' ? 'loan-year' : 'calendar-year';
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
