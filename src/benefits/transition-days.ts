import { appliedOn, stateOf } from '../facts/claim.ts';
import type { Project } from '../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../facts/registered.ts';
import type { TransitionDays } from '../policies/transitions.ts';

/** Which measure of which policy is asked about, for the enterprise or for one of its projects; `year` is a subsidy year. */
export type Subject = {
  policyKey: string;
  measureId: string;
  project?: Registered<Project> | undefined;
  year?: number;
};

/**
 * The days an amendment's transition may ask for, as ISO days. What has not been applied for is taken as applied for
 * `today`. An enterprise without a project has none of a project's days, and nothing is missing for that.
 */
export function transitionDays(
  { policyKey, measureId, project, year }: Subject,
  facts: EnterpriseFacts,
  today: string,
): TransitionDays {
  const asked = (on: string | undefined, missing: string) =>
    on === undefined ? (project ? { missing } : {}) : { on };
  return (by) => {
    const body = project?.body;
    switch (by) {
      case 'contract':
        return asked(body?.contract?.signedOn, 'project.contract.signedOn');
      case 'loan-contract':
        return asked(firstLoan(facts, project?.id), 'loan.contractOn');
      case 'filing':
        return asked(body?.filedOn, 'project.filedOn');
      case 'approval':
        return asked(body?.approvedOn, 'project.approvedOn');
      case 'application':
        return appliedDay(
          claimedOn(facts, { measureId, projectId: project?.id, year }) ?? body?.appliedOn,
          today,
        );
      case 'choice':
        return asked(body?.keepsEarlierRule?.find((each) => each.policyKey === policyKey)?.on, '');
    }
  };
}

function appliedDay(on: string | undefined, today: string): ReturnType<TransitionDays> {
  return on === undefined ? { on: today, asked: true } : { on };
}

function firstLoan({ loans }: EnterpriseFacts, projectId: string | undefined): string | undefined {
  const own = loans.filter(({ body }) => projectId !== undefined && body.projectId === projectId);
  return own.map(({ body }) => body.contractOn).sort()[0];
}

/** The day the claim for it was handed in: the newest one's that is not closed without money. */
export function claimedOn(
  { claims }: EnterpriseFacts,
  asked: { measureId: string; projectId?: string | undefined; year?: number | undefined },
): string | undefined {
  return claims
    .filter(
      ({ body }) =>
        body.measureId === asked.measureId &&
        body.projectId === asked.projectId &&
        (asked.year === undefined || body.year === asked.year),
    )
    .filter(({ body }) => !['refused', 'missed'].includes(stateOf(body)))
    .flatMap(({ body }) => appliedOn(body) ?? [])
    .at(-1);
}
