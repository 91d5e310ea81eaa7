import type { Loan } from '../../facts/loan.ts';
import type { Fen } from '../../money/rate.ts';
import { interestOf, type Settlement } from './counted.ts';
import { drawnOn, type Pooled } from './pool.ts';
import type { Basis } from './subsidy.ts';
import type { FullTerms } from './terms.ts';
import { periodsPerYear, spansFrom, type YearSpan } from './years.ts';

/**
 * What is computed as one: a project's interest in a year or, where years or a cap are per loan, that of one loan.
 * `number` counts the years of its scope; `scopeFen` is all interest of that scope in the year.
 */
export type Part = { loan?: number; number: number; settlements: Settlement[]; scopeFen: Fen };

/** A subsidy year of a project; `index` counts its years from 1. */
export type ProjectYear = { index: number; span: YearSpan; parts: Part[] };

/** The years of every claimant under one basis, aligned with them; none where no interest counts. */
export function projectYears(all: readonly Pooled[], terms: FullTerms, basis: Basis): ProjectYear[][] {
  if (terms.periodScope === 'loan') return all.map((pooled) => yearsPerLoan(pooled, terms, basis));
  if (terms.periodScope === 'project')
    return all.map((pooled) => yearsIn(pooled, spansOf([pooled], terms, basis), [pooled], terms));
  const spans = spansOf(all, terms, basis);
  return all.map((pooled) => yearsIn(pooled, spans, all, terms));
}

function yearsIn(
  pooled: Pooled,
  spans: YearSpan[],
  scope: readonly Pooled[],
  terms: FullTerms,
): ProjectYear[] {
  const perLoan = terms.annualCapScope === 'loan' || terms.cumulativeCapScope === 'loan';
  return spans.map((span, at) => {
    const settled = within(pooled.settlements, span);
    const scopeFen = scope.reduce((sum, each) => sum + interestOf(within(each.settlements, span)), 0);
    const common = { number: at + 1, scopeFen };
    const ofLoan = (loan: Loan, index: number) => {
      const own = settled.filter((settlement) => settlement.loan === loan);
      return own.length > 0 ? [{ ...common, loan: index, settlements: own }] : [];
    };
    const ofLoans = perLoan ? pooled.loans.flatMap(ofLoan) : [];
    const parts = ofLoans.length > 0 ? ofLoans : [{ ...common, settlements: settled }];
    return { index: at + 1, span, parts };
  });
}

/** Every loan has years of its own; what ends on one day is one year of the project. */
function yearsPerLoan(pooled: Pooled, terms: FullTerms, basis: Basis): ProjectYear[] {
  const years = new Map<string, ProjectYear>();
  for (const [index, loan] of pooled.loans.entries()) {
    const own = pooled.settlements.filter((settlement) => settlement.loan === loan);
    const spans = spansOf([{ ...pooled, loans: [loan], settlements: own }], terms, basis);
    for (const [at, span] of spans.entries()) {
      const year = years.get(span.label) ?? { index: 0, span, parts: [] };
      const settled = within(own, span);
      year.parts.push({ loan: index, number: at + 1, settlements: settled, scopeFen: interestOf(settled) });
      years.set(span.label, year);
    }
  }
  const inOrder = [...years.values()].sort((a, b) =>
    a.span.to < b.span.to ? -1 : a.span.to > b.span.to ? 1 : 0,
  );
  return inOrder.map((year, at) => ({ ...year, index: at + 1 }));
}

function within(settled: readonly Settlement[], { from, to }: YearSpan): Settlement[] {
  return settled.filter(({ on }) => on >= from && on <= to);
}

/**
 * The years of one scope: from the one that holds the trigger's day or, without one, the first counted interest, and never
 * beginning with a year that has none. Where years need not be consecutive, one without interest uses none up. A share of
 * all interest runs as long as there is interest.
 */
function spansOf(scope: readonly Pooled[], terms: FullTerms, basis: Basis): YearSpan[] {
  const earning = scope.flatMap(({ settlements }) => settlements.filter(({ countedFen }) => countedFen > 0));
  const days = earning.map(({ on }) => on).sort();
  const drawn = drawnOn(scope.flatMap(({ loans }) => loans));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || drawn === undefined) return [];
  if (terms.total && terms.payment === 'once') return [{ label: `${drawn}/${last}`, from: drawn, to: last }];
  const begins = scope.flatMap(({ triggerOn }) => triggerOn ?? []).sort()[0] ?? first;
  const count = (terms.years ?? Number.POSITIVE_INFINITY) * periodsPerYear[basis];
  const spans: YearSpan[] = [];
  for (const span of spansFrom(basis, begins, { drawn, window: terms.fixedWindow })) {
    const over = span.from > last;
    if (
      spans.length === count ||
      (over && (spans.length === 0 || terms.total || terms.consecutive === false))
    )
      break;
    const earns = days.some((on) => on >= span.from && on <= span.to);
    const skipped = spans.length === 0 ? terms.firstYear !== 'drawdown' : terms.consecutive === false;
    if (earns || !skipped) spans.push(span);
  }
  return spans;
}
