import type { Answer, Missing } from '../../answers/answer.ts';
import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import type { Project } from '../../facts/project.ts';
import type { Registered } from '../../facts/registered.ts';
import type { Asked } from '../asked.ts';
import { testConditions } from '../conditions.ts';
import { conditionsOf, knownOn } from '../place.ts';
import { withinValidity } from '../validity.ts';
import { missingAtBank } from './at-bank.ts';
import { missingRates, type Sorted, sortLoans } from './eligible-loans.ts';
import { excluded } from './guards.ts';
import { asRead, drawnOn, fromDrawdown, type Pooled, pool } from './pool.ts';
import type { InterestSentences } from './sentences.ts';
import type { ReadTerms } from './terms.ts';
import { triggerOf } from './trigger.ts';
import { uncounted } from './uncounted.ts';

const line = lines<InterestSentences>();

/** A project that earns the subsidy, with the conditions it meets and what does not count; or why there is no amount. */
export type Examined =
  | { earns: true; pooled: Pooled; loans: readonly Loan[]; met: Line[]; left: Line[] }
  | { earns: false; answer: Answer<never> };

/**
 * Holds one project against everything but the caps, which it may share: conditions, validity, exclusive measures, loans
 * and interest. `order` is its place in the order of registration, `own` are its loans.
 */
export function examine(
  asked: Asked & { project: Registered<Project> },
  read: ReadTerms,
  order: number,
  own: readonly Registered<Loan>[],
): Examined {
  const { place, project, facts, settled } = asked;
  const { document, source } = place;
  const { terms } = read;
  const { met, ...findings } = testConditions(conditionsOf(place), asked);
  const sorted = sortLoans(own, place, terms);
  const { loans, late } = timely(
    asked,
    sorted.loans.map(({ body }) => body),
  );
  const appliedOn = project.body.appliedOn ?? drawnOn(loans);
  const held = withinValidity(place, { appliedOn, today: asked.today }, settled);
  const reasons = [
    ...findings.reasons,
    ...held.reasons,
    ...excluded(terms.exclusiveWith ?? [], project.id, facts, place),
    ...(noneEligible(sorted) ? sorted.left : []),
  ];
  if (reasons.length > 0) return { earns: false, answer: { answer: 'not-owed', reasons } };
  const { on, missing: untriggered } = triggerOf(terms, project, facts, {
    measureId: place.measure.id,
    source,
  });
  const missing = [
    ...findings.missing,
    ...held.missing,
    ...read.missing,
    ...missingInLoans(sorted, source),
    ...untriggered,
    ...(place.measure.applied === 'bank' ? missingAtBank(place, terms, facts, { loans, triggerOn: on }) : []),
  ];
  if (missing.length > 0) return { earns: false, answer: { answer: 'incomplete', missing } };
  const claimant = { projectId: project.id, order, loans, ...(on !== undefined && { triggerOn: on }) };
  const first = knownOn(document);
  const pooled = pool(terms.firstYear ? fromDrawdown(claimant, first) : claimant, terms, first);
  const asCounted = loans.map((loan) => asRead(loan, terms));
  const left = [...sorted.left, ...late, ...sorted.undrawn, ...uncounted(place, asCounted)];
  if (pooled.settlements.every(({ countedFen }) => countedFen === 0))
    return { earns: false, answer: unearning(source, left) };
  return { earns: true, pooled, loans, met, left };
}

/** Without an application each loan has to be drawn inside the validity; where none is, the first one says so. */
function timely({ place, project, today, settled }: Asked, all: Loan[]): { loans: Loan[]; late: Line[] } {
  if (project?.body.appliedOn) return { loans: all, late: [] };
  const lateness = (loan: Loan) =>
    withinValidity(place, { appliedOn: drawnOn([loan]) ?? '', today }, settled).reasons;
  const loans = all.filter((loan) => lateness(loan).length === 0);
  return loans.length === 0 ? { loans: all, late: [] } : { loans, late: all.flatMap(lateness) };
}

/** The answer where no interest counts. */
export function unearning(source: Source, left: Line[]): Answer<never> {
  return { answer: 'not-owed', reasons: [line('benefits.no-interest', {}, { source }), ...left] };
}

/** Whether loans are registered and every one of them is outside what the measure takes. */
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
