import t from 'tap';
import { type ChangeKind, changeKinds } from '../../src/facts/event.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { derive, held, said } from './asking.ts';

const filings = (change: ChangeKind, on: string, changes: Partial<EnterpriseFacts> = {}) =>
  derive({ ...changes, events: [{ id: 'e', body: { change, on } }] }).deadlines.filter(
    ({ kind }) => kind === 'change-filing',
  );
const shown = (...asked: Parameters<typeof filings>) =>
  filings(...asked).map(({ rule, dueOn, status }) => `${rule} ${dueOn} ${status}`);
const title = { certificates: held('gaoxin', { issuedOn: '2023-11-15', expiresOn: '2026-11-14' }) };
const permit = { certificates: held('paiwu_xkz', { issuedOn: '2023-11-15', expiresOn: '2028-11-14' }) };

t.test('credit publication closes 20 working days after the change', async (t) => {
  // 28–30 April are 3, 6–9 May with the make-up Saturday 7, 11–15 May 12, 18–22 May 17, 25–27 May 20.
  for (const change of ['equity', 'capital', 'licence-obtained', 'penalty', 'ip-pledge'] as const)
    t.same(shown(change, '2026-04-27'), ['credit-publication 2026-05-27 firm'], change);
});

t.test('who holds a high-tech title reports a major change within three months', async (t) => {
  // There is no 31 June: the 30th, a Tuesday. 31 August is a Monday.
  t.same(shown('business', '2026-03-31', title), ['hnte-change 2026-06-30 firm']);
  t.same(shown('reorganisation', '2026-05-31', title), ['hnte-change 2026-08-31 firm']);
  t.same(shown('business', '2026-03-31'), []);
});

t.test('only a title that was valid on the day of the change asks for it', async (t) => {
  t.same(shown('name', '2023-11-14', title), []);
  t.equal(shown('name', '2023-11-15', title).length, 1);
  t.equal(shown('name', '2026-11-14', title).length, 1);
  t.same(shown('name', '2026-11-15', title), []);
});

t.test('a discharge permit is changed within 30 days, and a rest day gives way to the next', async (t) => {
  // 20 May and 30 days is Friday 19 June, the Dragon Boat holiday through Sunday the 21st.
  for (const change of ['name', 'address', 'legal-representative'] as const)
    t.same(shown(change, '2026-05-20', permit), ['permit-change 2026-06-22 firm'], change);
  t.same(shown('address', '2026-05-20'), []);
});

t.test('one change may have to be filed in several places', async (t) => {
  const both = {
    certificates: [title, permit].map(({ certificates: [each] }, index) => ({
      id: `c${index}`,
      body: each?.body ?? { kind: '' },
    })),
  };
  t.same(shown('name', '2026-05-20', both), [
    // 20 August 2026 is a Thursday.
    'hnte-change 2026-08-20 firm',
    'permit-change 2026-06-22 firm',
  ]);
});

t.test('a lapsed licence and a graded system are filed within 30 days', async (t) => {
  t.same(shown('licence-lapsed', '2026-06-01'), ['scope-after-lapse 2026-07-01 firm']);
  t.same(shown('system-graded', '2026-06-01'), ['graded-system 2026-07-01 firm']);
});

t.test('a rule known from a consultant’s page is expected', async (t) => {
  const cs = { certificates: held('itss_cs', { level: 3, issuedOn: '2024-06-01' }) };
  t.same(shown('address', '2026-06-01', cs), ['cs-change 2026-07-01 expected']);
});

t.test(
  'a filing is about its event, says the day of the change, and holds no date as identity',
  async (t) => {
    const [row] = filings('equity', '2026-04-27');
    t.match(row, { subject: 'event:e', rule: 'credit-publication', occurrence: 'once' });
    t.equal(said(row)[0], 'deadlines.change-on');
    t.match(row?.content.workings[0], { with: { on: '2026-04-27', change: 'equity' } });
  },
);

t.test('every kind of change is filed somewhere by somebody', async (t) => {
  const all = {
    certificates: ['gaoxin', 'paiwu_xkz', 'itss_cs'].map((kind) => ({ id: kind, body: { kind } })),
  };
  for (const change of changeKinds) t.ok(shown(change, '2026-06-01', all).length > 0, change);
});

t.test('a filing gone by stays derived: it is still to be made', async (t) => {
  t.same(shown('equity', '2024-03-01'), ['credit-publication 2024-03-29 firm']);
});
