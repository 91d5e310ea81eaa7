import { divide, type Fraction, fraction, type Rounding } from './fraction.ts';

/** Whole fen (CNY 0.01) as a safe integer; not negative unless a name says so. */
export type Fen = number;

/** Amounts that together are more than fen can hold exactly. */
export class AmountOutOfRange extends RangeError {}

/**
 * An exact share of an amount: `share(fen, '0.5', 'floor')`. The rate is a decimal string.
 * Throws a RangeError where the amount or the result is not a safe integer, or is negative.
 */
export function share(amountFen: Fen, rate: string, rounding: Rounding): Fen {
  const { numerator, denominator } = fraction(rate);
  return safe(divide(exact(amountFen) * numerator, denominator, rounding));
}

/** A balance that stood for some days at one yearly rate. */
export type Balance = { balanceFen: Fen; yearlyRate: string; days: number };

/**
 * Interest of one settlement: Σ balance × rate × days ÷ day count, rounded once, half up to the fen.
 * Throws a RangeError on amounts or days that are negative or not safe integers, or a day count that is not positive.
 */
export function interestOver(balances: readonly Balance[], dayCount: number): Fen {
  const sum = balances.map(product).reduce(add, { numerator: 0n, denominator: 1n });
  return safe(divide(sum.numerator, sum.denominator * exact(dayCount), 'half-up'));
}

function product({ balanceFen, yearlyRate, days }: Balance): Fraction {
  const rate = fraction(yearlyRate);
  return { numerator: exact(balanceFen) * exact(days) * rate.numerator, denominator: rate.denominator };
}

function add(a: Fraction, b: Fraction): Fraction {
  // Denominators are powers of ten, so the larger is a multiple of the smaller.
  const denominator = a.denominator > b.denominator ? a.denominator : b.denominator;
  const scaled = (x: Fraction) => x.numerator * (denominator / x.denominator);
  return { numerator: scaled(a) + scaled(b), denominator };
}

function exact(amount: number): bigint {
  if (amount > Number.MAX_SAFE_INTEGER) throw new AmountOutOfRange(`amount out of range: ${amount}`);
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not a whole amount: ${amount}`);
  return BigInt(amount);
}

function safe(amount: bigint): Fen {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new AmountOutOfRange(`amount out of range: ${amount}`);
  return value;
}
