import t from 'tap';
import { interestSubsidies } from '../../src/benefits/interest/subsidies.ts';
import type { SubsidyYear } from '../../src/benefits/interest/subsidy.ts';
import { placeOf } from '../../src/benefits/place.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { Grant } from '../../src/facts/grant.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import type { InterestTerms } from '../../src/policies/interest-terms.ts';
import type { Measure } from '../../src/policies/measure.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import { actionTerms, clause7, documentWith, loan, loanDrawnOn, renovation } from './cast.ts';
import { factsOf, owed, settling } from './subsidies.ts';

/** The example's loan earns 327,833,333 fen in 2025 and 425,833,333 a year after: halves 163,916,666 and 212,916,666. */
const earning = { one: loan({ projectId: 'one' }), two: loan({ projectId: 'two' }) };

const songjiang = readCatalogue().find(({ key }) => key === 'songjiang-2024-digital-transformation');
if (!songjiang) throw new Error('no Songjiang in the catalogue');
const clause17 = songjiang.clauses
  .flatMap(({ measures }) => measures)
  .find(({ id }) => id === 'songjiang-17.1');
if (!clause17) throw new Error('no clause 17');
const rate = { 'songjiang-17.1.rate': '0.5' };

type Given = {
  document?: PolicyDocument;
  measure?: Measure;
  loans?: Loan[];
  settled?: Record<string, string>;
  more?: Partial<EnterpriseFacts>;
};

/** Both projects' answers for clause 17 of Songjiang, or for the measure given. */
function ask({ document = songjiang, measure = clause17, loans, settled = rate, more }: Given) {
  if (!document || !measure) throw new Error('nothing to ask for');
  const nature = measure === clause17 ? 'new-infrastructure' : 'technical-renovation';
  const project = { ...renovation, nature } as const;
  const facts = factsOf({ one: project, two: project }, loans ?? [earning.one, earning.two], more);
  const today = '2026-01-05';
  const [one, two] = interestSubsidies(placeOf(document, measure), facts, {
    today,
    settled: settling(settled),
  });
  return { one: owed(one?.answer), two: owed(two?.answer) };
}

function withTerms(terms: Partial<InterestTerms>) {
  const measure = { ...clause7, interest: { ...actionTerms, assumed: [], ...terms } };
  return { document: documentWith(measure), measure, settled: {} };
}

const amounts = (
  value: ReturnType<typeof ask>['one'],
  of: (year: SubsidyYear) => number = (y) => y.subsidyFen,
) => value.readings[0]?.years.map(of);
const line = (value: ReturnType<typeof ask>['one'], say: string) =>
  [...value.workings, ...(value.readings[0]?.years.flatMap(({ workings }) => workings) ?? [])].find(
    (each) => each.say === say,
  );

t.test("two projects share Songjiang 17's 2,000,000.00 a year in the order of registration", async (t) => {
  const { one, two } = ask({});
  t.same(amounts(one), [163_916_666, 200_000_000, 200_000_000]);
  t.same(amounts(two), [36_083_334, 0, 0]);
  t.same(line(two, 'benefits.used-in-year')?.with, {
    year: '2025',
    usedFen: 163_916_666,
    othersFen: 163_916_666,
    capFen: 200_000_000,
  });
  // Registered the other way round, each would have what the other has.
  t.equal(line(one, 'benefits.cap-order-assumed')?.assumption?.otherResult, '36083334');
  t.equal(line(two, 'benefits.cap-order-assumed')?.assumption?.otherResult, '563916666');
});

t.test('a year that ends earlier comes first, whatever was registered first', async (t) => {
  const settled = {
    ...rate,
    'songjiang-17.1.periodBasis': 'loan-year',
    'songjiang-17.1.trigger': 'first-drawdown',
  };
  const early = loanDrawnOn('2025-01-15', { projectId: 'two' });
  const { one, two } = ask({ loans: [earning.one, early], settled });
  // 65 days to 2025-03-20, then 92, 92 and 91: 75,833,333 + 107,333,333 × 2 + 106,166,667 = 396,666,666 to 2026-01-14.
  t.same(amounts(two), [198_333_333, 200_000_000, 200_000_000]);
  t.same(amounts(one), [1_666_667, 0, 0]);
});

