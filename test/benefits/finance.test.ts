import fc from 'fast-check';
import t from 'tap';
import { type Estimate, type FinanceRow, financeOf } from '../../src/benefits/finance.ts';
import type { Claim, ClaimEntry } from '../../src/facts/claim.ts';
import type { Grant } from '../../src/facts/grant.ts';
import { AmountOutOfRange } from '../../src/money/rate.ts';
import { speak } from '../../src/words/lines.ts';

const registered = <T>(bodies: T[]) => bodies.map((body, index) => ({ id: `f${index}`, body }));
const of = (estimates: Estimate[], claims: Claim[] = [], grants: Grant[] = []) =>
  financeOf(estimates, registered(claims), registered(grants));

/** A row as text: year, expected, claimed, granted, received. */
const said = (rows: FinanceRow[]) =>
  rows.map((row) =>
    [row.year ?? '-', row.expectedFen, row.claimedFen, row.grantedFen, row.receivedFen].join(' '),
  );

const subsidy: Estimate = {
  measureId: 'sheq-7.1',
  projectId: 'p',
  fen: 600,
  upTo: true,
  years: [
    { index: 1, label: '2025', to: '2025-12-31', fen: 100 },
    { index: 2, label: '2026', to: '2026-12-31', fen: 200 },
    { index: 3, label: '2027', to: '2027-12-31', fen: 300 },
  ],
};
const once: Estimate = { measureId: 'sheq-7.2', projectId: 'p', fen: 50, upTo: false };
const claimed = (...history: ClaimEntry[]): Claim => ({
  measureId: 'sheq-7.1',
  projectId: 'p',
  year: 1,
  steps: [],
  evidence: [],
  history,
});
const submitted: ClaimEntry = { state: 'submitted', on: '2026-03-02', amountFen: 90 };
const granted: ClaimEntry = { state: 'granted', on: '2026-11-02', amountFen: 80 };
const paid: ClaimEntry = { state: 'disbursed', on: '2027-01-15', amountFen: 80 };
const grant: Grant = {
  programme: '设备更新贴息',
  measureId: 'sheq-7.1',
  projectId: 'p',
  year: 1,
  level: 'municipal',
  amountFen: 80,
  receivedOn: '2027-01-15',
};

t.test(
  'a subsidy year is expected in the year of the day after it ends; what has no window in no year',
  async (t) => {
    const { total, parts } = of([subsidy, once]);
    t.same(said(total), ['2026 100 0 0 0', '2027 200 0 0 0', '2028 300 0 0 0', '- 50 0 0 0']);
    t.same(
      total.map(({ upTo }) => upTo),
      [true, true, true, false],
      'a fixed reward is no ceiling',
    );
    t.match(parts, [
      { measureId: 'sheq-7.1', projectId: 'p' },
      { measureId: 'sheq-7.2', projectId: 'p' },
    ]);
    const loanYear = { ...subsidy, years: [{ index: 1, label: 'x', to: '2026-03-14', fen: 7 }] };
    t.same(said(of([loanYear]).total), ['2026 7 0 0 0']);
  },
);

t.test(
  'money goes from expected to granted as it is claimed, granted and paid, each in its own year',
  async (t) => {
    const [rest, last] = ['2027 200 0 0 0', '2028 300 0 0 0'];
    t.same(said(of([subsidy], [claimed(submitted)]).total), ['2026 100 90 0 0', rest, last]);
    t.same(said(of([subsidy], [claimed(submitted, granted)]).total), ['2026 0 90 80 0', rest, last]);
    t.same(said(of([subsidy], [claimed(submitted, granted, paid)]).total), [
      '2026 0 90 80 0',
      '2027 200 0 0 80',
      last,
    ]);
  },
);

t.test('a refused or missed year is expected no more, and a grant taken back is none', async (t) => {
  const rest = ['2027 200 0 0 0', '2028 300 0 0 0'];
  t.same(said(of([subsidy], [claimed({ state: 'missed', on: '2026-04-01' })]).total), rest);
  const back: ClaimEntry = { state: 'refused', on: '2026-12-01' };
  t.same(said(of([subsidy], [claimed(submitted, granted, back)]).total), ['2026 0 90 0 0', ...rest]);
  const again = [claimed(submitted, back), claimed({ ...submitted, on: '2027-03-01', amountFen: 70 })];
  t.same(
    said(of([subsidy], again).total),
    ['2026 100 90 0 0', '2027 200 70 0 0', rest[1]],
    'the newest claim holds',
  );
});

t.test('a claim submitted again is one claim: its first day and its newest amount', async (t) => {
  const claim = claimed(
    { ...submitted, on: '2026-12-30' },
    { state: 'returned', on: '2026-12-31' },
    { ...submitted, on: '2027-01-04', amountFen: 95 },
  );
  t.same(said(of([], [claim]).total), ['2026 0 95 0 0']);
});

t.test('a grant that a claim already shows as paid out is counted once, and that is said', async (t) => {
  const { total, parts } = of([subsidy], [claimed(submitted, granted, paid)], [grant]);
  t.same(said(total)[1], '2027 200 0 0 80');
  const [line] = parts[0]?.workings ?? [];
  t.match(line && speak(line), { zh: /设备更新贴息.*0\.80元.*只计一次/, en: /counted once/ });
});

