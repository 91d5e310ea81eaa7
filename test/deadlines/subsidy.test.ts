import t from 'tap';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Derived, Stake } from '../../src/deadlines/model.ts';
import { identityOf } from '../../src/deadlines/reconcile.ts';
import { partsOf } from '../../src/deadlines/stake.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { circumstances, facts } from './cast.ts';

/** The example of design section 6, with nothing paid yet. */
const loan: Loan = {
  projectId: 'p',
  lender: '上海银行',
  contractOn: '2025-03-10',
  principalFen: 10_000_000_000,
  maturityOn: '2030-03-15',
  rates: [{ from: '2025-03-15', yearly: '0.042' }],
  drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
  repayments: [],
  payments: [],
};
const project = {
  name: '三号线技改',
  nature: 'technical-renovation',
  investmentFen: 15_000_000_000,
} as const;

function derive(loans: Loan[] = [loan], changes: { name?: string } = {}, today = '2025-12-01') {
  const registered = {
    projects: [{ id: 'p', body: { ...project, ...changes } }],
    loans: loans.map((body, index) => ({ id: `l${index}`, body })),
  };
  return deriveEnterprise(facts(registered), circumstances(today));
}

const action = (rows: Derived[]) => rows.filter(({ rule }) => rule === 'sheq-7.1');
const years = (rows: Derived[]) => action(rows).filter(({ kind }) => kind === 'subsidy-year');
const claims = (rows: Derived[]) => action(rows).filter(({ kind }) => kind === 'claim');
const fen = (stake: Stake) => (stake.kind === 'known' ? stake.fen : stake.kind);

t.test(
  'each year of each reading closes on its last day with the amounts of the worked example',
  async (t) => {
    t.same(
      years(derive().deadlines).map(({ occurrence, dueOn, content }) => [
        occurrence,
        `${dueOn}`,
        fen(content.stake),
      ]),
      [
        ['calendar-year/1', '2025-12-31', 163_916_666],
        ['calendar-year/2', '2026-12-31', 212_916_666],
        ['calendar-year/3', '2027-12-31', 212_916_666],
        ['loan-year/1', '2026-03-14', 163_916_666],
        ['loan-year/2', '2027-03-14', 212_916_666],
        ['loan-year/3', '2028-03-14', 212_916_666],
      ],
    );
  },
);

t.test('each year is claimed once, awaits its window, and has no date before one is announced', async (t) => {
  const rows = claims(derive().deadlines);
  t.same(
    rows.map(({ occurrence, status, dueOn, actBy, content }) => [
      occurrence,
      status,
      dueOn ?? actBy,
      content.notBefore,
      fen(content.stake),
    ]),
    [
      ['year1', 'awaiting', undefined, '2026-01-01', 163_916_666],
      ['year2', 'awaiting', undefined, '2027-01-01', 212_916_666],
      ['year3', 'awaiting', undefined, '2028-01-01', 212_916_666],
    ],
  );
});

t.test('the money of a year is the same money in its claim and in both readings', async (t) => {
  const keys = new Map<string, Set<string>>();
  for (const { occurrence, content } of action(derive().deadlines)) {
    const year = occurrence.at(-1) ?? '';
    const key = partsOf(content.stake)[0]?.key ?? '';
    keys.set(year, (keys.get(year) ?? new Set()).add(key));
  }
  t.same(
    [...keys.values()].map(({ size }) => size),
    [1, 1, 1],
  );
  t.equal(new Set([...keys.values()].flatMap((set) => [...set])).size, 3);
});

t.test('year three is past the stated goal year by its claim, and drops no date for it', async (t) => {
  const marked = action(derive().deadlines).filter(({ content }) => content.marks.length > 0);
  t.same(
    marked.map(({ occurrence, content }) => [
      occurrence,
      content.marks.map(({ mark, by }) => `${mark} ${by}`),
    ]),
    [
      ['calendar-year/3', ['past-goal-year claim']],
      ['loan-year/3', ['past-goal-year last-day', 'past-goal-year claim']],
      ['year3', ['past-goal-year claim']],
    ],
  );
});