t.test('a project that lacks a fact is told of and uses nothing', async (t) => {
  const document = songjiang;
  const project = { ...renovation, nature: 'new-infrastructure' } as const;
  const facts = factsOf({ one: project, two: project }, [earning.one]);
  const settled = settling(rate);
  const [one, two] = interestSubsidies(placeOf(document, clause17), facts, { today: '2026-01-05', settled });
  t.equal(two?.answer.answer, 'incomplete');
  t.same(line(owed(one?.answer), 'benefits.cap-others-unknown')?.with, { projects: 1 });
});

t.test('a cumulative cap of the enterprise is filled by year, then by registration', async (t) => {
  const { one, two } = ask(withTerms({ cumulativeCapScope: 'enterprise', cumulativeCapFen: 400_000_000 }));
  t.same(amounts(one), [163_916_666, 72_166_668, 0]); // 400,000,000 − 2 × 163,916,666
  t.same(amounts(two), [163_916_666, 0, 0]);
  t.same(line(two, 'benefits.used-by-others')?.with, { othersFen: 163_916_666, capFen: 400_000_000 });
});

t.test('a cap of the project is its own', async (t) => {
  const { one, two } = ask(withTerms({ cumulativeCapFen: 200_000_000 }));
  t.same(amounts(one), [163_916_666, 36_083_334, 0]);
  t.same(amounts(two), amounts(one));
});

t.test('years of the enterprise are the same for all its projects', async (t) => {
  const later = loanDrawnOn('2026-03-15', { projectId: 'two' });
  const labels = (scope: InterestTerms['periodScope']) => {
    const { two } = ask({ ...withTerms({ periodScope: scope }), loans: [earning.one, later] });
    return two.readings[0]?.years.map(({ label, subsidyFen }) => `${label} ${subsidyFen}`);
  };
  t.same(labels('enterprise'), ['2025 0', '2026 163916666', '2027 212916666']);
  t.same(labels('project'), ['2026 163916666', '2027 212916666', '2028 213500000']);
});

const claim = (projectId: string, year: number, history: Claim['history']) => ({
  id: `claim of ${year}`,
  body: { measureId: 'sheq-7.1', projectId, year, steps: [], evidence: [], history },
});
const received = (amountFen: number, changes: Partial<Grant>) => ({
  id: 'grant',
  body: { programme: '贴息', level: 'municipal', amountFen, receivedOn: '2026-09-01', ...changes } as const,
});

/** What year 1 became, and what each year then gets and counts as under a cumulative cap of 3,000,000.00. */
const outcomes: { name: string; more: Partial<EnterpriseFacts>; gets: number[]; counts: number[] }[] = [
  {
    name: 'forecast while nothing is said',
    more: {},
    gets: [163_916_666, 136_083_334, 0],
    counts: [163_916_666, 136_083_334, 0],
  },
  {
    name: 'as granted once granted',
    more: { claims: [claim('one', 1, [{ state: 'granted', on: '2026-08-01', amountFen: 100_000_000 }])] },
    gets: [163_916_666, 200_000_000, 0],
    counts: [100_000_000, 200_000_000, 0],
  },
  {
    name: 'as received, where only that is registered',
    more: { grants: [received(100_000_000, { measureId: 'sheq-7.1', projectId: 'one', year: 1 })] },
    gets: [163_916_666, 200_000_000, 0],
    counts: [100_000_000, 200_000_000, 0],
  },
  {
    name: 'once, where granted and received are both registered',
    more: {
      claims: [claim('one', 1, [{ state: 'granted', on: '2026-08-01', amountFen: 100_000_000 }])],
      grants: [received(100_000_000, { measureId: 'sheq-7.1', projectId: 'one', year: 1 })],
    },
    gets: [163_916_666, 200_000_000, 0],
    counts: [100_000_000, 200_000_000, 0],
  },
  {
    name: 'nothing once missed',
    more: { claims: [claim('one', 1, [{ state: 'missed', on: '2026-08-01' }])] },
    gets: [163_916_666, 212_916_666, 87_083_334],
    counts: [0, 212_916_666, 87_083_334],
  },
  {
    name: 'nothing once refused',
    more: { claims: [claim('one', 1, [{ state: 'refused', on: '2026-08-01' }])] },
    gets: [163_916_666, 212_916_666, 87_083_334],
    counts: [0, 212_916_666, 87_083_334],
  },
  {
    name: 'received for no year that is said: it is used up all the same',
    more: { grants: [received(250_000_000, { measureId: 'sheq-7.1', projectId: 'one' })] },
    gets: [50_000_000, 0, 0],
    counts: [50_000_000, 0, 0],
  },
];

