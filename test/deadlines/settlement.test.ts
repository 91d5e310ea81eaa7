import t from 'tap';
import { calendarsOf } from '../../src/dates/notices.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { derive, said } from './asking.ts';
import { circumstances, recordedAt } from './cast.ts';

const loan: Loan = {
  projectId: 'p',
  lender: '上海银行',
  contractNumber: 'SH-1',
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
const given = (changes: Partial<Loan> = {}, asked: Parameters<typeof derive>[1] = {}) =>
  derive(
    { loans: [{ id: 'l', body: { ...loan, ...changes } }], projects: [{ id: 'p', body: project }] },
    asked,
  ).deadlines;
const settled = (...asked: Parameters<typeof given>) =>
  given(...asked).filter(({ kind }) => kind === 'loan-settlement');
const shown = (...asked: Parameters<typeof given>) =>
  settled(...asked).map(
    ({ occurrence, dueOn, actBy, status }) => `${occurrence} ${dueOn} ${actBy} ${status}`,
  );

/** Banks alone also close on Thursday 18 June 2026. */
function banksClosed() {
  const { notices } = circumstances('2026-03-02');
  const paper = notices.findLast(({ year }) => year === 2026);
  if (!paper) throw new Error('no paper');
  const breaks = paper.breaks.map((each) =>
    each.festivals.includes('dragon-boat')
      ? { ...each, off: ['2026-06-18', each.off[1]] as [string, string] }
      : each,
  );
  const bank = { ...paper, office: 'bank' as const, number: '银〔2026〕1号', breaks, recordedAt };
  return { law: { notices: [...notices, bank], ...calendarsOf([...notices, bank]) } };
}

t.test('interest is settled on the 20th of each quarter’s last month, which does not roll', async (t) => {
  t.same(shown().slice(0, 4), [
    '2026-03 2026-03-20 2026-03-20 firm',
    // A Saturday in the Dragon Boat holiday of 19 to 21 June.
    '2026-06 2026-06-20 2026-06-18 firm',
    // A make-up Sunday, which is worked.
    '2026-09 2026-09-20 2026-09-20 firm',
    // A Sunday, with nothing announced for the days around it.
    '2026-12 2026-12-20 2026-12-18 firm',
  ]);
  t.equal(shown()[4], '2027-03 2027-03-20 2027-03-19 firm', 'a Saturday more than 14 days from any holiday');
});

t.test('settlement days are given for 24 months, both ends inclusive', async (t) => {
  const months = (today: string) => settled({}, { today }).map(({ occurrence }) => occurrence);
  t.same(months('2026-03-20').at(0), '2026-03');
  t.same(months('2026-03-20').at(-1), '2028-03');
  t.same(months('2026-03-21').at(0), '2026-06');
  t.same(months('2026-03-19').at(-1), '2027-12');
});

t.test('what is left is settled on the maturity day', async (t) => {
  // Thursday 15 October 2026.
  t.same(shown({ maturityOn: '2026-10-15' }).slice(-2), [
    '2026-09 2026-09-20 2026-09-20 firm',
    'maturity 2026-10-15 2026-10-15 firm',
  ]);
  t.equal(
    shown({ maturityOn: '2026-09-20' }).at(-1),
    'maturity 2026-09-20 2026-09-20 firm',
    'once, not twice',
  );
});

t.test('a loan may settle by the month, on the month’s last day where it has no such day', async (t) => {
  const settlement = { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], day: 31 };
  t.same(shown({ settlement }).slice(0, 2), [
    '2026-03 2026-03-31 2026-03-31 firm',
    '2026-04 2026-04-30 2026-04-30 firm',
  ]);
});

t.test('nothing is settled before the first drawdown', async (t) => {
  t.same(shown({ drawdowns: [] }), []);
});

t.test('after a loan has been repaid in full there is nothing left to settle', async (t) => {
  // Repaid on 10 April: the last interest, of 21 March to 9 April, is settled on 20 June.
  const repayments = [{ on: '2026-04-10', amountFen: 10_000_000_000 }];
  t.same(
    settled({ repayments }).map(({ occurrence }) => occurrence),
    ['2026-03', '2026-06'],
  );
});

t.test('the day to act by is a bank’s, where a notice for banks differs', async (t) => {
  const row = (rows: ReturnType<typeof settled>) => rows.find(({ occurrence }) => occurrence === '2026-06');
  t.equal(row(settled())?.actBy?.toString(), '2026-06-18');
  t.equal(row(settled({}, banksClosed()))?.actBy?.toString(), '2026-06-17');
  t.equal(row(settled({}, banksClosed()))?.dueOn?.toString(), '2026-06-20');
});

t.test('a notice for banks moves nobody else’s days', async (t) => {
  const paper = {
    projects: [
      {
        id: 'p',
        body: {
          ...project,
          contract: { title: '合同', reports: [{ label: '半年报', dueOn: '2026-06-20' }] },
        },
      },
    ],
  };
  for (const asked of [{}, banksClosed()]) {
    const row = derive(paper, asked).deadlines.find(({ kind }) => kind === 'project-report');
    t.equal(row?.actBy?.toString(), '2026-06-18');
  }
});

t.test('a settlement names its lender and its contract', async (t) => {
  const [row] = settled();
  t.match(row, {
    subject: 'loan:l',
    content: { projectId: 'p', sources: [{ reference: 'SH-1' }] },
  });
  t.match(row?.content.title.zh, /上海银行/);
  t.equal(said(row)[0], 'deadlines.settlement');
});

t.test('a subsidy year carries the paper of its working days and its workings', async (t) => {
  const years = given().filter(({ kind }) => kind === 'subsidy-year');
  t.ok(years.length >= 6);
  for (const { occurrence, content } of years) {
    t.ok(
      content.workings.some(({ say }) => say === 'deadlines.year-ends'),
      occurrence,
    );
    t.ok(
      content.workings.some(({ say }) => say.startsWith('benefits.')),
      occurrence,
    );
  }
  const [first] = years;
  t.equal(first?.dueOn?.toString(), '2025-12-31');
  const calendar = first?.content.workings.find(({ say }) => say === 'dates.calendar');
  t.match(calendar, { with: { year: 2025 }, source: { reference: /国办发明电/ } });
});

t.test('a subsidy year that ends on a bank’s rest day is paid for before it', async (t) => {
  // The loan year 2026-03-15..2027-03-14 ends on a Sunday; the Friday before it is the 12th.
  const row = given().find(({ kind, occurrence }) => kind === 'subsidy-year' && occurrence === 'loan-year/2');
  t.equal(`${row?.dueOn} ${row?.actBy}`, '2027-03-14 2027-03-12');
});