t.test(
  'every amount is “up to”, with the clause and its words, and workings that rest on something',
  async (t) => {
    for (const { content, kind } of action(derive().deadlines)) {
      t.ok(content.stake.kind === 'known' && content.stake.upTo);
      t.match(content.sources[0], { clause: '7', quote: /连续三年每年给予贷款利息50%/ });
      t.ok(content.workings.length > 0);
      if (kind === 'subsidy-year')
        for (const line of content.workings.filter(({ say }) => say.startsWith('benefits.')))
          t.ok(line.source ?? line.assumption, line.say);
    }
  },
);

t.test('without a loan nothing is claimable, and nothing is dated', async (t) => {
  const { deadlines, benefits } = derive([]);
  t.same(action(deadlines), []);
  const answer = benefits.find(({ place }) => place.measure.id === 'sheq-7.1')?.answer;
  t.not(answer?.answer, 'owed');
});

t.test('every measure with interest terms is answered for every project, one of three ways', async (t) => {
  const { benefits } = derive();
  const ids = benefits.map(({ place }) => place.measure.id).sort();
  t.ok(ids.includes('sheq-7.1') && ids.includes('songjiang-17.1'));
  for (const { answer } of benefits) {
    if (answer.answer === 'not-owed') t.ok(answer.reasons.length > 0);
    if (answer.answer === 'incomplete') t.ok(answer.missing.length > 0);
  }
  const songjiang = benefits.find(({ place }) => place.measure.id === 'songjiang-17.1')?.answer;
  t.equal(songjiang?.answer, 'not-owed', 'a renovation is no new infrastructure');
});

t.test('another name, rate, lender or payment leaves every identity as it is', async (t) => {
  const identities = ({ deadlines }: { deadlines: Derived[] }) => action(deadlines).map(identityOf);
  const before = identities(derive());
  t.equal(new Set(before).size, 9);
  const rates = [{ from: '2025-03-15', yearly: '0.03' }];
  const payments = [{ settlementOn: '2025-03-20', paidOn: '2025-03-20', amountFen: 7_000_000 }];
  t.same(identities(derive([{ ...loan, rates, payments, lender: '别的银行' }], { name: '更名' })), before);
  t.same(identities(derive([loan, { ...loan, lender: '第二家' }])), before, 'nor does a second loan');
});

t.test('the same facts on a later day give the same days and amounts', async (t) => {
  const shown = (today: string) =>
    action(derive([loan], {}, today).deadlines).map((row) => [
      identityOf(row),
      `${row.dueOn}`,
      row.content.stake,
    ]);
  t.same(shown('2027-05-05'), shown('2025-12-01'));
});

t.test('a loan of one project is not the loan of another', async (t) => {
  const two = deriveEnterprise(
    facts({
      projects: [
        { id: 'p', body: project },
        { id: 'q', body: { ...project, name: '四号线' } },
      ],
      loans: [{ id: 'l', body: loan }],
    }),
    circumstances('2025-12-01'),
  );
  t.same([...new Set(action(two.deadlines).map(({ subject }) => subject))], ['project:p']);
});

t.test(
  'years before the policy is known close nothing, and the first claim is of the first counted one',
  async (t) => {
    const early = {
      ...loan,
      contractOn: '2020-03-15',
      rates: [{ from: '2020-03-15', yearly: '0.042' }],
      drawdowns: [{ on: '2020-03-15', amountFen: 10_000_000_000 }],
    };
    const { deadlines } = derive([early]);
    t.same(
      years(deadlines).map(({ occurrence, dueOn }) => `${occurrence} ${dueOn}`),
      [
        'calendar-year/1 2024-12-31',
        'calendar-year/2 2025-12-31',
        'calendar-year/3 2026-12-31',
        'loan-year/1 2025-03-14',
        'loan-year/2 2026-03-14',
        'loan-year/3 2027-03-14',
      ],
    );
    t.equal(claims(deadlines)[0]?.content.notBefore, '2025-01-01');
  },
);
