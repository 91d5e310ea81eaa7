import type { Loan } from '../facts/loan.ts';
import type { Fen } from '../money/rate.ts';
import type { InterestTerms } from '../policies/interest-terms.ts';
import { type Grant, grantYears } from './caps.ts';
import { type Settlement, settlements } from './counted.ts';
import { firstDrawdown } from './settlements.ts';
import type { Basis } from './subsidy.ts';
import { calendarYears, loanYears, type YearSpan } from './years.ts';

/** Terms with everything an amount needs; what is still open is asked for before. */
export type FullTerms = InterestTerms & { rate: string; years: number };

/** One subsidy year with the settlements that fall into it and what it gets. */
export type Share = { span: YearSpan; settlements: Settlement[]; grant: Grant };

/** The loans that count and their settlements, in order of settlement day. */
export type Pool = { loans: readonly Loan[]; settlements: Settlement[] };

/** Pools the loans; settlements before `knownOn`, the measure's first known day, do not count. */
export function pool(loans: readonly Loan[], knownOn: string | undefined): Pool {
  const all = loans.flatMap(settlements);
  return { loans, settlements: all.filter(({ on }) => knownOn === undefined || on >= knownOn).sort(byDay) };
}

function byDay(a: Settlement, b: Settlement): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

/**
 * Puts settlements into the subsidy years of one basis and applies rate and caps. Calendar years begin with the year of
 * the first counted interest; loan years run from the anniversaries of the first drawdown of any of the loans, beginning
 * with the one that holds the first counted interest. Empty where no interest is counted.
 */
export function allocate(pooled: Pool, terms: FullTerms, basis: Basis): Share[] {
  const spans = spansOf(pooled, terms.years, basis);
  const groups = spans.map((span) => pooled.settlements.filter(({ on }) => on >= span.from && on <= span.to));
  const grants = grantYears(groups.map(interestOf), terms);
  return spans.flatMap((span, index) => {
    const [mine, grant] = [groups[index], grants[index]];
    return mine && grant ? [{ span, settlements: mine, grant }] : [];
  });
}

function spansOf(pooled: Pool, years: number, basis: Basis): YearSpan[] {
  const [first] = pooled.settlements.filter(({ countedFen }) => countedFen > 0).map(({ on }) => on);
  const [drawn] = pooled.loans.flatMap((loan) => firstDrawdown(loan) ?? []).sort();
  if (first === undefined || drawn === undefined) return [];
  return basis === 'calendar-year' ? calendarYears(first, years) : loanYears(drawn, first, years);
}

function interestOf(settled: readonly Settlement[]): Fen {
  return settled.reduce((sum, { countedFen }) => sum + countedFen, 0);
}

/** What all years of one basis get together. */
export function totalOf(shares: readonly Share[]): Fen {
  return shares.reduce((sum, { grant }) => sum + grant.subsidyFen, 0);
}
