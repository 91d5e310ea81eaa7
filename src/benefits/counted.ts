import type { Loan } from '../facts/loan.ts';
import { type Fen, interestOver } from '../money/rate.ts';
import { type Period, type Stretch, settlementPeriods, stretches } from './settlements.ts';

/** Interest paid for one settlement: the whole payment and its part that is penalty interest. */
type Paid = { paidOn: string; amountFen: Fen; penaltyFen: Fen };

/**
 * One settlement of one loan; `stretches` are its days with a balance. `countedFen` is what was paid less penalty interest where a payment is registered, else the
 * forecast. `on` is the day that puts it into a year: its settlement day.
 */
export type Settlement = {
  loan: Loan;
  on: string;
  stretches: Stretch[];
  forecastFen: Fen;
  paid: Paid[];
  countedFen: Fen;
};

/** Every settlement of the loan that earns interest or has a payment, in order. */
export function settlements(loan: Loan): Settlement[] {
  return settlementPeriods(loan)
    .map((period) => settle(loan, period))
    .filter((settlement) => settlement.forecastFen > 0 || settlement.paid.length > 0);
}

function settle(loan: Loan, period: Period): Settlement {
  const parts = stretches(loan, period).filter((stretch) => stretch.balanceFen > 0);
  const forecastFen = interestOver(parts.flatMap(atRate), Number(loan.dayCount ?? '360'));
  const paid = loan.payments.filter((payment) => payment.settlementOn === period.settledOn).map(withPenalty);
  const paidFen = paid.reduce(
    (sum, { amountFen, penaltyFen }) => sum + Math.max(0, amountFen - penaltyFen),
    0,
  );
  const countedFen = paid.length > 0 ? paidFen : forecastFen;
  return { loan, on: period.settledOn, stretches: parts, forecastFen, paid, countedFen };
}

/** Days before the loan's first rate earn nothing here; the missing rate is asked for elsewhere. */
function atRate({ balanceFen, yearly, days }: Stretch) {
  return yearly === undefined ? [] : [{ balanceFen, yearlyRate: yearly, days }];
}

function withPenalty(payment: Loan['payments'][number]): Paid {
  return { paidOn: payment.paidOn, amountFen: payment.amountFen, penaltyFen: payment.penaltyFen ?? 0 };
}

/** Payments that name no settlement day of their loan: they cannot be counted until they do. */
export function strayPayments(loan: Loan): Loan['payments'] {
  const days = new Set(settlementPeriods(loan).map((period) => period.settledOn));
  return loan.payments.filter((payment) => !days.has(payment.settlementOn));
}
