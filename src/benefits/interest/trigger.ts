import type { Missing } from '../../answers/answer.ts';
import type { Source } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import type { Claim } from '../../facts/claim.ts';
import type { Project } from '../../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import type { Terms } from './parameters.ts';
import type { InterestSentences } from './sentences.ts';

const line = lines<InterestSentences>();

/** The ISO day that begins year 1; without one, the first counted interest does. */
export type Trigger = { on?: string; missing: Missing[] };

/** The day of the measure's trigger for a project. */
export function triggerOf(
  { trigger }: Terms,
  project: Registered<Project>,
  { claims }: EnterpriseFacts,
  { measureId, source }: { measureId: string; source: Source },
): Trigger {
  const { contract, completedOn, supplierPaidOn } = project.body;
  const found = (on: string | undefined, what: string): Trigger => {
    if (on !== undefined) return { on, missing: [] };
    return {
      missing: [{ need: 'fact', what, line: line('benefits.trigger-missing', { trigger }, { source }) }],
    };
  };
  switch (trigger) {
    case 'first-drawdown':
      return { missing: [] };
    case 'contract':
      return found(contract?.signedOn, 'project.contract.signedOn');
    case 'completion':
      return found(completedOn ?? contract?.completionOn, 'project.completedOn');
    case 'approval': {
      const own = claims
        .map(({ body }) => body)
        .filter((claim) => claim.measureId === measureId && claim.projectId === project.id);
      return found(approvedOn(own), 'claim.granted');
    }
    case 'supplier-payment':
      return found(supplierPaidOn, 'project.supplierPaidOn');
  }
}

/** The newest approval of the claim for the project as a whole or, without one, for its earliest year. */
function approvedOn(claims: Claim[]): string | undefined {
  const granted = claims.flatMap(({ year = 0, history }) => {
    const entry = history.findLast(({ state }) => state === 'granted');
    return entry ? [{ year, on: entry.on }] : [];
  });
  return granted.sort((a, b) => a.year - b.year)[0]?.on;
}
