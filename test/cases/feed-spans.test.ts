import t from 'tap';
import { openingsOf } from '../../src/cases/feed-spans.ts';
import type { DeadlineRow } from '../../src/db/deadlines.ts';

const call = { name: { zh: '2026年申报', en: 'Call of 2026' }, announcedOn: '2026-01-05' };

/** A row of enterprise `e` under policy `p`; what a test does not say is as in an announced window of measure `m`. */
function row(
  id: string,
  kind: string,
  dueOn: string | null,
  more: Record<string, unknown> = {},
): DeadlineRow {
  const { label = '2026', announced = true, ...rest } = more;
  return {
    id,
    kind,
    subject: 'enterprise:e',
    rule: 'm',
    occurrence: `2026/${id}`,
    enterpriseId: 'e',
    status: 'firm',
    dueOn: dueOn && Temporal.PlainDate.from(dueOn),
    content: { policyKey: 'p', window: { label, ...(announced ? { call } : {}) } },
    ...rest,
  } as unknown as DeadlineRow;
}

const opens = (id = 'opens', more = {}) => row(id, 'window-opens', '2026-01-20', more);
const found = (rows: DeadlineRow[], openings = [opens()]) =>
  [...openingsOf([...openings, ...rows], openings)].map(([id, opening]) => `${id} ${opening.id}`).sort();

t.test('who only follows a measure sees its window end with the application, online before on paper', (t) => {
  const online = row('online', 'window-step', '2026-02-04');
  const paper = row('paper', 'window-step', '2026-02-09');
  const defence = row('defence', 'window-step', '2026-03-02');
  t.same(found([online, paper, defence]), ['online opens']);
  t.same(found([paper, defence]), ['paper opens']);
  t.same(found([defence]), [], 'a panel ends no window');
  t.end();
});

t.test('claims end the window they are made in, each; further steps do not', (t) => {
  const claims = [
    row('c1', 'claim', '2026-02-04', { subject: 'project:1', occurrence: 'year1' }),
    row('c2', 'claim', '2026-02-04', { subject: 'project:2', rule: 'n', occurrence: 'year1' }),
    row('c3', 'claim', null, { subject: 'project:3', occurrence: 'year1' }),
    row('c4', 'claim', '2027-02-04', { subject: 'project:4', occurrence: 'year1', label: '2027' }),
    row('c5', 'claim', '2026-01-19', { subject: 'project:5', occurrence: 'year1' }),
  ];
  const paper = row('paper', 'window-step', '2026-02-09', { subject: 'project:1' });
  t.same(
    found([...claims, paper]),
    ['c1 opens', 'c2 opens'],
    'another measure of the same call too; none without a day, in another year, or before the opening',
  );
  t.same(found([row('x', 'claim', '2026-02-04', { enterpriseId: 'f' })]), [], 'nor of another enterprise');
  t.end();
});

t.test('of expected windows that cannot be told apart none is spanned', (t) => {
  const expected = { announced: false, label: '2027' };
  const other = row('c', 'claim', '2027-02-04', { ...expected, rule: 'n' });
  const one = opens('opens', expected);
  t.same(found([other], [one]), ['c opens']);
  t.same(found([other], [one, opens('second', { ...expected, rule: 'o' })]), []);
  t.same(found([row('own', 'claim', '2027-02-04', expected)], [one]), ['own opens'], 'its own measure');
  t.end();
});

t.test('an opening that was withdrawn begins only what is cancelled with it', (t) => {
  const gone = opens('opens', { status: 'withdrawn' });
  t.same(found([row('c', 'claim', '2026-02-04')], [gone]), []);
  t.same(found([row('c', 'claim', '2026-02-04', { status: 'withdrawn' })], [gone]), ['c opens']);
  t.same(found([row('c', 'claim', '2026-02-04', { status: 'withdrawn' })]), ['c opens']);
  t.end();
});

t.test('what was withdrawn takes the span from nothing that stands, and keeps its own', (t) => {
  const gone = { status: 'withdrawn' };
  const claim = row('claim', 'claim', '2026-02-04', gone);
  const online = row('online', 'window-step', '2026-02-04');
  const paper = row('paper', 'window-step', '2026-02-09');
  t.same(found([claim, online, paper]), ['claim opens', 'online opens'], 'it is applied for without a claim');
  t.same(found([{ ...online, status: 'withdrawn' }, paper]), ['online opens', 'paper opens']);
  t.same(found([claim, { ...online, status: 'withdrawn' }]), ['claim opens'], 'as they were cancelled');
  t.end();
});
