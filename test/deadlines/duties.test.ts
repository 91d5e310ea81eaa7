import t from 'tap';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { derive, listed } from './asking.ts';
import { day, facts } from './cast.ts';

type Changes = Partial<EnterpriseFacts>;
type Asked = Parameters<typeof derive>[1];
const duty = (key: string, changes: Changes = {}, asked: Asked = {}) =>
  derive(changes, asked).deadlines.filter(({ kind, rule }) => kind === 'duty' && rule === key);
const firm = (establishedOn?: string) => ({
  ...facts().enterprise,
  ...(establishedOn ? { establishedOn } : {}),
});
const holds = (...certificates: [kind: string, issuedOn?: string, expiresOn?: string][]): Changes => ({
  certificates: certificates.map(([kind, issuedOn, expiresOn], index) => ({
    id: `c${index}`,
    body: { kind, ...(issuedOn ? { issuedOn } : {}), ...(expiresOn ? { expiresOn } : {}) },
  })),
});
const periods = (rows: { content: { period?: string } }[]) => rows.map(({ content }) => content.period);
const unknown = (changes: Changes) =>
  derive(changes).missing.filter(({ what }) => what === 'enterprise.establishedOn');

t.test('the annual report is for the year before, by 30 June, which never moves', async (t) => {
  const rows = duty('annual-report', { enterprise: firm('2015-05-01') });
  t.same(listed(rows), ['2025 2026-06-30 firm', '2026 2027-06-30 firm']);
  t.same(periods(rows), ['2025', '2026']);
  // 30 June 2024 was a Sunday.
  const [sunday] = duty('annual-report', { enterprise: firm('2015-05-01') }, { today: '2024-06-03' });
  t.equal(`${sunday?.dueOn} ${sunday?.actBy}`, '2024-06-30 2024-06-28');
  t.match(rows[0]?.content.missed, { zh: /经营异常名录/ });
  const opens = rows[0]?.content.workings.find(({ say }) => say === 'deadlines.opens-on');
  t.equal(opens?.with.on, '2026-01-01');
});

t.test('no annual report is owed for a year in which the enterprise did not exist', async (t) => {
  const years = (establishedOn: string) =>
    periods(duty('annual-report', { enterprise: firm(establishedOn) }));
  t.same(years('2025-12-31'), ['2025', '2026'], 'one day of the year is enough');
  t.same(years('2026-01-01'), ['2026']);
});

t.test('where the day of establishment is not known, an older fact shows that it existed', async (t) => {
  const fresh = { recordedOn: day('2026-03-01') };
  t.same(periods(duty('annual-report', fresh)), ['2026']);
  t.equal(unknown(fresh).length, 1, 'asked once');
  t.match(unknown(fresh), [{ need: 'fact', line: { say: 'deadlines.established-unknown' } }]);
  const shown: Changes[] = [
    { recordedOn: day('2025-12-31') },
    { ...fresh, ...holds(['cma', '2024-05-20']) },
    {
      ...fresh,
      projects: [
        {
          id: 'p',
          body: {
            name: 'p',
            nature: 'other',
            contract: { title: '合同', signedOn: '2025-12-31', reports: [] },
          },
        },
      ],
    },
  ];
  for (const each of shown) {
    t.same(periods(duty('annual-report', each)), ['2025', '2026']);
    t.same(unknown(each), []);
  }
  t.equal(unknown({ ...fresh, ...holds(['cma', '2026-01-05']) }).length, 1, 'this year says nothing of last');
});

t.test('the earlier term of a certificate shows that the enterprise existed, too', async (t) => {
  const body = { kind: 'cma', issuedOn: '2026-02-02', earlier: [{ issuedOn: '2020-02-03' }] };
  t.same(unknown({ recordedOn: day('2026-03-01'), certificates: [{ id: 'c', body }] }), []);
});

t.test('a change that took place shows that the enterprise existed, too', async (t) => {
  const events = [{ id: 'e', body: { change: 'capital', on: '2025-08-01' } as const }];
  t.same(unknown({ recordedOn: day('2026-03-01'), events }), []);
});

