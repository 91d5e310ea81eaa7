import { divide, fraction } from '../../money/fraction.ts';
import { type Fen, share } from '../../money/rate.ts';
import { interestOf, type Settlement } from './counted.ts';
import type { FullTerms } from './terms.ts';

/** Both day counts divide it, so that days of several loans add up exactly. */
const COMMON_DAYS = 360n * 365n;

/** What the rate gives before caps and minimums; `basisFen` is what it gives before it is held to the interest. */
export type Shared = { interestFen: Fen; basisFen: Fen; shareFen: Fen };

/**
 * The rate of the settlements' interest, so many points of the balance, or a share of a reference rate on the balance; the
 * last two never above the interest. Floored to the fen once.
 */
export function shareOf(settled: readonly Settlement[], terms: FullTerms): Shared {
  const interestFen = interestOf(settled);
  const basisFen = basisOf(settled, interestFen, terms);
  return { interestFen, basisFen, shareFen: Math.min(basisFen, interestFen) };
}

function basisOf(settled: readonly Settlement[], interestFen: Fen, terms: FullTerms): Fen {
  const { rate, rateBasis, referenceRate } = terms;
  if (rateBasis === 'interest') return share(interestFen, rate, 'floor');
  const points = fraction(rate);
  const of = rateBasis === 'reference-rate' ? fraction(referenceRate?.yearly ?? '0') : fraction('1');
  const numerator = balanceDays(settled) * points.numerator * of.numerator;
  return Number(divide(numerator, COMMON_DAYS * points.denominator * of.denominator, 'floor'));
}

/** Σ balance × days ÷ day count, in parts of the common days. */
function balanceDays(settled: readonly Settlement[]): bigint {
  return settled.reduce((sum, { loan, stretches }) => {
    const days = stretches.reduce((all, { balanceFen, days }) => all + BigInt(balanceFen) * BigInt(days), 0n);
    return sum + days * (COMMON_DAYS / BigInt(loan.dayCount ?? '360'));
  }, 0n);
}
