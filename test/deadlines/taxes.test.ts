import t from 'tap';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import { derive, listed, setDay } from './asking.ts';
import { facts } from './cast.ts';

type Taxes = NonNullable<Enterprise['taxes']>;
type Asked = Parameters<typeof derive>[1];
const enterprise = (taxes?: Taxes): Enterprise => ({ ...facts().enterprise, ...(taxes ? { taxes } : {}) });
const duty = (key: string, taxes?: Taxes, asked: Asked = {}) =>
  derive({ enterprise: enterprise(taxes) }, asked).deadlines.filter(({ rule }) => rule === key);
const asks = (taxes?: Taxes) =>
  derive({ enterprise: enterprise(taxes) })
    .missing.map(({ what }) => what)
    .filter((what) => what.startsWith('enterprise.taxes'));
const monthly: Taxes = { vat: [{ from: '2024-01-01', every: 'month' }] };

t.test('monthly tax days are those of the published table', async (t) => {
  // February to November 2026 close on the days the tax administration published for March to December.
  const published = [16, 20, 22, 15, 15, 17, 15, 26, 16, 15];
  const rows = duty('vat-monthly', monthly).slice(0, 10);
  t.same(
    rows.map(({ dueOn }) => dueOn?.day),
    published,
  );
  t.same(
    rows.map(({ content }) => content.period),
    ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2026-${month}`),
  );
});

t.test('a tax is filed as registered and no other way', async (t) => {
  t.same(duty('vat-quarterly', monthly), []);
  t.same(duty('income-tax-prepayment-monthly', monthly), []);
  const quarterly: Taxes = { incomeTax: [{ from: '2024-01-01', every: 'quarter' }] };
  const rows = duty('income-tax-prepayment-quarterly', quarterly);
  // October 2026: seven rest days from the 1st add seven working days to the 15th.
  t.same(listed(rows).slice(0, 3), [
    '2026Q1 2026-04-20 firm',
    '2026Q2 2026-07-15 firm',
    '2026Q3 2026-10-26 firm',
  ]);
  t.same(duty('income-tax-prepayment-monthly', quarterly), []);
});

t.test('a change from months to quarters holds from its quarter on', async (t) => {
  const changed: Taxes = {
    vat: [
      { from: '2026-07-01', every: 'quarter' },
      { from: '2024-01-01', every: 'month' },
    ],
  };
  t.same(listed(duty('vat-monthly', changed)), [
    '2026-02 2026-03-16 firm',
    '2026-03 2026-04-20 firm',
    '2026-04 2026-05-22 firm',
    '2026-05 2026-06-15 firm',
    '2026-06 2026-07-15 firm',
  ]);
  t.equal(listed(duty('vat-quarterly', changed))[0], '2026Q3 2026-10-26 firm');
});

t.test('a change to quarters in the middle of one leaves no month without a filing', async (t) => {
  const changed: Taxes = {
    vat: [
      { from: '2024-01-01', every: 'month' },
      { from: '2026-05-01', every: 'quarter' },
    ],
  };
  const filed = [...duty('vat-monthly', changed), ...duty('vat-quarterly', changed)].map(
    ({ content }) => content.period ?? '',
  );
  const covers = (month: string, quarter: string) => filed.includes(month) || filed.includes(quarter);
  for (const month of ['2026-04', '2026-05', '2026-06']) t.ok(covers(month, '2026Q2'), month);
});

t.test('nothing is filed for a period before the first registered one', async (t) => {
  const late: Taxes = { vat: [{ from: '2026-04-01', every: 'month' }] };
  t.equal(listed(duty('vat-monthly', late))[0], '2026-04 2026-05-22 firm');
});

t.test('a tax that is not registered is asked for once, and dates nothing', async (t) => {
  t.same(asks().sort(), ['enterprise.taxes.incomeTax', 'enterprise.taxes.vat']);
  t.same(asks(monthly), ['enterprise.taxes.incomeTax']);
  for (const key of ['vat-monthly', 'vat-quarterly', 'income-tax-settlement']) t.same(duty(key), [], key);
});

t.test('the income-tax settlement moves off a rest day', async (t) => {
  const taxes: Taxes = { incomeTax: [{ from: '2018-01-01', every: 'quarter' }] };
  const first = (today: string) => {
    const [row] = duty('income-tax-settlement', taxes, { today });
    return `${row?.occurrence} ${row?.nominalOn} ${row?.dueOn} ${row?.status}`;
  };
  t.equal(first('2026-03-02'), '2025 2026-05-31 2026-06-01 firm', 'a Sunday');
  t.equal(
    first('2025-03-03'),
    '2024 2025-05-31 2025-06-03 firm',
    'the Dragon Boat holiday, to Monday 2 June',
  );
  t.equal(first('2024-03-01'), '2023 2024-05-31 2024-05-31 firm', 'a Friday');
  t.equal(first('2020-03-02'), '2019 2020-05-31 2020-06-01 firm', 'a Sunday');
  // 31 May 2027 is a Monday, nine days before the Dragon Boat festival: no notice can make it a rest day.
  t.equal(first('2027-03-01'), '2026 2027-05-31 2027-05-31 firm');
  t.equal(first('2026-06-01').slice(0, 4), '2025', 'still due on the day it moved to');
});

t.test('a settlement is owed for a year in which the tax was filed at any time', async (t) => {
  const taxes: Taxes = { incomeTax: [{ from: '2026-10-01', every: 'month' }] };
  t.same(listed(duty('income-tax-settlement', taxes)), ['2026 2027-05-31 firm']);
});

t.test('a tax day in a holiday that is not announced is provisional, within a range', async (t) => {
  const row = duty('vat-monthly', monthly).find(({ occurrence }) => occurrence === '2027-01');
  t.equal(row?.status, 'provisional');
  const range = row?.content.provisional?.dueOn;
  // At least the four statutory days 5 to 8 February in a row; at most 4 to 14 February and what adjoins.
  t.ok(range && range.earliest >= '2027-02-15' && range.latest <= '2027-03-05', JSON.stringify(range));
});

t.test('a notice moves one tax period and leaves the others', async (t) => {
  const rulings = [setDay('vat-monthly', '2026-02', '2026-03-31')];
  t.same(listed(duty('vat-monthly', monthly, { rulings })).slice(0, 2), [
    '2026-02 2026-03-31 firm',
    '2026-03 2026-04-20 firm',
  ]);
  const quarterly: Taxes = { vat: [{ from: '2024-01-01', every: 'quarter' }] };
  t.same(
    duty('vat-monthly', quarterly, { rulings }),
    [],
    'and gives it to nobody who does not file by months',
  );
});
