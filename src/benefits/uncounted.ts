import { type Line, lines } from '../answers/workings.ts';
import type { Loan } from '../facts/loan.ts';
import { sourceOf } from '../policies/sources.ts';
import { settlements, strayPayments } from './counted.ts';
import { loanName, loanSource } from './loan-words.ts';
import { knownOn, type Place } from './place.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** What eligible loans hold that no year counts: interest before the measure's first known day, and stray payments. */
export function uncounted({ document }: Place, loans: readonly Loan[]): Line[] {
  const first = knownOn(document) ?? '';
  const early = loans.flatMap(settlements).filter(({ on }) => on < first);
  const interestFen = early.reduce((sum, { countedFen }) => sum + countedFen, 0);
  const before = line(
    'benefits.interest-before',
    { knownOn: first, interestFen },
    { source: sourceOf(document) },
  );
  return [...(interestFen > 0 ? [before] : []), ...loans.flatMap(strayLines)];
}

function strayLines(loan: Loan): Line[] {
  return strayPayments(loan).map(({ settlementOn, amountFen }) =>
    line(
      'benefits.stray-payment',
      { lender: loanName(loan), settlementOn, amountFen },
      { source: loanSource(loan) },
    ),
  );
}