t.test('a high-tech enterprise reports only while the title is valid on the day', async (t) => {
  const title = holds(['gaoxin', '2023-11-15', '2026-11-14']);
  // 31 May 2026 is a Sunday, on which it stays; the title has ended by 2027.
  const rows = duty('hnte-annual-report', title);
  t.same(listed(rows), ['2025 2026-05-31 firm']);
  t.equal(rows[0]?.actBy?.toString(), '2026-05-29');
  t.same(listed(duty('torch-statistics', title)), ['2025 2026-03-31 firm']);
  t.same(duty('hnte-annual-report'), [], 'nobody else');
  const lastDay = (expiresOn: string) => duty('torch-statistics', holds(['gaoxin', '2023-04-01', expiresOn]));
  t.equal(lastDay('2026-03-31').length, 1, 'the last valid day is valid');
  t.equal(lastDay('2026-03-30').length, 0);
});

t.test('a title that is recognised again reports on', async (t) => {
  const body = {
    kind: 'gaoxin',
    issuedOn: '2026-12-10',
    expiresOn: '2029-12-09',
    earlier: [{ issuedOn: '2023-11-15', expiresOn: '2026-11-14' }],
  };
  const rows = duty('hnte-annual-report', { certificates: [{ id: 'c', body }] });
  t.same(listed(rows), ['2025 2026-05-31 firm', '2026 2027-05-31 firm']);
});

t.test('the medical self-report is one for the enterprise, however many certificates it holds', async (t) => {
  const both = holds(
    ['ylqx_zhuce', '2023-01-10', '2028-01-09'],
    ['ylqx_zhuce', '2024-01-10', '2029-01-09'],
    ['ylqx_shengchan', '2023-01-10', '2028-01-09'],
  );
  const rows = duty('medical-production-self-report', both);
  t.same(listed(rows), ['2025 2026-03-31 firm', '2026 2027-03-31 firm']);
  t.same([...new Set(rows.map(({ subject }) => subject))], ['enterprise:shenjiang']);
  t.same(duty('medical-distribution-self-report', both), [], 'it distributes nothing');
  const trade = holds(['ylqx_jingying', '2023-01-10', '2028-01-09']);
  t.same(periods(duty('medical-distribution-self-report', trade)), ['2025', '2026']);
  t.same(duty('medical-production-self-report', trade), []);
});

t.test('inspection statistics are known from one notice only, so they are expected', async (t) => {
  const approved = holds(['cma', '2023-01-10', '2029-01-09']);
  const rows = duty('cma-statistics', approved);
  // 21 March 2026 is a Saturday, 21 March 2027 a Sunday.
  t.same(listed(rows), ['2025 2026-03-21 expected', '2026 2027-03-21 expected']);
  t.equal(rows[0]?.actBy?.toString(), '2026-03-20');
  for (const { content } of rows) {
    t.same(content.flags, ['unconfirmed']);
    t.ok(content.workings.some(({ say }) => say === 'deadlines.once-seen'));
  }
});

t.test('what recurs is due from today through the same day two years on, both inclusive', async (t) => {
  const on = (today: string) =>
    listed(duty('annual-report', { enterprise: firm('2015-05-01') }, { today })).map((row) =>
      row.slice(0, 4),
    );
  t.same(on('2026-06-29'), ['2025', '2026']);
  t.same(on('2026-06-30'), ['2025', '2026', '2027']);
  t.same(on('2026-07-01'), ['2026', '2027']);
});

t.test('no duty is derived before today or past 24 months, for whoever has them all', async (t) => {
  const busy = holds(
    ['gaoxin'],
    ['ylqx_zhuce'],
    ['ylqx_jingying'],
    ['cma'],
    ['zjtx_sme'],
    ['lvse_gongchang'],
  );
  const taxes = { vat: [{ from: '2020-01-01', every: 'month' as const }] };
  for (const today of ['2026-01-31', '2026-02-28', '2024-02-29', '2026-12-31', '2027-06-15']) {
    const { deadlines } = derive({ ...busy, enterprise: { ...firm('2015-05-01'), taxes } }, { today });
    const horizon = day(today).add({ months: 24 }).toString();
    const dues = deadlines.flatMap(({ kind, dueOn }) => (kind === 'duty' && dueOn ? [dueOn.toString()] : []));
    t.ok(dues.length > 20);
    t.same(
      dues.filter((due) => due < today || due > horizon),
      [],
      today,
    );
  }
});
