import type { Missing } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Place } from '../place.ts';
import { sortLoans } from './eligible-loans.ts';
import type { Terms } from './parameters.ts';
import { drawnOn } from './pool.ts';
import type { InterestSentences } from './sentences.ts';

const line = lines<InterestSentences>();

/**
 * What keeps a subsidy that the bank itself works out (免申即享) from having an amount here: the bank counts days from the
 * trigger, we whole settlements from the drawdown, so both have to be one day; and beyond the principal the text names for
 * one enterprise, no text read says what is subsidised.
 */
export function missingAtBank(
  place: Place,
  terms: Terms,
  { loans }: EnterpriseFacts,
  own: { loans: readonly Loan[]; triggerOn: string | undefined },
): Missing[] {
  const { measure, source } = place;
  const missing: Missing[] = [];
  const { maximumPrincipalFen: maximumFen } = terms;
  const eligible = maximumFen === undefined ? [] : sortLoans(loans, place, terms).loans;
  const principalFen = eligible.reduce((sum, { body }) => sum + body.principalFen, 0);
  if (maximumFen !== undefined && principalFen > maximumFen)
    missing.push({
      need: 'reading',
      what: `${measure.id}.principal-above`,
      line: line('benefits.principal-above', { principalFen, maximumFen }, { source }),
    });
  const drawn = drawnOn(own.loans);
  if (own.triggerOn !== undefined && drawn !== undefined && own.triggerOn !== drawn)
    missing.push({
      need: 'reading',
      what: `${measure.id}.days-from-trigger`,
      line: line('benefits.days-from-trigger', { triggerOn: own.triggerOn, drawnOn: drawn }, { source }),
    });
  return missing;
}
