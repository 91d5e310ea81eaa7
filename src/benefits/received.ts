import { type Claim, disbursedFen, grantedFen, stateOf } from '../facts/claim.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import type { Fen } from '../money/rate.ts';

/**
 * What has been received, or granted, under a measure by the enterprise itself or one of its projects, in fen: as registered
 * grants or, without any, as claims say, so that the same payment is not counted twice.
 */
export function receivedFen(
  { grants, claims }: EnterpriseFacts,
  measureId: string,
  projectId: string | undefined,
): Fen {
  const same = (of: { measureId?: string; projectId?: string }) =>
    of.measureId === measureId && of.projectId === projectId;
  const own = grants.filter(({ body }) => same(body));
  if (own.length > 0) return own.reduce((sum, { body }) => sum + body.amountFen, 0);
  return claims.filter(({ body }) => same(body)).reduce((sum, { body }) => sum + givenFen(body), 0);
}

function givenFen(claim: Claim): Fen {
  const granted = stateOf(claim) === 'refused' ? 0 : (grantedFen(claim) ?? 0);
  return Math.max(granted, disbursedFen(claim));
}
