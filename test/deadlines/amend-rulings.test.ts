import t from 'tap';
import { amend } from '../../src/deadlines/amend.ts';
import type { Notice } from '../../src/deadlines/amend-law.ts';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import { lawWith } from '../../src/deadlines/law.ts';
import { namedRules } from '../../src/policies/rules.ts';
import { circumstances, day, recordedAt } from './cast.ts';

const law = circumstances('2026-03-02');
const source = { title: { zh: '通知', en: 'A notice' }, reference: '沪试〔2026〕1号' };
const notice: Notice = { source, publishedOn: day('2026-03-01') };
const take = (effect: Effect) => amend(law, effect, notice, recordedAt);
const faults = (effect: Effect) => {
  const result = take(effect);
  return 'faults' in result ? result.faults.map(({ pointer }) => pointer) : [];
};
const dutyDay = (duty: string, period: string, dueOn: string): Effect => ({
  kind: 'duty-day',
  duty,
  period,
  dueOn,
});
const own = '91310114MA1GT3XR0A';
const disbursement = (changes: Partial<EffectOf<'disbursement'>>): Effect => ({
  kind: 'disbursement',
  recipients: [{ creditCode: own, project: '技改' }],
  reports: [{ label: '2026年报告', on: '2027-01-10' }],
  ...changes,
});

t.test('a ruling joins those before it, with the notice as its source', async (t) => {
  const effect = dutyDay('annual-report', '2025', '2026-07-31');
  const result = take(effect);
  if ('faults' in result) return t.fail('refused');
  const once = lawWith(law, result);
  const [stands, ...others] = once.rulings;
  t.same([stands?.effect, stands?.source, others], [effect, source, []]);
  t.equal(String(stands?.publishedOn), String(notice.publishedOn));
  t.equal(lawWith(once, result).rulings.length, 2);
  t.same(law.rulings, []);
  t.equal(once.calendar, law.calendar);
});

t.test('a day is set for a duty that there is', async (t) => {
  t.same(faults(dutyDay('no-such', '2026', '2026-07-31')), ['/effect/duty']);
  t.same(faults(dutyDay('iso9001.year', '2026', '2027-07-31')), ['/effect/duty'], 'prints no reports');
  t.same(faults(dutyDay('paiwu_xkz', '2026', '2027-07-31')), ['/effect/duty']);
  t.same(faults(dutyDay('paiwu_xkz.week', '2026', '2027-07-31')), ['/effect/duty']);
  t.same(faults(dutyDay('paiwu_xkz.year', '2026', '2027-02-28')), []);
  t.same(faults(dutyDay('paiwu_xkz.half-year', '2026H1', '2026-07-31')), []);
});

t.test('a permit’s report with something behind its name is no duty', async (t) => {
  t.same(faults(dutyDay('paiwu_xkz.year.other', '2026', '2027-02-28')), ['/effect/duty']);
});

t.test('a period is named as long as the duty’s', async (t) => {
  t.same(faults(dutyDay('annual-report', '2026Q1', '2026-07-31')), ['/effect/period']);
  t.same(faults(dutyDay('annual-report', '2026-03', '2026-07-31')), ['/effect/period']);
  t.same(faults(dutyDay('vat-monthly', '2026', '2026-07-31')), ['/effect/period']);
  const monthly = take(dutyDay('vat-monthly', '2026', '2026-07-31'));
  t.equal('faults' in monthly && monthly.faults[0]?.detail.zh, '该义务每月一次，应写作 2026-03');
  t.same(faults(dutyDay('vat-monthly', '2026-13', '2026-07-31')), ['/effect/period']);
  t.same(faults(dutyDay('vat-quarterly', '2026Q5', '2026-07-31')), ['/effect/period']);
  t.same(faults(dutyDay('vat-quarterly', '2026Q1', '2026-04-30')), []);
  t.same(faults(dutyDay('vat-monthly', '2026-03', '2026-04-30')), []);
});

t.test('no day lies before its period; the first day of it may be', async (t) => {
  t.ok(faults(dutyDay('annual-report', '2027', '2026-12-31')).includes('/effect/dueOn'));
  t.ok(faults(dutyDay('vat-quarterly', '2026Q2', '2026-03-31')).includes('/effect/dueOn'));
  t.same(faults(dutyDay('green-factory-table', '2027', '2027-01-01')), []);
});

t.test('a day before the notice itself, or years after its period, is a slip', async (t) => {
  t.same(faults(dutyDay('annual-report', '2025', '2026-01-01')), ['/effect/dueOn']);
  t.same(faults(dutyDay('vat-monthly', '2026-11', '2199-04-10')), ['/effect/dueOn']);
  t.same(faults(dutyDay('annual-report', '2026', '2028-12-31')), []);
  t.same(faults(dutyDay('annual-report', '2026', '2029-01-01')), ['/effect/dueOn']);
});

t.test('only a rule that there is can be confirmed', async (t) => {
  for (const rule of ['no-such', 'iso9001', 'iso9001.audit3', 'gaoxin.renewal', 'green-factory-table'])
    t.same(faults({ kind: 'confirmation', rule }), ['/effect/rule'], rule);
  for (const rule of namedRules.keys()) t.same(faults({ kind: 'confirmation', rule }), [], rule);
});

t.test('a disbursement names recipients that can exist', async (t) => {
  const recipients = [
    { creditCode: own, project: '技改' },
    { creditCode: '91310114MA1GT3XR0B', project: '技改' },
  ];
  t.same(faults(disbursement({ recipients })), ['/effect/recipients/1/creditCode']);
});

t.test('a disbursement tells its reports apart by their labels', async (t) => {
  const reports = ['2026年报告', '验收报告', '2026年报告'].map((label) => ({ label, on: '2027-01-10' }));
  t.same(faults(disbursement({ reports })), ['/effect/reports/2/label']);
});

t.test('no day of a disbursement lies before the notice; the day of the notice may be one', async (t) => {
  const early = {
    reports: [
      { label: '一', on: '2026-03-01' },
      { label: '二', on: '2026-02-28' },
    ],
    extensionBy: { on: '2026-02-27' },
    acceptanceBy: { on: '2026-02-26' },
  };
  t.same(faults(disbursement(early)), [
    '/effect/reports/1/on',
    '/effect/extensionBy/on',
    '/effect/acceptanceBy/on',
  ]);
});

t.test('a disbursement that sets nothing is refused; one of the three days is enough', async (t) => {
  t.same(faults(disbursement({ reports: [] })), ['/effect/reports']);
  t.same(faults(disbursement({ reports: [], extensionBy: { on: '2027-01-10' } })), []);
  t.same(faults(disbursement({ reports: [], acceptanceBy: { on: '2027-01-10' } })), []);
});
