import type { Loan } from '../facts/loan.ts';
import type { Fen } from '../money/rate.ts';
import { allocate, type FullTerms, type Pool, pool, totalOf } from './allocation.ts';
import type { Basis, Reading } from './subsidy.ts';

/** What the assumptions are computed against: the default reading's inputs, and the readings, the default first. */
export type Ground = {
  pooled: Pool;
  terms: FullTerms;
  basis: Basis;
  knownOn: string | undefined;
  readings: Reading[];
};

/** The total of the default reading if loans or terms were otherwise. */
export function totalWith(
  { pooled, terms, basis, knownOn }: Ground,
  loans: readonly Loan[] = pooled.loans,
  other = terms,
): Fen {
  return totalOf(allocate(pool(loans, knownOn), other, basis));
}

/** The total of the default reading as it is taken. */
export function takenTotal({ readings }: Ground): Fen {
  return readings[0]?.totalFen ?? 0;
}