t.test(
  'a grant of another year, project or measure, or of a claim not yet paid, is money of its own',
  async (t) => {
    const claims = [claimed(submitted, granted, paid)];
    const received = (each: Partial<Grant>) => {
      const rows = of([], claims, [{ ...grant, ...each }]).total;
      return rows.reduce((sum, row) => sum + row.receivedFen, 0);
    };
    t.equal(received({}), 80);
    for (const each of [{ year: 2 }, { projectId: 'q' }, { measureId: 'sheq-7.2' }])
      t.equal(received(each), 160);
    const unpaid = of([subsidy], [claimed(submitted, granted)], [grant]).total;
    t.same(said(unpaid), ['2026 0 90 80 0', '2027 200 0 0 80', '2028 300 0 0 0']);
  },
);

t.test(
  'what was received without a claim is expected no more; other programmes stand by their names',
  async (t) => {
    t.same(said(of([subsidy], [], [grant]).total), ['2027 200 0 0 80', '2028 300 0 0 0']);
    const { measureId: _, ...other } = grant;
    const { parts } = of([], [], [other, { ...other, programme: '镇级奖励' }]);
    t.same(
      parts.map(({ programme, measureId }) => [programme, measureId]),
      [
        ['设备更新贴息', undefined],
        ['镇级奖励', undefined],
      ],
    );
  },
);

t.test('an amount that is not registered is not guessed: it is said', async (t) => {
  const { amountFen: _, ...unsaid } = submitted;
  const { amountFen: __, ...grantedUnsaid } = granted;
  const { total, parts } = of([subsidy], [claimed(unsaid, grantedUnsaid)]);
  t.same(said(total)[0], '2026 100 0 0 0', 'and what was estimated stays expected');
  t.same(
    parts[0]?.workings.map(({ say }) => say),
    ['finance.claimed-amount-missing', 'finance.granted-amount-missing'],
  );
});

t.test(
  'money that may be the same under two names is added up once: the lower, or what was granted',
  async (t) => {
    const one: Estimate = { measureId: 'a', projectId: 'p', fen: 50, upTo: true, sameMoney: ['b'] };
    const two: Estimate = { measureId: 'b', projectId: 'p', fen: 40, upTo: true };
    for (const both of [
      [one, two],
      [two, one],
    ]) {
      const { total, parts } = of(both);
      t.same(said(total), ['- 40 0 0 0']);
      t.same(parts.flatMap(({ rows }) => said(rows)).sort(), ['- 40 0 0 0', '- 50 0 0 0'], 'each is shown');
      t.same(
        parts.find(({ measureId }) => measureId === 'a')?.workings.map(({ say }) => say),
        ['finance.same-money'],
      );
    }
    t.same(
      said(of([one, { ...two, projectId: 'q' }]).total),
      ['- 90 0 0 0'],
      'another project’s is other money',
    );
    const { year: _, ...award } = claimed(submitted, granted);
    t.same(said(of([one, two], [{ ...award, measureId: 'a' }]).total), ['2026 0 90 80 0']);
    const refused = {
      ...award,
      measureId: 'b',
      history: [submitted, { ...granted, state: 'refused' as const }],
    };
    t.same(
      said(of([one, two], [refused]).total),
      ['2026 0 90 0 0', '- 50 0 0 0'],
      'what was refused under one name',
    );
  },
);

t.test('sums that are no longer exact are refused', async (t) => {
  const most = { ...grant, amountFen: Number.MAX_SAFE_INTEGER };
  t.throws(
    () => of([], [], [most, { ...most, year: 2 }]),
    new AmountOutOfRange('public money together is no longer exact'),
  );
});

t.test('in every column the years of the parts add up to the total', async () => {
  const key = fc.record({
    measureId: fc.constantFrom('a', 'b'),
    projectId: fc.constantFrom('p', 'q'),
    year: fc.integer({ min: 1, max: 2 }),
  });
  const on = fc.integer({ min: 2025, max: 2028 }).map((year) => `${year}-06-15`);
  const amountFen = fc.nat(1000);
  const claim = fc
    .tuple(
      key,
      fc.array(
        fc.record({ state: fc.constantFrom('submitted', 'granted', 'disbursed', 'refused'), on, amountFen }),
        { maxLength: 4 },
      ),
    )
    .map(([about, history]) => ({ ...about, steps: [], evidence: [], history }) as Claim);
  const money = fc
    .tuple(key, on, amountFen)
    .map(([about, receivedOn, fen]) => ({ ...grant, ...about, receivedOn, amountFen: fen }));
  const estimates = (['a', 'b'] as const).map((measureId): Estimate => ({ ...subsidy, measureId }));
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 4 }), fc.array(money, { maxLength: 4 }), (claims, grants) => {
      const { total, parts } = of(estimates, claims, grants);
      const rows = parts.flatMap((part) => part.rows);
      return (['expectedFen', 'claimedFen', 'grantedFen', 'receivedFen'] as const).every((column) =>
        total.every(
          (row) =>
            row[column] ===
            rows.filter(({ year }) => year === row.year).reduce((sum, each) => sum + each[column], 0),
        ),
      );
    }),
  );
});
