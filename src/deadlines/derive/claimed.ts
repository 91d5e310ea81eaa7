import { appliedOn, stateOf } from '../../facts/claim.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Content } from '../model.ts';

/**
 * What a registered claim says of the day to claim by: handed in, it is fulfilled on that day; closed otherwise, nothing
 * is left to do. `year` is the subsidy year, absent for what is claimed once. The newest claim holds.
 */
export function claimed(
  { claims }: EnterpriseFacts,
  measureId: string,
  projectId: string | undefined,
  year: number | undefined,
): Pick<Content, 'fulfilled'> {
  const claim = claims.findLast(
    ({ body }) => body.measureId === measureId && body.projectId === projectId && body.year === year,
  )?.body;
  if (!claim || stateOf(claim) === 'preparing') return {};
  const on = appliedOn(claim);
  return { fulfilled: on ? { on } : {} };
}
