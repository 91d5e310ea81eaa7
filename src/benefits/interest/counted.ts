import type { Loan } from '../../facts/loan.ts';
import { type Fen, interestOver } from '../../money/rate.ts';
import { type Period, type Stretch, settlementPeriods, stretches } from './settlements.ts';

/** Interest paid for one settlement: the whole payment and its part that is penalty interest. */
type Paid = { paidOn: string; amountFen: Fen; penaltyFen: Fen };

/**
 * One settlement of one loan; `stretches` are its days with a balance. `countedFen` is what was paid less penalty interest
 * where a payment is registered, else the forecast. `on` is the day that puts it into a year: its settlement day
 * `settledOn` or, in the other reading, the day of payment.
 */
export type Settlement = {
  loan: Loan;
  on: string;
  settledOn: string;
  stretches: Stretch[];
  forecastFen: Fen;
  paid: Paid[];
  countedFen: Fen;
  /** What registered payments leave unpaid of the forecast. */
  unpaidFen: Fen;
};

/** Every settlement of the loan that earns interest or has a payment, in order. A loan as registered never changes. */
export function settlements(loan: Loan): readonly Settlement[] {
  const settled = known.get(loan) ?? settlementsOf(loan);
  known.set(loan, settled);
  return settled;
}

/** Each day of settlement asks for all of them. */
const known = new WeakMap<Loan, readonly Settlement[]>();

function settlementsOf(loan: Loan): Settlement[] {
  return settlementPeriods(loan)
    .map((period) => settle(loan, period))
    .filter((settlement) => settlement.forecastFen > 0 || settlement.paid.length > 0);
}

function settle(loan: Loan, period: Period): Settlement {
  const parts = stretches(loan, period).filter((stretch) => stretch.balanceFen > 0);
  const forecastFen = interestOver(parts.flatMap(atRate), Number(loan.dayCount ?? '360'));
  const paid = loan.payments.filter((payment) => payment.settlementOn === period.settledOn).map(withPenalty);
  const paidFen = paid.reduce((sum, payment) => sum + withoutPenalty(payment), 0);
  const countedFen = paid.length > 0 ? paidFen : forecastFen;
  const unpaidFen = Math.max(0, forecastFen - countedFen);
  const { settledOn } = period;
  return { loan, on: settledOn, settledOn, stretches: parts, forecastFen, paid, countedFen, unpaidFen };
}

/** Days before the loan's first rate earn nothing here; the missing rate is asked for elsewhere. */
function atRate({ balanceFen, yearly, days }: Stretch) {
  return yearly === undefined ? [] : [{ balanceFen, yearlyRate: yearly, days }];
}

function withPenalty(payment: Loan['payments'][number]): Paid {
  return { paidOn: payment.paidOn, amountFen: payment.amountFen, penaltyFen: payment.penaltyFen ?? 0 };
}

function withoutPenalty({ amountFen, penaltyFen }: Paid): Fen {
  return Math.max(0, amountFen - penaltyFen);
}

/** The settlement as its payments, each on the day it was made; its days of interest go with the first. */
export function atPayments(settlement: Settlement): Settlement[] {
  if (settlement.paid.length === 0) return [settlement];
  return settlement.paid.map((paid, index) => ({
    ...settlement,
    on: paid.paidOn,
    stretches: index === 0 ? settlement.stretches : [],
    unpaidFen: index === 0 ? settlement.unpaidFen : 0,
    paid: [paid],
    countedFen: withoutPenalty(paid),
  }));
}

/** Interest counted in all of them. */
export function interestOf(settled: readonly Settlement[]): Fen {
  return settled.reduce((sum, { countedFen }) => sum + countedFen, 0);
}

/** Those with a registered payment. */
export function paidOnes(settled: readonly Settlement[]): Settlement[] {
  return settled.filter(({ paid }) => paid.length > 0);
}

/** Payments that name no settlement day of their loan: they cannot be counted until they do. */
export function strayPayments(loan: Loan): Loan['payments'] {
  if (loan.payments.length === 0) return [];
  const days = new Set(settlementPeriods(loan).map((period) => period.settledOn));
  return loan.payments.filter((payment) => !days.has(payment.settlementOn));
}
