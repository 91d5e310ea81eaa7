import t from 'tap';
import type { Derived } from '../../src/deadlines/model.ts';
import { reconcile } from '../../src/deadlines/reconcile.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { day, recordedAt, stored } from './cast.ts';
import { changesTo, claimFor, leader, march, measureId, nextMarch } from './once-cast.ts';
import { notice, rowsUnder, windowRows } from './window-cast.ts';

const of2026 = notice(march, '2026-02-10');
const of2027 = notice(nextMarch, '2027-02-10', '松经〔2027〕1号');
const on = (today: string, rulings = [of2026], facts: Partial<EnterpriseFacts> = {}) =>
  rowsUnder(rulings, { today, facts: { ...leader, ...facts } });
const claims = (rows: Derived[]) =>
  rows
    .filter(({ kind, rule }) => kind === 'claim' && rule === measureId)
    .map(({ occurrence, dueOn, status }) => `${occurrence} ${dueOn ? `${dueOn} ` : ''}${status}`);

t.test('what is claimed once has a row in each window, the next from the day after a miss', async (t) => {
  t.same(claims(on('2026-03-27')), ['2026/application 2026-03-27 firm']);
  const missed = on('2026-03-28');
  t.same(claims(missed), ['2026/application 2026-03-27 firm', '2027/application 2027-03-27 expected']);
  t.match(windowRows(missed), [/2027\/opens 2027-03-02 - 2027-03-02 expected$/]);
  t.same(
    changesTo(on('2026-03-27'), missed, '2026-03-28'),
    ['add 2027/application 2027-03-27 expected'],
    'the missed row stays as it was',
  );
});

t.test('the missed row is history: neither withdrawn nor moved by a later window', async (t) => {
  const after = on('2026-03-28');
  t.same(changesTo(after, on('2026-06-01'), '2026-06-01'), []);
  t.same(changesTo(after, on('2027-02-11', [of2026, of2027]), '2027-02-11'), [
    'move 2027/application 2027-03-31 firm',
  ]);
});

t.test('a claim that awaits its window is given one as the same row, and waits again as it', async (t) => {
  const awaiting = on('2026-02-01', []);
  t.same(claims(awaiting), ['once awaiting']);
  t.same(changesTo(awaiting, on('2026-02-11'), '2026-02-11'), ['move once 2026-03-27 firm']);
  t.same(changesTo(on('2026-02-11'), on('2026-02-12', []), '2026-02-12'), [
    'move 2026/application - awaiting',
  ]);
});

t.test('a row kept from before under one name stays with the window it stands on', async (t) => {
  const earlier = (rows: Derived[]) => rows.map((row) => ({ ...row, occurrence: 'once' }));
  const missed = earlier(on('2026-04-10')).filter(({ status }) => status === 'firm');
  t.same(changesTo(missed, on('2026-04-10'), '2026-04-10'), ['add 2027/application 2027-03-27 expected']);
  const moved = earlier(on('2026-06-01'));
  t.same(changesTo(moved, on('2026-06-01'), '2026-06-01'), [], 'the first derivation says nothing anew');
  t.same(changesTo(moved, on('2027-02-11', [of2026, of2027]), '2027-02-11'), ['move once 2027-03-31 firm']);
});

t.test(
  'a window that is taken back after it has closed leaves its row as history, however it is named',
  async (t) => {
    const over = on('2026-04-10');
    const back = on('2026-06-01', []);
    t.same(claims(back), ['once awaiting']);
    t.same(changesTo(over, back, '2026-06-01'), ['move 2027/application - awaiting']);
    const once = (rows: Derived[], today: string) =>
      rows.map((row) => (`${row.dueOn}` < today ? { ...row, occurrence: 'once' } : row));
    t.same(
      changesTo(once(over, '2026-04-10'), back, '2026-06-01'),
      ['move 2027/application - awaiting'],
      'the day that was right is not corrected',
    );
    const alone = once(on('2026-03-20'), '2026-04-10');
    t.same(
      changesTo(alone, on('2026-03-21', []), '2026-03-21'),
      ['move once - awaiting'],
      'while it is open',
    );
    t.same(changesTo(alone, back, '2026-06-01'), ['add 2026/next - awaiting']);
    const waiting = (occurrence: string): Derived[] => [
      ...alone,
      ...back
        .filter(({ kind, rule }) => kind === 'claim' && rule === measureId)
        .map((row) => ({ ...row, occurrence })),
    ];
    t.same(changesTo(waiting('2026/next'), on('2026-06-02', []), '2026-06-02'), [], 'nor the night after');
    t.same(changesTo(waiting('2026/next'), on('2027-02-11', [of2027]), '2027-02-11'), [
      'move 2026/next 2027-03-31 firm',
    ]);
    const gone = waiting('2026/next').map((row) =>
      row.dueOn ? row : { ...row, status: 'withdrawn' as const },
    );
    t.same(changesTo(gone, back, '2026-06-02'), ['move 2026/next - awaiting'], 'and comes back as itself');
    const both = [...alone, ...alone.map((row) => ({ ...row, occurrence: '2026/next' }))];
    t.same(changesTo(both, back, '2026-06-01'), ['add 2026/next/next - awaiting'], 'no name is given twice');
  },
);

