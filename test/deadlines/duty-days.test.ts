import t from 'tap';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { confirmed, derive, held, listed, said, setDay } from './asking.ts';

type Asked = Parameters<typeof derive>[1];
const duty = (key: string, changes: Partial<EnterpriseFacts> = {}, asked: Asked = {}) =>
  derive(changes, asked).deadlines.filter(({ kind, rule }) => kind === 'duty' && rule === key);
const approved = { certificates: held('cma', { issuedOn: '2023-01-10', expiresOn: '2029-01-09' }) };
const factory = { certificates: held('lvse_gongchang', { issuedOn: '2024-03-01' }) };

t.test('a notice sets the day of one period: as printed, firm, with its paper', async (t) => {
  // 31 July 2026 is a Friday; Saturday 1 August stays where a notice prints it.
  for (const [on, actBy] of [
    ['2026-07-31', '2026-07-31'],
    ['2026-08-01', '2026-07-31'],
  ] as const) {
    const rows = duty('annual-report', {}, { rulings: [setDay('annual-report', '2025', on, 960)] });
    t.same(listed(rows), [`2025 ${on} firm`, '2026 2027-06-30 firm']);
    t.equal(rows[0]?.actBy?.toString(), actBy);
    t.equal(rows[0]?.minute, 960);
    t.match(rows[0]?.content, { period: '2025', sources: [{ reference: '沪试〔2026〕1号' }] });
    t.ok(said(rows[0]).includes('deadlines.set-by-notice'));
  }
});

t.test('of two notices about one period the later holds', async (t) => {
  const [a, b] = [
    setDay('annual-report', '2025', '2026-07-31'),
    setDay('annual-report', '2025', '2026-06-15'),
  ];
  t.equal(listed(duty('annual-report', {}, { rulings: [a, b] }))[0], '2025 2026-06-15 firm');
  t.equal(listed(duty('annual-report', {}, { rulings: [b, a] }))[0], '2025 2026-07-31 firm');
});

t.test('a notice about a period whose own day has gone by brings it back', async (t) => {
  const rulings = [setDay('annual-report', '2025', '2026-09-30')];
  const rows = duty('annual-report', {}, { rulings, today: '2026-09-01' });
  t.equal(listed(rows)[0], '2025 2026-09-30 firm');
  t.equal(duty('annual-report', {}, { today: '2026-09-01' })[0]?.occurrence, '2026');
});

t.test('a notice makes the one period it is about firm, a confirmation the rule', async (t) => {
  const rulings = [setDay('cma-statistics', '2025', '2026-03-27')];
  t.same(listed(duty('cma-statistics', approved, { rulings })), [
    '2025 2026-03-27 firm',
    '2026 2027-03-21 expected',
  ]);
  t.same(listed(duty('cma-statistics', approved, { rulings: [confirmed('cma-statistics')] })), [
    '2025 2026-03-21 firm',
    '2026 2027-03-21 firm',
  ]);
});

t.test('the yearly update of small enterprises’ titles is unconfirmed', async (t) => {
  const titled = { certificates: held('zjtx_sme', { issuedOn: '2024-03-20' }) };
  const rows = duty('sme-title-update', titled);
  // Valid through February 2027: nothing is owed on 30 April 2027.
  t.same(listed(rows), ['2025 2026-04-30 expected']);
  t.same(rows[0]?.content.flags, ['unconfirmed']);
});

t.test('the green-factory table awaits its notice without a day', async (t) => {
  const rows = duty('green-factory-table', factory);
  t.same(listed(rows), ['2026 undefined awaiting']);
  t.same([rows[0]?.nominalOn, rows[0]?.actBy], [undefined, undefined]);
  t.ok(said(rows[0]).includes('deadlines.awaits-notice'));
  t.match(rows[0]?.content, { period: '2026', missed: { zh: /移出/ } });
  t.same(duty('green-factory-table'), [], 'nobody else’s');
});

t.test('its notice sets the day under the same identity', async (t) => {
  const rulings = [setDay('green-factory-table', '2026', '2026-04-24')];
  const rows = duty('green-factory-table', factory, { rulings });
  t.same(listed(rows), ['2026 2026-04-24 firm']);
  t.notOk(said(rows[0]).includes('deadlines.awaits-notice'));
  t.same(
    duty('green-factory-table', factory, { rulings, today: '2026-04-25' }),
    [],
    'gone by, it neither comes back nor awaits anything',
  );
});

t.test('a notice about another year leaves the present one waiting', async (t) => {
  const rulings = [setDay('green-factory-table', '2025', '2026-04-10')];
  t.same(listed(duty('green-factory-table', factory, { rulings })).sort(), [
    '2025 2026-04-10 firm',
    '2026 undefined awaiting',
  ]);
});

t.test('a factory that is no longer on the list is asked for nothing', async (t) => {
  const ended = { certificates: held('lvse_gongchang', { issuedOn: '2022-03-01', expiresOn: '2026-03-01' }) };
  t.same(duty('green-factory-table', ended), []);
});

t.test('while it awaits its notice a duty still tells what earlier notices set', async (t) => {
  const [row] = duty('green-factory-table', factory);
  const noted = row?.content.workings.filter(({ say }) => say === 'deadlines.noted') ?? [];
  t.match(noted, [{ with: { en: /15 July in 2022/ } }]);
});

t.test('more time for a report does not free a holder who owed it on the rule’s own day', async (t) => {
  // Valid on 31 May 2026, the rule's day, and expired by 30 June, the notice's.
  const title = { certificates: held('gaoxin', { issuedOn: '2023-06-16', expiresOn: '2026-06-15' }) };
  t.same(listed(duty('hnte-annual-report', title)), ['2025 2026-05-31 firm']);
  const rulings = [setDay('hnte-annual-report', '2025', '2026-06-30')];
  t.same(listed(duty('hnte-annual-report', title, { rulings })), ['2025 2026-06-30 firm']);
});
