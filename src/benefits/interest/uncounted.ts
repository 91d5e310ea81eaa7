import { type Line, lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import { sourceOf } from '../../policies/sources.ts';
import { knownOn, type Place } from '../place.ts';
import type { YearShare } from './allocation.ts';
import { interestOf, settlements, strayPayments } from './counted.ts';
import { loanName, loanSource } from './loan-words.ts';
import type { Pooled } from './pool.ts';
import type { InterestSentences } from './sentences.ts';
import { firstDrawdown } from './settlements.ts';

const line = lines<InterestSentences>();

/** What eligible loans hold that no year counts: interest before the measure's first known day, and stray payments. */
export function uncounted({ document }: Place, loans: readonly Loan[]): Line[] {
  const first = knownOn(document) ?? '';
  // Nothing settles before it is drawn: most loans need not be looked through.
  const old = loans.filter((loan) => (firstDrawdown(loan) ?? first) < first);
  const early = old.flatMap(settlements).filter(({ on }) => on < first);
  const interestFen = interestOf(early);
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

/** Interest of known days that falls before the first year, or between two years; what comes after the last is over. */
export function betweenYears(
  { source }: Place,
  { settlements: settled }: Pooled,
  years: readonly YearShare[],
): Line[] {
  const [first, last] = [years[0]?.span, years.at(-1)?.span];
  if (!first || !last) return [];
  const beforeFen = interestOf(settled.filter(({ on }) => on < first.from));
  const within = settled.filter(({ on }) => on >= first.from && on <= last.to);
  const betweenFen = interestOf(
    within.filter(({ on }) => !years.some(({ span }) => on >= span.from && on <= span.to)),
  );
  const early = { from: first.from, interestFen: beforeFen };
  return [
    ...(beforeFen > 0 ? [line('benefits.interest-before-first-year', early, { source })] : []),
    ...(betweenFen > 0
      ? [line('benefits.interest-between-years', { interestFen: betweenFen }, { source })]
      : []),
  ];
}
