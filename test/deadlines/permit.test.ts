import t from 'tap';
import type { Certificate } from '../../src/facts/certificate.ts';
import { certificate, confirmed, setDay } from './asking.ts';

const reports: Certificate['reports'] = [
  { every: 'year', monthsAfter: 1, day: 15, quote: '每年1月15日前提交上一年度执行报告' },
  { every: 'quarter', monthsAfter: 1, day: 15 },
  { every: 'month', monthsAfter: 1, day: 15 },
];
const held = { issuedOn: '2025-01-10', expiresOn: '2030-01-09' };
const permit = (changes: Omit<Certificate, 'kind'> = {}, asked: Parameters<typeof certificate>[2] = {}) =>
  certificate('paiwu_xkz', { ...held, reports, ...changes }, asked);
const duty = (
  every: string,
  changes: Omit<Certificate, 'kind'> = {},
  asked: Parameters<typeof certificate>[2] = {},
) =>
  permit(changes, asked)
    .rows.filter(({ rule }) => rule === `paiwu_xkz.${every}`)
    .map(({ occurrence, dueOn, actBy }) => `${occurrence} ${dueOn} ${actBy}`);

t.test(
  'the days a permit prints are given for the coming 24 months, each with the period it is about',
  async (t) => {
    // 15 January 2027 is a Friday. The 2025 report was due on 15 January 2026.
    t.same(duty('year'), ['2026 2027-01-15 2027-01-15', '2027 2028-01-15 2028-01-14']);
    t.same(duty('quarter').slice(0, 2), ['2026Q1 2026-04-15 2026-04-15', '2026Q2 2026-07-15 2026-07-15']);
    t.equal(duty('quarter').length, 8, 'through 2027Q4');
    // 15 March 2026 is a Sunday, on which a printed day stays.
    t.equal(duty('month')[0], '2026-02 2026-03-15 2026-03-13');
    t.equal(duty('month').at(-1), '2028-01 2028-02-15 2028-02-15');
    t.equal(duty('month').length, 24);
  },
);

t.test('a report carries its period, the permit’s words as source, its hour, and what follows', async (t) => {
  const timed = reports.map((each) => ({ ...each, minute: 1020 }));
  const { rows } = permit({ reports: timed, number: '913101-001P' });
  const row = rows.find(({ rule, occurrence }) => rule === 'paiwu_xkz.year' && occurrence === '2026');
  t.match(row, { kind: 'duty', status: 'firm', minute: 1020, subject: 'certificate:c' });
  t.match(row?.content, {
    period: '2026',
    sources: [{ reference: '913101-001P', quote: '每年1月15日前提交上一年度执行报告' }],
    missed: { zh: /5000元/ },
  });
});

t.test('a day that a month does not have is its last one', async (t) => {
  t.same(duty('year', { reports: [{ every: 'year', monthsAfter: 2, day: 31 }] }), [
    '2026 2027-02-28 2027-02-26',
    '2027 2028-02-29 2028-02-29',
  ]);
});

t.test('held for less than three months of a year, a permit asks for no report on it', async (t) => {
  const first = (issuedOn: string) => duty('year', { issuedOn, expiresOn: '2031-09-30' })[0]?.slice(0, 4);
  t.equal(first('2026-10-01'), '2026', 'October to December are three months');
  t.equal(first('2026-10-02'), '2027');
  const last = (expiresOn: string) => duty('year', { expiresOn }).at(-1)?.slice(0, 4);
  t.equal(last('2027-03-31'), '2027', 'January to March are three months');
  t.equal(last('2027-03-30'), '2026');
});

t.test('held for less than a month of a quarter, none on that quarter', async (t) => {
  const first = (issuedOn: string) => duty('quarter', { issuedOn, expiresOn: '2031-09-30' })[0]?.slice(0, 6);
  t.equal(first('2026-12-01'), '2026Q4');
  t.equal(first('2026-12-02'), '2027Q1');
});

t.test('held for less than ten days of a month, none on that month', async (t) => {
  const first = (issuedOn: string) => duty('month', { issuedOn, expiresOn: '2031-09-30' })[0]?.slice(0, 7);
  t.equal(first('2026-12-22'), '2026-12', 'the 22nd to the 31st are ten days');
  t.equal(first('2026-12-23'), '2027-01');
});

t.test('a permit renewed without a gap is held on, whatever the new term began on', async (t) => {
  const renewed = {
    issuedOn: '2026-11-20',
    expiresOn: '2031-11-19',
    earlier: [{ issuedOn: '2021-11-20', expiresOn: '2026-11-19' }],
  };
  t.equal(duty('year', renewed)[0]?.slice(0, 4), '2026');
});

t.test('between two terms a permit was not held: 78 days of 2026 are too few for its report', async (t) => {
  const gap = {
    issuedOn: '2026-10-15',
    expiresOn: '2031-10-14',
    earlier: [{ issuedOn: '2020-06-01', expiresOn: '2025-05-31' }],
  };
  t.equal(duty('year', gap)[0]?.slice(0, 4), '2027');
});

t.test(
  'without its report days a permit is incomplete; an empty list says that it asks for none',
  async (t) => {
    const unknown = certificate('paiwu_xkz', held);
    t.same(
      unknown.rows.filter(({ kind }) => kind === 'duty'),
      [],
    );
    t.match(unknown.missing, [{ need: 'fact', what: 'certificate.c.reports' }]);
    t.same(permit({ reports: [] }).missing, []);
    t.same(permit().missing, []);
  },
);

t.test('a year’s notice sets another day, used as printed and firm, for that period only', async (t) => {
  const rulings = [setDay('paiwu_xkz.year', '2026', '2027-02-28', 1440)];
  t.same(duty('year', {}, { rulings }), ['2026 2027-02-28 2027-02-26', '2027 2028-01-15 2028-01-14']);
  const { rows } = permit({}, { rulings });
  const row = rows.find(({ rule, occurrence }) => rule === 'paiwu_xkz.year' && occurrence === '2026');
  t.match(row, { status: 'firm', minute: 1440, content: { sources: [{ reference: '沪试〔2026〕1号' }] } });
  t.equal(row?.content.workings[0]?.say, 'deadlines.set-by-notice');
  t.same(duty('month', {}, { rulings }), duty('month'), 'the other reports stand');
});

t.test('a notice can bring back the report on a year whose printed day has gone by', async (t) => {
  // As the ministry moved that on 2023 to 29 February 2024.
  const rulings = [setDay('paiwu_xkz.year', '2025', '2026-03-31')];
  t.equal(duty('year', {}, { rulings })[0], '2025 2026-03-31 2026-03-31');
});

t.test('a notice gives no report to a permit that was not held long enough', async (t) => {
  const rulings = [setDay('paiwu_xkz.year', '2026', '2027-02-28'), confirmed('paiwu_xkz.renewal')];
  const late = { issuedOn: '2026-10-02', expiresOn: '2031-10-01' };
  t.equal(duty('year', late, { rulings })[0]?.slice(0, 4), '2027');
});
