/** An exact ratio of integers; the denominator is positive. */
export type Fraction = { numerator: bigint; denominator: bigint };

/** The roundings the rules name; both act on amounts that are not negative. */
export type Rounding = 'half-up' | 'floor';

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,12}))?$/;

/**
 * Reads a decimal such as `0.042` exactly; a rate is never a float.
 * Throws a RangeError on a sign, an exponent, or more than 9 digits before or 12 after the point.
 */
export function fraction(decimal: string): Fraction {
  const digits = DECIMAL.exec(decimal);
  if (!digits) throw new RangeError(`not an exact decimal: ${decimal}`);
  const [, whole = '', places = ''] = digits;
  return { numerator: BigInt(whole + places), denominator: 10n ** BigInt(places.length) };
}

/** Divides two integers that are not negative, with the rounding named. */
export function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (numerator < 0n || denominator <= 0n) throw new RangeError('not a ratio of amounts');
  return rounding === 'floor' ? numerator / denominator : (2n * numerator + denominator) / (2n * denominator);
}
