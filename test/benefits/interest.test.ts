import * as fc from 'fast-check';
import t from 'tap';
import { settlements } from '../../src/benefits/interest/counted.ts';
import { settlementPeriods } from '../../src/benefits/interest/settlements.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { interestByHand } from './by-hand.ts';
import { loan, loanDrawnOn } from './cast.ts';

const forecast = (of: Loan) => settlements(of).map(({ on, forecastFen }) => [on, forecastFen]);

t.test('the settlement day belongs to the period it closes, and rest days do not move it', async (t) => {
  const short = loan({ maturityOn: '2025-10-08' });
  t.same(
    settlementPeriods(short).map(({ from, to, settledOn }) => [from, to, settledOn]),
    [
      ['2025-03-15', '2025-03-20', '2025-03-20'],
      ['2025-03-21', '2025-06-20', '2025-06-20'],
      ['2025-06-21', '2025-09-20', '2025-09-20'], // a Saturday
      ['2025-09-21', '2025-10-07', '2025-10-08'], // the maturity day earns nothing
    ],
  );
});

t.test('a loan that matures on a settlement day settles there once', async (t) => {
  const periods = settlementPeriods(loan({ maturityOn: '2025-06-20' }));
  t.same(
    periods.map(({ to, settledOn }) => [to, settledOn]),
    [
      ['2025-03-20', '2025-03-20'],
      ['2025-06-19', '2025-06-20'],
    ],
  );
});

t.test('a settlement day that a month does not have is its last day', async (t) => {
  const monthly = loan({ maturityOn: '2025-05-10', settlement: { months: [3, 4], day: 31 } });
  t.same(
    settlementPeriods(monthly).map(({ settledOn }) => settledOn),
    ['2025-03-31', '2025-04-30', '2025-05-10'],
  );
});

t.test('a drawdown on the settlement day earns that day in the period it closes', async (t) => {
  const [first] = forecast(loanDrawnOn('2025-12-20'));
  t.same(first, ['2025-12-20', 1_166_667]); // 100,000,000 × 4.2 % × 1 ÷ 360
});

t.test('a rate change inside a period counts each rate for its own days and rounds once', async (t) => {
  const changed = loan({
    rates: [
      { from: '2025-03-10', yearly: '0.042' },
      { from: '2025-05-01', yearly: '0.0395' },
    ],
  });
  // 2025-03-21 to 04-30: 41 days at 4.2 %, 05-01 to 06-20: 51 days at 3.95 %: 478,333.333… + 559,583.333…
  t.same(forecast(changed)[1], ['2025-06-20', 103_791_667]);
});

t.test('part drawdowns count from their day, repayments until the day before', async (t) => {
  const moving = loan({
    drawdowns: [
      { on: '2025-03-15', amountFen: 4_000_000_000 },
      { on: '2025-04-10', amountFen: 6_000_000_000 },
    ],
    repayments: [{ on: '2025-06-01', amountFen: 1_000_000_000 }],
  });
  // 40,000,000 × 20 days (03-21 to 04-09), 100,000,000 × 52 (04-10 to 05-31), 90,000,000 × 20 (06-01 to 06-20):
  // 7,800,000,000 × 4.2 % ÷ 360 = 910,000.00.
  t.same(forecast(moving)[1], ['2025-06-20', 91_000_000]);
});

t.test('a loan counted over 365 days earns less a day', async (t) => {
  t.same(forecast(loan({ dayCount: '365' }))[0], ['2025-03-20', 6_904_110]); // 69,041.095…
});

const dayOf = fc
  .integer({ min: 0, max: 900 })
  .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }).toString());
const moves = fc.array(fc.record({ on: dayOf, amountFen: fc.integer({ min: 1, max: 3_000_000_000 }) }), {
  minLength: 1,
  maxLength: 4,
});
const anyLoan = fc
  .record({
    drawdowns: moves,
    repayments: moves,
    rates: fc.array(fc.record({ from: dayOf, yearly: fc.constantFrom('0.042', '0.0395', '0.031415') }), {
      maxLength: 3,
    }),
    maturityOn: dayOf,
    dayCount: fc.constantFrom('360' as const, '365' as const),
  })
  .map((facts) => loan({ ...facts, rates: [{ from: '2025-01-01', yearly: '0.05' }, ...facts.rates] }))
  .filter(({ rates }) => new Set(rates.map(({ from }) => from)).size === rates.length);

t.test('any loan earns what a count day by day gives', async () => {
  fc.assert(
    fc.property(anyLoan, (any) => {
      const byHand = [...interestByHand(any)].filter(([, fen]) => fen > 0);
      return JSON.stringify(byHand) === JSON.stringify(forecast(any));
    }),
    { numRuns: 60 },
  );
});
