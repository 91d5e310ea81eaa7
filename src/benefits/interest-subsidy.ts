import type { Answer, Missing } from '../answers/answer.ts';
import type { Source } from '../answers/source.ts';
import { lines } from '../answers/workings.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { Measure } from '../policies/measure.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { pool } from './allocation.ts';
import { testConditions } from './conditions.ts';
import { missingRates, type Sorted, sortLoans } from './eligible-loans.ts';
import { conditionsOf, knownOn, placeOf } from './place.ts';
import { scheduleOf } from './schedule.ts';
import type { BenefitsSentences } from './sentences.ts';
import type { SubsidySchedule } from './subsidy.ts';
import { fullTerms, missingTerms } from './terms.ts';
import { uncounted } from './uncounted.ts';

/** `loans` are the project's own; `today` is a civil day in Asia/Shanghai, `YYYY-MM-DD`. */
export type SubsidyQuestion = {
  document: PolicyDocument;
  measure: Measure;
  project: Project;
  loans: readonly Loan[];
  today: string;
};

const line = lines<BenefitsSentences>();

/**
 * The subsidy years of an interest-subsidy measure for one project over all its loans: claimable with amounts (an estimate
 * subject to approval), not owed with all reasons, or incomplete with every missing fact and reading.
 * Throws an Error where the document does not hold the measure.
 */
export function interestSubsidy(question: SubsidyQuestion): Answer<SubsidySchedule> {
  const { document, measure, project, loans, today } = question;
  const place = placeOf(document, measure);
  const { source } = place;
  const { met, ...findings } = testConditions(conditionsOf(place), { project, loans });
  const sorted = sortLoans(loans, place);
  const reasons = [...findings.reasons, ...(noneEligible(sorted) ? sorted.left : [])];
  if (reasons.length > 0) return { answer: 'not-owed', reasons };
  const missing = [...findings.missing, ...missingTerms(place), ...missingInLoans(sorted, source)];
  const terms = fullTerms(measure);
  if (missing.length > 0 || terms === undefined) return { answer: 'incomplete', missing };
  const pooled = pool(sorted.loans, knownOn(document));
  const left = [...sorted.left, ...sorted.undrawn, ...uncounted(place, sorted.loans)];
  if (pooled.settlements.every(({ countedFen }) => countedFen === 0))
    return { answer: 'not-owed', reasons: [line('benefits.no-interest', {}, { source }), ...left] };
  const told = scheduleOf(place, pooled, terms, today);
  return { answer: 'owed', value: { ...told, workings: [...met, ...told.workings, ...left] } };
}

/** Whether loans are registered and every one of them is outside the measure's ranges. */
function noneEligible({ loans, undrawn, left, missing }: Sorted): boolean {
  return left.length > 0 && loans.length + undrawn.length + missing.length === 0;
}

function missingInLoans({ loans, undrawn, missing }: Sorted, source: Source): Missing[] {
  const rates = [...missing, ...missingRates(loans)];
  if (loans.length > 0 || undrawn.length === 0 || missing.length > 0) return rates;
  return [
    ...rates,
    { need: 'fact', what: 'loan.drawdowns', line: line('benefits.drawdown-missing', {}, { source }) },
  ];
}
