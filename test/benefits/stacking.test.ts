import t from 'tap';
import type { Answer } from '../../src/answers/answer.ts';
import type { Award } from '../../src/benefits/award.ts';
import type { Grant } from '../../src/facts/grant.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import type { Rank } from '../../src/facts/title.ts';
import {
  answerOf,
  answersOf,
  claims,
  grants,
  holder,
  projects,
  registered,
  titles,
  told,
  yuan,
} from './asking.ts';

/** What each reading gives from the district and what there is of both, in yuan. */
function readings(answer: Answer<Award>) {
  if (answer.answer !== 'owed') return told(answer);
  return Object.fromEntries(
    answer.value.readings.map(({ reading, fen, totalFen }) => [
      reading,
      { district: fen / 100, total: totalFen / 100 },
    ]),
  );
}

/** A benchmark project of clause 5 with money from above for it. */
const benchmark = (rank: Rank, invested: number, ...superior: Partial<Grant>[]) => ({
  projects: projects({ nature: 'industrial-internet-application', costs: { actual: yuan(invested) } }),
  titles: titles({ title: 'benchmark-project', rank, projectId: 'p1' }),
  grants: grants(...superior.map((grant) => ({ projectId: 'p1', ...grant }))),
});
const unmatched = (amount: number) => ({ amountFen: yuan(amount), matching: { asked: false } });
const matched = (amount: number, asked: number) => ({
  amountFen: yuan(amount),
  matching: { asked: true, amountFen: yuan(asked) },
});
const ask = (facts: Partial<EnterpriseFacts>, settled: Record<string, string> = {}) =>
  answerOf('jiading-5.1', facts, { settled });

t.test('J1: municipal, 12,000,000 invested, 2,000,000 from above without matching', async (t) => {
  const answer = ask(benchmark('municipal', 12_000_000, unmatched(2_000_000)));
  t.same(readings(answer), {
    level: { district: 3_000_000, total: 5_000_000 },
    entitlement: { district: 1_600_000, total: 3_600_000 },
  });
  t.same(told(answer), { upTo: yuan(1_600_000) }, 'to plan with, the lower');
  const { workings } = answer.answer === 'owed' ? answer.value : { workings: [] };
  t.ok(
    workings.some(({ say }) => say === 'benefits.ask-to-confirm'),
    'to be confirmed by the district',
  );
  t.ok(
    workings.some(({ say, source }) => say === 'benefits.superior-within-ceiling' && source?.clause === '5'),
    'naming the clause',
  );
});

t.test('J1 once an administrator has settled what 补助上限 is', async (t) => {
  const facts = benchmark('municipal', 12_000_000, unmatched(2_000_000));
  t.same(told(ask(facts, { 'jiading-5.ceiling': 'level' })), { upTo: yuan(3_000_000) });
  t.same(told(ask(facts, { 'jiading-5.ceiling': 'entitlement' })), { upTo: yuan(1_600_000) });
});

t.test('J2: national, 40,000,000 invested, 8,000,000 from above without matching', async (t) => {
  const answer = ask(benchmark('national', 40_000_000, unmatched(8_000_000)));
  t.same(readings(answer), {
    level: { district: 2_000_000, total: 10_000_000 },
    entitlement: { district: 2_000_000, total: 10_000_000 },
  });
  t.same(told(answer), { upTo: yuan(2_000_000) });
  for (const superior of [10_000_000, 12_000_000])
    t.equal(ask(benchmark('national', 40_000_000, unmatched(superior))).answer, 'not-owed', `${superior}`);
  // A fen below the ceiling leaves a fen.
  t.same(told(ask(benchmark('national', 40_000_000, unmatched(9_999_999.99)))), { upTo: 1 });
  // Two programmes are added up.
  t.same(told(ask(benchmark('national', 40_000_000, unmatched(5_000_000), unmatched(3_000_000)))), {
    upTo: yuan(2_000_000),
  });
});

t.test('J3: municipal, 12,000,000 invested, 2,000,000 from above with matching', async (t) => {
  t.same(readings(ask(benchmark('municipal', 12_000_000, matched(2_000_000, 4_500_000)))), {
    matching: { district: 4_500_000, total: 6_500_000 },
    superior: { district: 3_600_000, total: 3_600_000 },
  });
  t.same(readings(ask(benchmark('municipal', 12_000_000, matched(2_000_000, 2_000_000)))), {
    matching: { district: 3_600_000, total: 5_600_000 },
    superior: { district: 3_600_000, total: 3_600_000 },
  });
});

