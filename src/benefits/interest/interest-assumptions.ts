import { type Line, lines } from '../../answers/workings.ts';
import type { Assuming } from './assumptions.ts';
import type { InterestSentences } from './sentences.ts';

const line = lines<InterestSentences>();

/** Defaults of how interest is computed, which of it counts, and when. */
export function interestAssumptions(assuming: Assuming): Line[] {
  const said: [string, (assuming: Assuming) => Line[]][] = [
    ['interestYear', settlementYearLine],
    ['penaltyInterest', penaltyLine],
    ['dayCount', dayCountLines],
    ['settlementDays', settlementDayLines],
    ['unpaidInterest', forecastLines],
  ];
  return said.flatMap(([name, say]) => (assuming.terms.assumed.includes(name) ? say(assuming) : []));
}

function settlementYearLine({ other }: Assuming): Line[] {
  const otherFen = other('byPayment');
  const assumption = {
    parameter: 'interestYear',
    taken: 'settlement',
    other: 'payment',
    otherResult: String(otherFen),
  };
  return [line('benefits.settlement-year-assumed', { otherFen }, { assumption })];
}

function penaltyLine({ pooled, readings, other }: Assuming): Line[] {
  const paid = pooled.settlements.flatMap((settlement) => settlement.paid);
  const penaltyFen = paid.reduce((sum, payment) => sum + payment.penaltyFen, 0);
  const otherFen = penaltyFen === 0 ? (readings[0]?.totalFen ?? 0) : other('withPenalty');
  const assumption = {
    parameter: 'penaltyInterest',
    taken: 'excluded',
    other: 'included',
    otherResult: String(otherFen),
  };
  return [line('benefits.penalty-assumed', { penaltyFen, otherFen }, { assumption })];
}

function dayCountLines({ registered, other }: Assuming): Line[] {
  if (registered.every((loan) => loan.dayCount !== undefined)) return [];
  const otherFen = other('over365');
  const assumption = { parameter: 'dayCount', taken: '360', other: '365', otherResult: String(otherFen) };
  return [line('benefits.day-count-assumed', { otherFen }, { assumption })];
}

function settlementDayLines({ pooled }: Assuming): Line[] {
  if (pooled.loans.every((loan) => loan.settlement !== undefined)) return [];
  const assumption = { parameter: 'settlementDays', taken: 'quarterly-20' };
  return [line('benefits.settlement-days-assumed', {}, { assumption })];
}

function forecastLines({ pooled }: Assuming): Line[] {
  if (pooled.settlements.every(({ paid }) => paid.length > 0)) return [];
  const assumption = { parameter: 'unpaidInterest', taken: 'forecast' };
  return [line('benefits.forecast-assumed', {}, { assumption })];
}
