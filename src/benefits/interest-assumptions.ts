import { type Line, lines } from '../answers/workings.ts';
import type { Loan } from '../facts/loan.ts';
import { allocate, totalOf } from './allocation.ts';
import type { Settlement } from './counted.ts';
import { type Ground, takenTotal, totalWith } from './ground.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** Defaults of how interest is computed, which of it counts, and when. */
export function interestAssumptions(ground: Ground): Line[] {
  return [
    settlementYearLine(ground),
    penaltyLine(ground),
    ...dayCountLines(ground),
    ...settlementDayLines(ground),
    ...forecastLines(ground),
  ];
}

function settlementYearLine({ pooled, terms, basis }: Ground): Line {
  const byPayment = pooled.settlements.flatMap(atPayments).sort((a, b) => (a.on < b.on ? -1 : 1));
  const otherFen = totalOf(allocate({ ...pooled, settlements: byPayment }, terms, basis));
  const assumption = {
    parameter: 'interestYear',
    taken: 'settlement',
    other: 'payment',
    otherResult: String(otherFen),
  };
  return line('benefits.settlement-year-assumed', { otherFen }, { assumption });
}

/** The settlement as its payments, each on the day it was made. */
function atPayments(settlement: Settlement): Settlement[] {
  if (settlement.paid.length === 0) return [settlement];
  return settlement.paid.map((paid) => ({
    ...settlement,
    on: paid.paidOn,
    paid: [paid],
    countedFen: Math.max(0, paid.amountFen - paid.penaltyFen),
  }));
}

function penaltyLine(ground: Ground): Line {
  const paid = ground.pooled.settlements.flatMap((settlement) => settlement.paid);
  const penaltyFen = paid.reduce((sum, payment) => sum + payment.penaltyFen, 0);
  const counting = () => totalWith(ground, ground.pooled.loans.map(countingPenalty));
  const otherFen = penaltyFen === 0 ? takenTotal(ground) : counting();
  const assumption = {
    parameter: 'penaltyInterest',
    taken: 'excluded',
    other: 'included',
    otherResult: String(otherFen),
  };
  return line('benefits.penalty-assumed', { penaltyFen, otherFen }, { assumption });
}

function countingPenalty(loan: Loan): Loan {
  return { ...loan, payments: loan.payments.map(({ penaltyFen: _, ...payment }) => payment) };
}

function dayCountLines(ground: Ground): Line[] {
  const { loans } = ground.pooled;
  if (loans.every((loan) => loan.dayCount !== undefined)) return [];
  const over365 = loans.map((loan): Loan => ({ dayCount: '365', ...loan }));
  const otherFen = totalWith(ground, over365);
  const assumption = { parameter: 'dayCount', taken: '360', other: '365', otherResult: String(otherFen) };
  return [line('benefits.day-count-assumed', { otherFen }, { assumption })];
}

function settlementDayLines({ pooled }: Ground): Line[] {
  if (pooled.loans.every((loan) => loan.settlement !== undefined)) return [];
  const assumption = { parameter: 'settlementDays', taken: 'quarterly-20' };
  return [line('benefits.settlement-days-assumed', {}, { assumption })];
}

function forecastLines({ pooled }: Ground): Line[] {
  if (pooled.settlements.every(({ paid }) => paid.length > 0)) return [];
  const assumption = { parameter: 'unpaidInterest', taken: 'forecast' };
  return [line('benefits.forecast-assumed', {}, { assumption })];
}