t.test('whether matching is asked for, and how much, is asked and never taken', async (t) => {
  const facts = (matching?: Grant['matching']) =>
    benchmark('municipal', 12_000_000, {
      amountFen: yuan(2_000_000),
      ...(matching ? { matching } : {}),
    });
  t.same(told(ask(facts())), { missing: ['fact grant.g1.matching'] });
  t.same(told(ask(facts({ asked: true }))), { missing: ['fact grant.g1.matching.amountFen'] });
});

t.test('of several grants each that leaves matching unsaid is named, and no other', async (t) => {
  const asking = (...matching: Grant['matching'][]) =>
    told(
      ask(
        benchmark(
          'municipal',
          12_000_000,
          ...matching.map((said) => ({ amountFen: yuan(1_000_000), ...(said ? { matching: said } : {}) })),
        ),
      ),
    );
  const full = { asked: true, amountFen: yuan(100_000) };
  t.same(asking(undefined, full, undefined), {
    missing: ['fact grant.g1.matching', 'fact grant.g3.matching'],
  });
  t.same(asking(full, full, undefined), { missing: ['fact grant.g3.matching'] });
  t.same(asking({ asked: true }, { asked: true }, { asked: false }, full), {
    missing: ['fact grant.g1.matching.amountFen', 'fact grant.g2.matching.amountFen'],
  });
});

/** A project of clause 8 with 3,000,000 of platform investment: 30 % are 900,000. */
const platform = (...others: Partial<Grant>[]) => ({
  projects: projects({
    nature: 'institute-platform',
    costs: { withoutCivilWorks: yuan(3_000_000) },
    decisions: [{ question: 'jiading-8.1.good', answer: 'yes' as const, on: '2025-01-06' }],
  }),
  grants: grants(...others.map((grant) => ({ projectId: 'p1', ...grant }))),
});

t.test('13: 900,000 here and 500,000 from a town is 900,000 or a choice, never 1,400,000', async (t) => {
  for (const level of ['town', 'district'] as const) {
    const answer = answerOf('jiading-8.1', platform({ level, amountFen: yuan(500_000) }));
    t.same(readings(answer), {
      difference: { district: 400_000, total: 900_000 },
      choice: { district: 0, total: 500_000 },
    });
    t.same(told(answer), { upTo: 0 }, 'to plan with, the lower');
  }
  const facts = platform({ level: 'town', amountFen: yuan(500_000) });
  const settled = { 'jiading-13.difference': 'difference' };
  t.same(told(answerOf('jiading-8.1', facts, { settled })), { upTo: yuan(400_000) });
  const more = platform({ level: 'town', amountFen: yuan(900_000) });
  t.equal(answerOf('jiading-8.1', more).answer, 'not-owed', 'the higher was paid already');
});

t.test('13 speaks of other district and town money for the same project, and of no other', async (t) => {
  const whole = { upTo: yuan(900_000) };
  const municipal = platform({ level: 'municipal', amountFen: yuan(500_000) });
  t.same(told(answerOf('jiading-8.1', municipal)), whole);
  const elsewhere = platform({ level: 'town', amountFen: yuan(500_000), projectId: 'p9' });
  t.same(told(answerOf('jiading-8.1', elsewhere)), whole);
});

t.test(
  'clause 5 comes first, then 13: what is left of one rule is what the other is held against',
  async (t) => {
    const facts = benchmark('municipal', 12_000_000, unmatched(2_000_000), {
      level: 'town',
      amountFen: yuan(500_000),
    });
    // J1 by the level leaves 3,000,000 from the district; 500,000 of the higher amount has been paid by the town.
    const settled = { 'jiading-5.ceiling': 'level', 'jiading-13.difference': 'difference' };
    t.same(told(ask(facts, settled)), { upTo: yuan(2_500_000) });
  },
);

/** Events of clause 9, each with the day it begins and its audited cost: half of it is paid. */
const events = (...each: [begins: string, audited: number][]) => ({
  projects: projects(
    ...each.map(([beginsOn, audited]) => ({
      nature: 'industry-event' as const,
      costs: { audited: yuan(audited) },
      event: {
        beginsOn,
        filedOn: '2024-06-03',
        reach: 'international' as const,
        heldIn: 'jiading' as const,
      },
    })),
  ),
});
const each = (id: string, facts: Partial<EnterpriseFacts>) =>
  Object.fromEntries(
    Object.entries(answersOf(id, facts, { today: '2025-12-01' })).map(([project, answer]) => [
      project,
      answer.answer === 'owed' ? answer.value.fen / 100 : answer.answer,
    ]),
  );

