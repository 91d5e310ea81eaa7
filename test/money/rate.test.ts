import fc from 'fast-check';
import t from 'tap';
import { divide, fraction } from '../../src/money/fraction.ts';
import { interestOver, share } from '../../src/money/rate.ts';

t.test('a rate is read exactly', async (t) => {
  t.same(fraction('0.042'), { numerator: 42n, denominator: 1000n });
  t.same(fraction('1'), { numerator: 1n, denominator: 1n });
  for (const bad of ['', '.5', '-0.1', '1e-2', '0,5', '4.2%', 'NaN'])
    t.throws(() => fraction(bad), RangeError, bad);
});

t.test('the named roundings differ on the half', async (t) => {
  t.same([divide(5n, 2n, 'floor'), divide(5n, 2n, 'half-up'), divide(7n, 3n, 'half-up')], [2n, 3n, 2n]);
  t.throws(() => divide(-1n, 2n, 'floor'), RangeError);
  t.throws(() => divide(1n, 0n, 'floor'), RangeError);
});

t.test('half of the interest of the founding example, floored to the fen', async (t) => {
  t.same(
    [share(327_833_333, '0.5', 'floor'), share(425_833_333, '0.5', 'floor')],
    [163_916_666, 212_916_666],
  );
  t.equal(share(425_833_333, '0.5', 'half-up'), 212_916_667);
});

t.test('a full year of 100,000,000 at 4.2 % on actual/360 is 4,258,333.33', async (t) => {
  const balance = { balanceFen: 10_000_000_000, yearlyRate: '0.042' };
  t.equal(interestOver([{ ...balance, days: 365 }], 360), 425_833_333);
});

t.test('the stretches of one settlement are rounded once, together', async (t) => {
  const stretch = { balanceFen: 1, yearlyRate: '0.3', days: 1 };
  t.equal(interestOver([stretch], 1), 0);
  t.equal(interestOver([stretch, { ...stretch, yearlyRate: '0.2' }], 1), 1, 'half a fen rounds up');
});

t.test('amounts that are not whole, negative or too large are refused', async (t) => {
  for (const amount of [0.5, -1, Number.MAX_SAFE_INTEGER + 1, Number.NaN]) {
    t.throws(() => share(amount, '0.5', 'floor'), RangeError);
  }
  t.throws(() => share(Number.MAX_SAFE_INTEGER, '2', 'floor'), RangeError, 'a result out of range too');
  t.throws(() => interestOver([{ balanceFen: 1, yearlyRate: '0.1', days: 1 }], 0), RangeError);
});

t.test('a share of at most one never exceeds the amount, and two halves never exceed the whole', async () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 1_000_000 }), (amount, millionths) => {
      const rate = `0.${String(Math.min(millionths, 999_999)).padStart(6, '0')}`;
      return share(amount, rate, 'floor') <= amount && 2 * share(amount, '0.5', 'floor') <= amount;
    }),
  );
});
