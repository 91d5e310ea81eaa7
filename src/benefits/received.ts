import { type Claim, disbursedFen, grantedFen, stateOf } from '../facts/claim.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import type { Fen } from '../money/rate.ts';
import type { Measure } from '../policies/measure.ts';

/**
 * What has been received, or granted, under a measure by the enterprise itself or one of its projects, in fen; measures that
 * look like the same money count with it. A payment may be registered as a grant and on its claim: of the two sums under
 * one measure the larger counts, never both.
 */
export function receivedFen(
  { grants, claims }: EnterpriseFacts,
  { id, sameAs = [] }: Pick<Measure, 'id' | 'sameAs'>,
  projectId: string | undefined,
): Fen {
  return [id, ...sameAs].reduce((sum, measureId) => {
    const same = (of: { measureId?: string; projectId?: string }) =>
      of.measureId === measureId && of.projectId === projectId;
    const received = total(grants.map(({ body }) => body).filter(same), ({ amountFen }) => amountFen);
    return sum + Math.max(received, total(claims.map(({ body }) => body).filter(same), givenFen));
  }, 0);
}

function total<T>(of: T[], fen: (each: T) => Fen): Fen {
  return of.reduce((sum, each) => sum + fen(each), 0);
}

function givenFen(claim: Claim): Fen {
  const granted = stateOf(claim) === 'refused' ? 0 : (grantedFen(claim) ?? 0);
  return Math.max(granted, disbursedFen(claim));
}