for (const { name, more, gets, counts } of outcomes) {
  t.test(`an earlier year counts: ${name}`, async (t) => {
    const { one } = ask({ ...withTerms({ cumulativeCapFen: 300_000_000 }), more });
    t.same(amounts(one), gets);
    t.same(
      amounts(one, ({ countsFen }) => countsFen),
      counts,
    );
    t.equal(
      one.readings[0]?.totalFen,
      counts.reduce((sum, fen) => sum + fen, 0),
    );
  });
}

t.test('a year missed that can be claimed later still counts as forecast', async (t) => {
  const more = { claims: [claim('one', 1, [{ state: 'missed', on: '2026-08-01' }])] };
  const settled = { 'sheq-7.1.unclaimedYear': 'claimable-later' };
  const { one } = ask({ ...withTerms({ cumulativeCapFen: 300_000_000 }), settled, more });
  t.same(amounts(one), [163_916_666, 136_083_334, 0]);
});

t.test('a granted year shows its amount beside the estimate, a lost one says so', async (t) => {
  const more = (state: 'granted' | 'missed') => ({
    claims: [claim('one', 1, [{ state, on: '2026-08-01', amountFen: 100_000_000 }])],
  });
  const { one } = ask({ ...withTerms({}), more: more('granted') });
  t.same(line(one, 'benefits.year-granted')?.with, { grantedFen: 100_000_000, subsidyFen: 163_916_666 });
  const lost = ask({ ...withTerms({}), more: more('missed') }).one;
  t.equal(lost.readings[0]?.years[0]?.standing, 'lost');
  t.ok(line(lost, 'benefits.year-lost'));
});

t.test('money granted to another project of the enterprise is used, whoever comes first', async (t) => {
  const granted = { measureId: 'songjiang-17.1', projectId: 'two', year: 1 };
  const { one, two } = ask({ more: { grants: [received(150_000_000, granted)] } });
  t.same(amounts(one), [50_000_000, 200_000_000, 200_000_000]);
  t.same(
    amounts(two, ({ countsFen }) => countsFen),
    [150_000_000, 0, 0],
  );
});

t.test('money granted under a measure that is the same one counts in the year it was received', async (t) => {
  const measure = { ...clause17, sameAs: ['songjiang-14.1'] };
  const document = {
    ...songjiang,
    clauses: songjiang.clauses.map((clause) =>
      clause.no === '17' ? { ...clause, measures: [measure] } : clause,
    ),
  };
  const project = { ...renovation, nature: 'new-infrastructure' } as const;
  const facts = factsOf({ one: project }, [earning.one], {
    grants: [received(150_000_000, { measureId: 'songjiang-14.1', receivedOn: '2026-03-01' })],
  });
  const settled = settling(rate);
  const [only] = interestSubsidies(placeOf(document, measure), facts, { today: '2026-01-05', settled });
  t.same(amounts(owed(only?.answer)), [163_916_666, 50_000_000, 200_000_000]);
});

t.test('a claim never exceeds registered paid interest', async (t) => {
  const paid = (settlementOn: string, amountFen: number) => ({
    settlementOn,
    paidOn: settlementOn,
    amountFen,
  });
  const payments = [paid('2025-03-20', 7_000_000), paid('2025-06-20', 107_333_333)];
  const { one, two } = ask({ ...withTerms({}), loans: [{ ...earning.one, payments }, earning.two] });
  const [first, second] = one.readings[0]?.years ?? [];
  // Half of 114,333,333 paid so far.
  t.same([first?.paidFen, first?.subsidyFen, first?.claimableFen], [114_333_333, 163_916_666, 57_166_666]);
  t.equal(second?.claimableFen, 0);
  t.same(line(one, 'benefits.claimable-on-paid')?.with, { paidFen: 114_333_333, claimableFen: 57_166_666 });
  t.same(
    amounts(two, ({ claimableFen }) => claimableFen),
    [0, 0, 0],
  );
});
