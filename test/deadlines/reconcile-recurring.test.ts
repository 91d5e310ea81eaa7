import t from 'tap';
import type { DeadlineKind, Derived } from '../../src/deadlines/model.ts';
import { identityOf, reconcile } from '../../src/deadlines/reconcile.ts';
import { derive, setDay } from './asking.ts';
import { day, report, stored } from './cast.ts';

const today = day('2026-03-02');
const row = (kind: DeadlineKind, dueOn: string, occurrence = '2025') =>
  report({ kind, occurrence, nominalOn: day(dueOn), dueOn: day(dueOn), actBy: day(dueOn) });
const changes = (before: Derived[], after: Derived[] = [], on = today) =>
  reconcile(
    before.map((each, index) => stored(each, { id: `d${index}` })),
    after,
    on,
  ).map(({ change }) => change);

t.test('what recurs and has gone by is history: neither withdrawn nor changed', async (t) => {
  for (const kind of ['duty', 'loan-settlement'] as const) {
    t.same(changes([row(kind, '2026-03-01')]), [], kind);
    t.same(changes([row(kind, '2020-01-01')]), [], kind);
  }
});

t.test('what recurs and is still to come is withdrawn when it is no longer owed', async (t) => {
  for (const kind of ['duty', 'loan-settlement'] as const) {
    t.same(changes([row(kind, '2026-03-02')]), ['withdraw'], `${kind}, due today`);
    t.same(changes([row(kind, '2027-01-15')]), ['withdraw'], kind);
  }
});

t.test('what awaits its notice is withdrawn when it is no longer owed', async (t) => {
  const { nominalOn: _, dueOn: __, actBy: ___, ...awaiting } = row('duty', '2026-03-01');
  t.same(changes([{ ...awaiting, status: 'awaiting' }]), ['withdraw']);
});

t.test('what does not recur is withdrawn though its day has gone by', async (t) => {
  const others: DeadlineKind[] = [
    'certificate-renewal',
    'certificate-audit',
    'certificate-expires',
    'change-filing',
    'project-report',
    'subsidy-year',
  ];
  for (const kind of others) t.same(changes([row(kind, '2026-03-01')]), ['withdraw'], kind);
});

t.test('what was withdrawn before its day stays so after it', async (t) => {
  t.same(changes([{ ...row('duty', '2026-02-01'), status: 'withdrawn' }]), []);
});

t.test('a year of days changes nothing of what has gone by, and adds what comes into reach', async (t) => {
  const taxes = { vat: [{ from: '2024-01-01', every: 'month' as const }] };
  const on = (iso: string) =>
    derive(
      { enterprise: { name: '甲', creditCode: '91310114MA1GT3XR0A', taxes } },
      { today: iso },
    ).deadlines.filter(({ kind }) => kind === 'duty');
  const seen = new Map(on('2026-03-02').map((each) => [identityOf(each), each]));
  for (const iso of ['2026-03-16', '2026-03-17', '2026-07-01', '2027-01-01', '2027-03-02']) {
    const next = on(iso);
    const found = changes([...seen.values()], next, day(iso));
    t.same(
      found.filter((change) => change !== 'add'),
      [],
      iso,
    );
    for (const each of next) seen.set(identityOf(each), each);
  }
  t.equal([...seen.keys()].filter((key) => key.includes('|vat-monthly|')).length, 36);
});

t.test('a notice that comes out after the day it sets makes the report overdue, not unowed', async (t) => {
  const annual = (asked: Parameters<typeof derive>[1]) =>
    derive({}, asked).deadlines.filter(
      ({ rule, occurrence }) => rule === 'annual-report' && occurrence === '2025',
    );
  const before = annual({ today: '2026-06-15' });
  t.equal(before[0]?.dueOn?.toString(), '2026-06-30');
  const rulings = [setDay('annual-report', '2025', '2026-06-10')];
  t.same(changes(before, annual({ today: '2026-06-15', rulings }), day('2026-06-15')), ['move']);
});