t.test(
  'after a call that does not come back nothing is expected, and the claim awaits the next',
  async (t) => {
    const single = [notice({ ...march, once: true }, '2026-02-10')];
    const over = on('2026-06-01', single);
    t.same(claims(over), ['2026/next awaiting']);
    t.same(changesTo(on('2026-03-20', single), over, '2026-06-01'), ['add 2026/next - awaiting']);
    t.same(changesTo(over, on('2027-02-11', [...single, of2027]), '2027-02-11'), [
      'move 2026/next 2027-03-31 firm',
    ]);
  },
);

t.test('what was applied for has its own window and looks out for no other', async (t) => {
  const applied = claimFor({ history: [{ state: 'submitted', on: '2026-03-10' }] });
  const rows = on('2026-03-28', [of2026], applied);
  t.same(claims(rows), ['2026/application 2026-03-27 firm']);
  t.same(rows.find(({ rule }) => rule === measureId)?.content.fulfilled, { on: '2026-03-10' });
  t.same(windowRows(rows), []);
  const late = claimFor({ history: [{ state: 'submitted', on: '2026-03-30' }] });
  t.same(claims(on('2026-04-20', [of2026], late)), ['2026/application 2026-03-27 firm']);
});

t.test('a claim that was missed, or planned and let go by, is that of its window alone', async (t) => {
  const claimed = (row: Derived) =>
    row.kind === 'claim' && row.rule === measureId ? [row.content.fulfilled !== undefined] : [];
  const missed = claimFor({ history: [{ state: 'missed', on: '2026-04-01' }] });
  t.same(on('2026-06-01', [of2026], missed).flatMap(claimed), [true, false]);
  const planned = claimFor({ steps: [{ step: 'online', dueOn: '2026-03-20' }] });
  t.same(claims(on('2026-06-01', [of2026], planned)), [
    '2026/application awaiting',
    '2027/application 2027-03-27 expected',
  ]);
});

t.test('who marked it done in its window is told of another only once that is announced', async (t) => {
  const done = (kept: Derived[], today: string, rulings = [of2026]) =>
    changesTo(kept, on(today, rulings), today, recordedAt);
  const kept = on('2026-03-27');
  t.same(done(kept, '2026-03-28'), []);
  t.same(done(kept, '2026-06-01'), []);
  t.same(done(kept, '2026-03-20', []), [], 'nor does it wait again');
  t.same(done(kept, '2027-02-11', [of2026, of2027]), ['add 2027/application 2027-03-31 firm']);
});

t.test('rows that a fact shows to be done hold nothing back once the fact says otherwise', async (t) => {
  const applied = on(
    '2026-03-20',
    [of2026],
    claimFor({ history: [{ state: 'submitted', on: '2026-03-10' }] }),
  );
  const [row] = applied.filter(({ rule, kind }) => rule === measureId && kind === 'claim');
  if (!row) throw new Error('no claim');
  const missed = on('2026-04-02', [of2026], claimFor({ history: [{ state: 'missed', on: '2026-04-01' }] }));
  const changes = reconcile([stored(row, { doneAt: recordedAt })], missed, day('2026-04-02'));
  t.ok(changes.some(({ change, after }) => change === 'add' && after.occurrence === '2027/application'));
});
