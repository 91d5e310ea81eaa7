import { type Fen, share } from '../money/rate.ts';
import type { InterestTerms } from '../policies/interest-terms.ts';

/** What one year gets: `shareFen` is rate × interest floored to the fen, `subsidyFen` what the caps leave of it. */
export type Grant = { interestFen: Fen; shareFen: Fen; earlierFen: Fen; subsidyFen: Fen };

/** The terms a year's amount needs. */
export type CapTerms = Pick<InterestTerms, 'annualCapFen' | 'cumulativeCapFen'> & { rate: string };

/**
 * Each year's estimate in the order given: the lowest of rate × interest, the interest itself, the annual cap, and what
 * earlier years left of the cumulative cap; floored to the fen, never negative. Earlier years count as forecast.
 */
export function grantYears(interestFen: readonly Fen[], terms: CapTerms): Grant[] {
  const grants: Grant[] = [];
  let earlierFen = 0;
  for (const interest of interestFen) {
    const grant = grantYear(interest, earlierFen, terms);
    grants.push(grant);
    earlierFen += grant.subsidyFen;
  }
  return grants;
}

function grantYear(interestFen: Fen, earlierFen: Fen, terms: CapTerms): Grant {
  const shareFen = share(interestFen, terms.rate, 'floor');
  const leftFen = (terms.cumulativeCapFen ?? Infinity) - earlierFen;
  const subsidyFen = Math.max(0, Math.min(shareFen, interestFen, terms.annualCapFen ?? Infinity, leftFen));
  return { interestFen, shareFen, earlierFen, subsidyFen };
}
