import { type Claim, disbursedFen, grantedFen, stateOf } from '../facts/claim.ts';
import type { Grant } from '../facts/grant.ts';

/** What has become of money: what was claimed, and what was received. Of several claims for the same money the newest holds. */
export type Outcomes = { claims: readonly Claim[]; grants: readonly Grant[] };

/** Whose money it is: a measure's, of a project or the enterprise, and of a subsidy year or once. */
export type MoneyKey = {
  measureId?: string | undefined;
  projectId?: string | undefined;
  year?: number | undefined;
};

/** Whether two facts are about the same money; what stands outside the catalogue is never the same. */
export function sameMoneyKey(one: MoneyKey, other: MoneyKey): boolean {
  return (
    one.measureId !== undefined &&
    one.measureId === other.measureId &&
    one.projectId === other.projectId &&
    one.year === other.year
  );
}

/** Whether a claim was refused, or missed: nothing more comes of it. */
export function isLost(key: MoneyKey, { claims }: Outcomes): boolean {
  const claim = claims.findLast((each) => sameMoneyKey(each, key));
  return claim !== undefined && ['refused', 'missed'].includes(stateOf(claim));
}

/** Whether an amount was granted, or any of it received. */
export function isGranted(key: MoneyKey, { claims, grants }: Outcomes): boolean {
  const claim = claims.findLast((each) => sameMoneyKey(each, key));
  if (grants.some((each) => sameMoneyKey(each, key))) return true;
  if (claim === undefined || stateOf(claim) === 'refused') return false;
  return grantedFen(claim) !== undefined || disbursedFen(claim) > 0;
}
