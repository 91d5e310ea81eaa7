import { type Line, lines } from '../answers/workings.ts';
import type { Settlement } from './counted.ts';
import { loanName, loanSource } from './loan-words.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** How a settlement's interest comes about: what was paid, or balance × rate × days for each stretch and their sum. */
export function settlementWorkings(settlement: Settlement): Line[] {
  return settlement.paid.length > 0 ? [paidLine(settlement)] : forecastLines(settlement);
}

function paidLine({ loan, on, paid, countedFen }: Settlement): Line {
  const paidFen = paid.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const values = {
    lender: loanName(loan),
    settlementOn: on,
    paidFen,
    penaltyFen: paidFen - countedFen,
    countedFen,
  };
  return line('benefits.settlement-paid', values, { source: loanSource(loan) });
}

function forecastLines({ loan, on, stretches, forecastFen }: Settlement): Line[] {
  const [lender, source, dayCount] = [loanName(loan), loanSource(loan), loan.dayCount ?? '360'];
  const parts = stretches.map(({ from, to, days, balanceFen, yearly = '' }) =>
    line('benefits.interest-stretch', { lender, from, to, days, balanceFen, yearly, dayCount }, { source }),
  );
  return [
    ...parts,
    line('benefits.settlement-forecast', { lender, settlementOn: on, interestFen: forecastFen }, { source }),
  ];
}

/**
 * What to look at in a settlement: its day has passed (it lies before `today`, an ISO day in Asia/Shanghai) and no payment
 * is registered, or what was paid leaves a part of the computed interest unpaid.
 */
export function settlementWarnings(settlement: Settlement, today: string): Line[] {
  const { loan, on, paid, forecastFen, countedFen } = settlement;
  const basis = { source: loanSource(loan) };
  const values = { lender: loanName(loan), settlementOn: on };
  if (paid.length === 0)
    return on < today
      ? [line('benefits.payment-not-registered', { ...values, interestFen: forecastFen }, basis)]
      : [];
  const restFen = forecastFen - countedFen;
  return restFen > 0 ? [line('benefits.rest-unpaid', { ...values, restFen }, basis)] : [];
}
