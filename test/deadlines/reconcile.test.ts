import t from 'tap';
import type { Derived, Status, Stored } from '../../src/deadlines/model.ts';
import { identityOf, reconcile } from '../../src/deadlines/reconcile.ts';
import { day, report, stored } from './cast.ts';

const today = day('2025-12-01');
const changes = (before: Stored[], after: Derived[]) =>
  reconcile(before, after, today).map(({ change }) => change);
const from = (status: Status) => stored(report({ status }));
const to = (status: Status) => report({ status });

t.test('what deriving says again is kept without a word', async (t) => {
  t.same(changes([stored(report())], [report()]), []);
  const other = JSON.parse(JSON.stringify({ b: 1, a: { d: 2, c: 3 } }));
  t.same(
    changes(
      [stored(report({ content: { ...report().content, ...{ extra: { a: { c: 3, d: 2 }, b: 1 } } } }))],
      [report({ content: { ...report().content, ...{ extra: other } } })],
    ),
    [],
    'the order in which a database keeps the fields is no change',
  );
});

t.test('what is new is added, what is gone is withdrawn and keeps its dates', async (t) => {
  t.same(changes([], [report()]), ['add']);
  const [change] = reconcile([stored(report())], [], today);
  t.equal(change?.change, 'withdraw');
  t.equal(change?.after.status, 'withdrawn');
  t.equal(String(change?.after.dueOn), '2025-12-15');
});

t.test('what was withdrawn before is not withdrawn again, and comes back under its identity', async (t) => {
  const gone = from('withdrawn');
  t.same(changes([gone], []), []);
  const [back] = reconcile([gone], [report()], today);
  t.equal(back?.change, 'move');
  t.equal(back && 'before' in back && back.before.id, 'd');
});

t.test(
  'each of the days a person acts on moves the deadline; the day before a shift only amends it',
  async (t) => {
    const next = day('2025-12-16');
    for (const moved of [{ dueOn: next }, { actBy: next }, { submitBy: next }, { minute: 1020 }])
      t.same(changes([stored(report())], [report(moved)]), ['move'], JSON.stringify(moved));
    const timed = stored(report({ submitBy: next, minute: 0 }));
    t.same(changes([timed], [report()]), ['move'], 'an hour or a submit-by day that goes away is a move too');
    t.same(changes([stored(report({ minute: 0 }))], [report()]), ['move'], 'midnight is not no hour');
    t.same(changes([stored(report())], [report({ nominalOn: next })]), ['amend']);
  },
);

t.test('another title, amount, source or mark is an amendment', async (t) => {
  const { content } = report();
  const other: Partial<typeof content>[] = [
    { title: { zh: '新名', en: 'new' } },
    { stake: { kind: 'known', fen: 1, upTo: true, key: 'k' } },
    { sources: [{ title: { zh: '通知', en: 'notice' } }] },
    { disputed: { on: '2025-12-16', line: { say: 'x', with: {} } } },
  ];
  for (const change of other)
    t.same(changes([stored(report())], [report({ content: { ...content, ...change } })]), ['amend']);
});

t.test('an expected or provisional day that becomes firm tells nobody another date', async (t) => {
  t.same(changes([from('expected')], [to('firm')]), ['amend']);
  t.same(changes([from('provisional')], [to('firm')]), ['amend']);
});

t.test('every other change of status is another date version', async (t) => {
  const all: Status[] = ['firm', 'provisional', 'expected', 'awaiting', 'withdrawn'];
  for (const before of all)
    for (const after of all) {
      if (before === after || (after === 'firm' && (before === 'expected' || before === 'provisional')))
        continue;
      t.same(changes([from(before)], [to(after)]), ['move'], `${before} to ${after}`);
    }
});

t.test('a day that becomes firm and moves at once is a move', async (t) => {
  t.same(changes([from('expected')], [report({ dueOn: day('2025-12-16') })]), ['move']);
});

t.test('identity is kind, subject, rule and occurrence, and nothing else', async (t) => {
  const same = report({ dueOn: day('2026-01-01'), status: 'expected' });
  t.equal(identityOf(same), identityOf(report()));
  for (const part of ['kind', 'subject', 'rule', 'occurrence'] as const) {
    const other = report({ [part]: 'other' } as Partial<Derived>);
    t.same(changes([stored(report())], [other]), ['add', 'withdraw'], part);
  }
});
