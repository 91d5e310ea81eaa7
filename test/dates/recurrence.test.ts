import t from 'tap';
import { dayAfter, type Every, periodAfter, periodOf } from '../../src/dates/recurrence.ts';
import { d } from './cast.ts';

const shown = (every: Every, on: string) => {
  const { label, from, to } = periodOf(every, d(on));
  return `${label} ${from} ${to}`;
};

t.test('a day lies in one month, quarter, half-year and year, each with its label', async (t) => {
  t.equal(shown('month', '2026-03-31'), '2026-03 2026-03-01 2026-03-31');
  t.equal(shown('quarter', '2026-03-31'), '2026Q1 2026-01-01 2026-03-31');
  t.equal(shown('half-year', '2026-07-01'), '2026H2 2026-07-01 2026-12-31');
  t.equal(shown('year', '2026-12-31'), '2026 2026-01-01 2026-12-31');
});

t.test('February ends on its own last day, in leap years too', async (t) => {
  t.equal(shown('month', '2024-02-10'), '2024-02 2024-02-01 2024-02-29');
  t.equal(shown('month', '2026-02-10'), '2026-02 2026-02-01 2026-02-28');
});

t.test('after the last period of a year comes the first of the next', async (t) => {
  const following = (every: Every) => periodAfter(every, periodOf(every, d('2026-12-15'))).label;
  t.same((['month', 'quarter', 'half-year', 'year'] as const).map(following), [
    '2027-01',
    '2027Q1',
    '2027H1',
    '2027',
  ]);
});

t.test('a day after a period is counted in months from its last one', async (t) => {
  const after = (every: Every, on: string, monthsAfter: number, day: number) =>
    dayAfter(periodOf(every, d(on)), { monthsAfter, day }).toString();
  t.equal(after('year', '2025-06-15', 5, 31), '2026-05-31', 'the settlement of the income tax of 2025');
  t.equal(after('quarter', '2025-11-01', 1, 15), '2026-01-15', 'over the end of a year');
  t.equal(after('half-year', '2026-01-01', 0, 30), '2026-06-30', 'in the last month itself');
  t.equal(after('year', '2025-01-01', 24, 1), '2027-12-01');
});

t.test('in a month too short for it, it is the last day', async (t) => {
  const after = (on: string, day: number) =>
    dayAfter(periodOf('month', d(on)), { monthsAfter: 1, day }).toString();
  t.equal(after('2026-01-31', 31), '2026-02-28');
  t.equal(after('2024-01-31', 30), '2024-02-29', 'of a leap year');
  t.equal(after('2026-03-31', 31), '2026-04-30');
  t.equal(after('2026-02-28', 31), '2026-03-31', 'a short period does not shorten the day after it');
});