t.test('the events of a year share 1,000,000, those of two years have it twice', async (t) => {
  t.same(each('jiading-9.1', events(['2025-03-20', 1_200_000], ['2025-09-20', 1_200_000])), {
    p1: 600_000,
    p2: 400_000,
  });
  t.same(
    each(
      'jiading-9.1',
      events(['2025-11-20', 1_200_000], ['2025-03-20', 1_200_000], ['2025-09-20', 1_200_000]),
    ),
    { p1: 'not-owed', p2: 600_000, p3: 400_000 },
    'by the days of the events, not by registration',
  );
  t.same(each('jiading-9.1', events(['2024-09-20', 1_200_000], ['2025-03-20', 1_200_000])), {
    p1: 600_000,
    p2: 600_000,
  });
});

t.test('what an event of the year has received, or was paid on its claim, is used up', async (t) => {
  const two = events(['2025-03-20', 1_400_000], ['2025-09-20', 1_200_000]);
  const paid = { measureId: 'jiading-9.1', projectId: 'p1', amountFen: yuan(700_000) };
  const history = [
    { state: 'granted' as const, on: '2025-06-16', amountFen: yuan(700_000) },
    { state: 'disbursed' as const, on: '2025-07-16', amountFen: yuan(700_000) },
  ];
  t.same(each('jiading-9.1', { ...two, grants: grants({ level: 'district', ...paid }) }), {
    p1: 'not-owed',
    p2: 300_000,
  });
  const claimed = claims({ measureId: 'jiading-9.1', projectId: 'p1', history });
  t.same(each('jiading-9.1', { ...two, claims: claimed }), { p1: 'not-owed', p2: 300_000 });
});

t.test('clause 7 gives one provider 1,000,000 over all its projects', async (t) => {
  const served = (...services: number[]) => ({
    enterprise: holder({ activities: ['industrial-internet-service'] }),
    projects: projects(
      ...services.map((service) => ({
        nature: 'industrial-internet-service' as const,
        costs: { service: yuan(service) },
        quantities: { enterprisesServed: 40 },
      })),
    ),
  });
  const settled = { 'jiading-7.1.enterprisesServed': '30' };
  const sums = (facts: Partial<EnterpriseFacts>) =>
    Object.values(answersOf('jiading-7.1', facts, { settled })).map((answer) =>
      answer.answer === 'owed' ? answer.value.fen / 100 : answer.answer,
    );
  t.same(sums(served(2_000_000, 2_000_000, 2_000_000)), [600_000, 400_000, 'not-owed']);
  const received = grants({
    measureId: 'jiading-7.1',
    projectId: 'p1',
    level: 'district',
    amountFen: yuan(600_000),
  });
  t.same(sums({ ...served(2_000_000, 2_000_000), grants: received }), ['not-owed', 400_000]);
});

t.test('Jiading 3 is exactly 2,000,000 on top of the district’s listing subsidy', async (t) => {
  const listed = {
    enterprise: holder({ activities: ['industrial-internet'], listedOn: '2025-02-03' }),
    grants: grants({ programme: '区上市挂牌补贴', level: 'district', amountFen: yuan(3_000_000) }),
  };
  t.same(told(answerOf('jiading-3.1', listed)), { exactly: yuan(2_000_000) });
});

t.test('where a text is silent other money changes nothing', async (t) => {
  const facts = {
    projects: projects({ nature: 'technical-renovation', investmentFen: yuan(20_000_000) }),
    leases: registered('z', {
      projectId: 'p1',
      lessor: '租赁',
      contractOn: '2025-03-03',
      equipmentFen: yuan(10_000_000),
    }),
    grants: grants(
      { projectId: 'p1', measureId: 'sheq-7.1', amountFen: yuan(1_000_000) },
      { projectId: 'p1', level: 'district', amountFen: yuan(1_000_000) },
    ),
  };
  // 10,000,000 × 5 %.
  t.same(told(answerOf('sheq-7.2', facts)), { upTo: yuan(500_000) });
});
