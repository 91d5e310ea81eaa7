import type { Missing } from '../../answers/answer.ts';
import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import type { Registered } from '../../facts/registered.ts';
import type { Place } from '../place.ts';
import { loanName, loanSource } from './loan-words.ts';
import type { Terms } from './parameters.ts';
import type { InterestSentences } from './sentences.ts';
import { firstDrawdown, settlementPeriods, stretches } from './settlements.ts';

/** Loans that count; `left` says why a loan with interest does not, `undrawn` which have none yet. */
export type Sorted = { loans: Registered<Loan>[]; left: Line[]; undrawn: Line[]; missing: Missing[] };

const line = lines<InterestSentences>();

/**
 * Sorts the project's loans by the measure's least principal and eligible ranges (both ends inclusive) and by whether
 * anything is drawn.
 */
export function sortLoans(loans: readonly Registered<Loan>[], place: Place, terms: Terms): Sorted {
  const sorted: Sorted = { loans: [], left: [], undrawn: [], missing: [] };
  for (const loan of loans) sortLoan(loan, place, terms, sorted);
  return sorted;
}

function sortLoan(
  registered: Registered<Loan>,
  { measure, source }: Place,
  terms: Terms,
  sorted: Sorted,
): void {
  const loan = registered.body;
  const { eligibleContractRange, eligibleDrawRange, minimumPrincipalFen: minimumFen = 0 } = terms;
  const { principalFen } = loan;
  const lender = loanName(loan);
  const drawn = loan.drawdowns.map(({ on }) => on).sort();
  const [first] = drawn;
  const outside = drawn.filter((on) => !within(on, eligibleDrawRange));
  if (!within(loan.contractOn, eligibleContractRange))
    sorted.left.push(
      line('benefits.contract-outside-range', { lender, contractOn: loan.contractOn }, { source }),
    );
  else if (principalFen < minimumFen)
    sorted.left.push(line('benefits.principal-below', { lender, principalFen, minimumFen }, { source }));
  else if (firstDrawdown(loan) === undefined || first === undefined)
    sorted.undrawn.push(line('benefits.loan-not-drawn', { lender }, { source: loanSource(loan) }));
  else if (outside.length === drawn.length || (outside.length > 0 && terms.partlyEligible === 'excluded'))
    sorted.left.push(
      line('benefits.drawdown-outside-range', { lender, drawnOn: outside[0] ?? first }, { source }),
    );
  else if (outside.length > 0 && terms.partlyEligible === undefined)
    sorted.missing.push(partlyEligible(measure.id, lender, source));
  else sorted.loans.push(registered);
}

function within(on: string, range: { from?: string; to?: string } | undefined): boolean {
  return on >= (range?.from ?? on) && on <= (range?.to ?? on);
}

/** No text says how interest is split over drawdowns of which only some are eligible. */
function partlyEligible(measureId: string, lender: string, source: Source): Missing {
  const what = `${measureId}.partly-eligible-drawdowns`;
  return { need: 'reading', what, line: line('benefits.drawdowns-partly-outside', { lender }, { source }) };
}

/** The first day with a balance and no yearly rate, of each loan that has one. */
export function missingRates(loans: readonly Registered<Loan>[]): Missing[] {
  return loans.flatMap(({ id, body: loan }) => {
    const drawn = firstDrawdown(loan) ?? '';
    if (loan.rates.some(({ from }) => from <= drawn)) return [];
    const bare = settlementPeriods(loan)
      .flatMap((period) => stretches(loan, period))
      .find(({ balanceFen, yearly }) => balanceFen > 0 && yearly === undefined);
    if (bare === undefined) return [];
    const values = { lender: loanName(loan), from: bare.from };
    return [
      {
        need: 'fact',
        what: `loan.${id}.rates`,
        line: line('benefits.loan-rate-missing', values, { source: loanSource(loan) }),
      },
    ];
  });
}
