import { type Line, lines } from '../../answers/workings.ts';
import type { Settlement } from './counted.ts';
import { loanName, loanSource } from './loan-words.ts';
import type { InterestSentences } from './sentences.ts';

const line = lines<InterestSentences>();

/** How a settlement's interest comes about: what was paid, or balance × rate × days for each stretch and their sum. */
export function settlementWorkings(settlement: Settlement): Line[] {
  return settlement.paid.length > 0 ? [paidLine(settlement)] : forecastLines(settlement);
}

function paidLine({ loan, settledOn, paid, countedFen }: Settlement): Line {
  const paidFen = paid.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const values = {
    lender: loanName(loan),
    settlementOn: settledOn,
    paidFen,
    penaltyFen: paidFen - countedFen,
    countedFen,
  };
  return line('benefits.settlement-paid', values, { source: loanSource(loan) });
}

function forecastLines({ loan, settledOn, stretches, forecastFen }: Settlement): Line[] {
  const [lender, source, dayCount] = [loanName(loan), loanSource(loan), loan.dayCount ?? '360'];
  const parts = stretches.map(({ from, to, days, balanceFen, yearly = '' }) =>
    line('benefits.interest-stretch', { lender, from, to, days, balanceFen, yearly, dayCount }, { source }),
  );
  return [
    ...parts,
    line(
      'benefits.settlement-forecast',
      { lender, settlementOn: settledOn, interestFen: forecastFen },
      { source },
    ),
  ];
}

/**
 * What to look at in a settlement: its day has passed (it lies before `today`, an ISO day in Asia/Shanghai) and no payment
 * is registered, or what was paid leaves a part of the computed interest unpaid.
 */
export function settlementWarnings(settlement: Settlement, today: string): Line[] {
  const { loan, settledOn, paid, forecastFen, unpaidFen } = settlement;
  const basis = { source: loanSource(loan) };
  const values = { lender: loanName(loan), settlementOn: settledOn };
  if (paid.length === 0)
    return settledOn < today
      ? [line('benefits.payment-not-registered', { ...values, interestFen: forecastFen }, basis)]
      : [];
  return unpaidFen > 0 ? [line('benefits.rest-unpaid', { ...values, restFen: unpaidFen }, basis)] : [];
}
