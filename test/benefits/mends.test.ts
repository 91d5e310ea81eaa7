import t from 'tap';
import type { Answer } from '../../src/answers/answer.ts';
import type { Award } from '../../src/benefits/award.ts';
import { openReadings, settles } from '../../src/benefits/readings.ts';
import { receivedFen } from '../../src/benefits/received.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import type { Rank } from '../../src/facts/title.ts';
import type { Violation } from '../../src/facts/violation.ts';
import { speak } from '../../src/words/lines.ts';
import {
  answerOf,
  answersOf,
  claims,
  grants,
  holder,
  placeFor,
  projects,
  registered,
  titles,
  told,
  yuan,
} from './asking.ts';
import { loanDrawnOn, renovation } from './cast.ts';
import { owed, settling, subsidyOf } from './subsidies.ts';

/** A benchmark project of Jiading 5 with `superior` yuan from above, which ask for no matching. */
const benchmark = (rank: Rank, invested: number, superior: number, own?: number) => ({
  projects: projects({ nature: 'industrial-internet-application', costs: { actual: yuan(invested) } }),
  titles: titles({ title: 'benchmark-project', rank, projectId: 'p1' }),
  grants: grants(
    ...(superior > 0
      ? [{ projectId: 'p1', amountFen: yuan(superior), matching: { asked: false } } as const]
      : []),
    ...(own === undefined
      ? []
      : [{ projectId: 'p1', measureId: 'jiading-5.1', level: 'district', amountFen: yuan(own) } as const]),
  ),
});

const disbursed = (amount: number): Claim['history'] => [
  { state: 'submitted', on: '2025-01-06' },
  { state: 'granted', on: '2025-02-03', amountFen: yuan(amount) },
  { state: 'disbursed', on: '2025-03-03', amountFen: yuan(amount) },
];
const paidOnClaim = (measureId: string, amount: number) =>
  claims({ measureId, projectId: 'p1', history: disbursed(amount) });

/** What more each reading gives, in yuan. */
const more = (answer: Answer<Award>) =>
  answer.answer === 'owed'
    ? Object.fromEntries(answer.value.readings.map(({ reading, moreFen }) => [reading, moreFen / 100]))
    : told(answer);
const saidBy = (answer: Answer<Award>) =>
  answer.answer === 'owed' ? answer.value.workings : answer.answer === 'not-owed' ? answer.reasons : [];

t.test('J1 with a first payment: what was received is taken off each reading once', async (t) => {
  const facts = benchmark('municipal', 12_000_000, 2_000_000, 1_000_000);
  // 5,000,000 − 2,000,000 − 1,000,000 and 12,000,000 × 30 % − 2,000,000 − 1,000,000.
  t.same(more(answerOf('jiading-5.1', facts)), { level: 2_000_000, entitlement: 600_000 });
  const settled = (reading: string) =>
    told(answerOf('jiading-5.1', facts, { settled: { 'jiading-5.ceiling': reading } }));
  t.same(settled('level'), { upTo: yuan(2_000_000) });
  t.same(settled('entitlement'), { upTo: yuan(600_000) });
});

t.test('J1 paid in parts: everything together is never above the ceiling of its reading', async (t) => {
  const ceilings = { level: 5_000_000, entitlement: 3_600_000 };
  for (const [reading, ceiling] of Object.entries(ceilings))
    for (const own of [0.01, 600_000, 1_600_000, 1_600_000.01, 2_999_999.99, 3_000_000, 3_600_000]) {
      const facts = benchmark('municipal', 12_000_000, 2_000_000, own);
      const answer = answerOf('jiading-5.1', facts, { settled: { 'jiading-5.ceiling': reading } });
      const leftFen = yuan(ceiling) - yuan(2_000_000) - Math.round(yuan(own));
      const expected = leftFen > 0 ? { upTo: leftFen } : { reasons: ['benefits.received-already'] };
      t.same(told(answer), expected, `${reading}, ${own} received`);
    }
});

t.test('money registered as a grant and on its claim counts once, the larger sum of the two', async (t) => {
  const claimed = { claims: paidOnClaim('jiading-5.1', 3_600_000) };
  // National, 40,000,000 × 30 %, at most 10,000,000: less 3,600,000, neither 1,000,000 nor 4,600,000.
  const granted = benchmark('national', 40_000_000, 0, 1_000_000);
  const left = { upTo: yuan(6_400_000) };
  t.same(told(answerOf('jiading-5.1', { ...granted, ...claimed })), left);
  const larger = benchmark('national', 40_000_000, 0, 3_600_000);
  const smaller = { claims: paidOnClaim('jiading-5.1', 1_000_000) };
  t.same(told(answerOf('jiading-5.1', { ...larger, ...smaller })), left, 'whichever it is');
  const one = { ...benchmark('municipal', 12_000_000, 2_000_000, 1_000_000), ...claimed };
  t.same(told(answerOf('jiading-5.1', one)), { reasons: ['benefits.received-already'] });
  const facts = { ...answerFacts, ...granted, ...claimed };
  t.equal(receivedFen(facts, placeFor('jiading-5.1').measure, 'p1'), yuan(3_600_000));
  t.equal(receivedFen(facts, placeFor('jiading-5.1').measure, 'p2'), 0, 'of another project');
});

const answerFacts = { ...({} as EnterpriseFacts), grants: [], claims: [] };

const energy = (more: Partial<EnterpriseFacts> = {}) => ({
  enterprise: holder({ activities: ['manufacturing'] }),
  projects: projects({
    nature: 'energy-management-centre',
    investmentFen: yuan(20_000_000),
    costs: { approved: yuan(20_000_000) },
    decisions: [{ question: 'sh527-7.1.result', answer: 'yes', on: '2025-01-06' }],
  }),
  ...more,
});

t.test('what was received under a twin is received: 4,000,000 of the Action leave 527 nothing', async (t) => {
  // 20,000,000 × 20 % under either.
  t.same(told(answerOf('sh527-7.1', energy())), { upTo: yuan(4_000_000) });
  for (const [paid, asked] of [
    ['sheq-13.1', 'sh527-7.1'],
    ['sh527-7.1', 'sheq-13.1'],
  ] as const) {
    const of = (amount: number, project = 'p1') =>
      energy({ grants: grants({ measureId: paid, projectId: project, amountFen: yuan(amount) }) });
    t.same(told(answerOf(asked, of(4_000_000))), { reasons: ['benefits.received-already'] }, asked);
    t.same(told(answerOf(asked, of(3_999_999))), { upTo: yuan(1) }, asked);
    t.same(told(answerOf(asked, of(4_000_000, 'p9'))), { upTo: yuan(4_000_000) }, 'another project');
    const claimed = energy({ claims: paidOnClaim(paid, 4_000_000) });
    t.same(told(answerOf(asked, claimed)), { reasons: ['benefits.received-already'] }, 'on its claim');
  }
});

/** Two projects of one provider: 30 % of 2,000,000 each under a cap of 1,000,000 for both. */
const provider = (town = 0) => ({
  enterprise: holder({ activities: ['industrial-internet-service'] }),
  projects: projects(
    ...[1, 2].map(() => ({
      nature: 'industrial-internet-service' as const,
      costs: { service: yuan(2_000_000) },
      quantities: { enterprisesServed: 40 },
    })),
  ),
  grants: grants(...(town > 0 ? [{ projectId: 'p2', level: 'town' as const, amountFen: yuan(town) }] : [])),
});

t.test('a cap over all projects of a provider is told of without a year', async (t) => {
  const settled = { 'jiading-7.1.enterprisesServed': '30' };
  const { p1, p2 } = answersOf('jiading-7.1', provider(), { settled });
  if (!p1 || !p2) return t.fail('two projects');
  t.notOk(
    saidBy(p1).some(({ say }) => say === 'benefits.used-of-cap'),
    'the first one has the whole cap',
  );
  const line = saidBy(p2).find(({ say }) => say === 'benefits.used-of-cap');
  t.same(line?.with, { capFen: yuan(1_000_000), usedFen: yuan(600_000), leftFen: yuan(400_000) });
  const { zh, en } = line ? speak(line) : { zh: '年', en: 'year' };
  t.notMatch(zh, /年|undefined/);
  t.notMatch(en, /year|undefined/i);
  t.match(en, /400,000/);
  t.notOk(saidBy(p2).some(({ say }) => say === 'benefits.used-this-year'));
  const readCap = answersOf('jiading-9.1', {
    projects: projects(
      ...['2025-03-20', '2025-09-20'].map((beginsOn) => ({
        nature: 'industry-event' as const,
        costs: { audited: yuan(1_200_000) },
        event: {
          beginsOn,
          filedOn: '2024-06-03',
          reach: 'national' as const,
          heldIn: 'jiading' as const,
        },
      })),
    ),
  });
  const yearly = readCap.p2 && saidBy(readCap.p2).find(({ say }) => say === 'benefits.used-this-year');
  t.match(yearly && speak(yearly).zh, /2025/, 'a cap of each year names it');
});

t.test('the readings of the second project never exceed what the first has left', async (t) => {
  for (const town of [1, 100_000, 200_000, 300_000, 599_999]) {
    const settled = { 'jiading-7.1.enterprisesServed': '30' };
    const ask = (more = {}) =>
      answersOf('jiading-7.1', provider(town), { settled: { ...settled, ...more } }).p2 ?? none;
    const difference = Math.min(400_000, 600_000 - town);
    t.same(more(ask()), { difference, choice: 0 }, `${town} from the town`);
    const paid = ask({ 'jiading-13.difference': 'difference' });
    t.same(told(paid), { upTo: yuan(difference) }, `${town}, settled`);
  }
});

t.test('a reading that is shown is cut by the cap as its gain is', async (t) => {
  const settled = { 'jiading-7.1.enterprisesServed': '30' };
  const { p2 = none } = answersOf('jiading-7.1', provider(100_000), { settled });
  for (const { reading, fen } of p2.answer === 'owed' ? p2.value.readings : [])
    t.ok(fen <= yuan(400_000), `${reading}: ${fen}`);
});

const none: Answer<Award> = { answer: 'incomplete', missing: [] };

const subsidies = {
  'sh527-8.2': { nature: 'logistics', activities: ['industrial-logistics'] },
  'sh527-9.2': { nature: 'design', activities: ['other'] },
} as const;
/** Drawn on the last day of 527, and on the day after it. */
const timely = loanDrawnOn('2027-12-31');
const late = loanDrawnOn('2028-01-01');

for (const [id, { nature, activities }] of Object.entries(subsidies)) {
  const ask = (loans: (typeof late)[], appliedOn?: string) =>
    subsidyOf({
      document: placeFor(id).document,
      measure: placeFor(id).measure,
      project: {
        ...renovation,
        nature,
        costs: { approved: yuan(150_000_000) },
        ...(appliedOn ? { appliedOn } : {}),
      },
      loans,
      today: '2028-06-01',
      settled: settling({ 'sh527-8.2.years': '3' }),
      more: { enterprise: holder({ activities: [...activities] }) },
    });
  const reasons = (answer: ReturnType<typeof ask>) =>
    answer.answer === 'not-owed' ? answer.reasons.map(({ say }) => say) : [answer.answer];

  t.test(`${id}: a loan drawn after the last day does not count beside one that was in time`, async (t) => {
    const alone = owed(ask([timely]));
    const both = owed(ask([timely, late]));
    const years = ({ readings }: typeof both) =>
      readings.map((reading) => reading.years.map(({ label, subsidyFen }) => `${label} ${subsidyFen}`));
    t.same(years(both), years(alone));
    const said = both.workings.filter(({ say }) => say === 'benefits.validity-over');
    t.same(
      said.map((line) => line.with),
      [{ on: '2028-01-01', until: '2027-12-31' }],
    );
    t.notOk(alone.workings.some(({ say }) => say === 'benefits.validity-over'));
    t.same(years(owed(ask([late, timely]))), years(alone), 'in whatever order they are registered');
  });

  t.test(`${id}: only loans drawn after the last day, or none, are not owed in 2028`, async (t) => {
    t.same(reasons(ask([late])), ['benefits.validity-over']);
    t.same(reasons(ask([late, late])), ['benefits.validity-over']);
    t.same(reasons(ask([])), ['benefits.validity-over']);
    t.equal(ask([late], '2027-06-01').answer, 'owed', 'applied for in time');
  });
}

t.test('a title of no project is asked for its project, all titles registered or not', async (t) => {
  const facts = (title: { projectId?: string }, complete?: Enterprise['complete']) => ({
    ...benchmark('municipal', 12_000_000, 0),
    titles: titles({ title: 'benchmark-project', rank: 'municipal', ...title }),
    enterprise: holder(complete ? { complete } : {}),
  });
  const ask = (...[title, complete]: Parameters<typeof facts>) => {
    const answer = told(answerOf('jiading-5.1', facts(title, complete)));
    return 'missing' in answer ? answer.missing?.filter((each) => each !== 'fact title.rank') : answer;
  };
  for (const complete of [undefined, ['titles'] as Enterprise['complete']]) {
    t.same(ask({}, complete), ['fact title.projectId'], String(complete));
    t.same(ask({ projectId: 'p1' }, complete), { upTo: yuan(3_600_000) });
  }
  t.same(ask({ projectId: 'p9' }), ['fact title.benchmark-project']);
  t.same(ask({ projectId: 'p9' }, ['titles']), { reasons: ['benefits.not-held'] });
});

t.test('what a text states cannot be settled away; what it leaves open can', async (t) => {
  const open = new Map(readCatalogue().flatMap((document) => [...openReadings(document)]));
  const stated = ['rate', 'years', 'consecutive', 'cumulativeCapFen', 'cap', 'rateBasis'];
  for (const name of stated) t.notOk(open.has(`sheq-7.1.${name}`), `sheq-7.1.${name}`);
  for (const name of [
    'sheq-7.1.periodBasis',
    'songjiang-17.1.rate',
    'songjiang-17.1.years',
    'sh-new-industrialization-plan.first-day',
    'songjiang-2024-digital-transformation.place',
  ])
    t.ok(open.has(name), name);
  const taken = (name: string, value: string) => {
    const settling = open.get(name);
    return settling !== undefined && settles(settling, value);
  };
  for (const name of ['songjiang-17.1.rate', 'sheq-10.2.rate']) {
    for (const value of ['50', '50%', '0', '1.01', '', '-0.5']) t.notOk(taken(name, value), value);
    for (const value of ['0.5', '1']) t.ok(taken(name, value), value);
  }
  const place = 'songjiang-2024-digital-transformation.place';
  t.same(
    ['required', 'not-required', 'yes', 'songjiang'].map((value) => taken(place, value)),
    [true, true, false, false],
  );
  t.notOk(open.has('jiading-industrial-internet.place'), 'Jiading asks for its places');
});

t.test('good credit: nothing registered is taken as good, a serious act of the year is asked', async (t) => {
  const applying = (decisions: Enterprise['decisions'] = [], ...acts: Violation[]) =>
    answerOf('jiading-2.1', {
      enterprise: holder({ decisions }),
      certificates: registered('k', {
        kind: 'lianghua_ronghe',
        issuedOn: '2024-10-15',
        expiresOn: '2027-10-14',
        grade: 'AA' as const,
        edition: '2.0',
      }),
      violations: registered('v', ...acts),
    });
  const clean = applying();
  t.equal(clean.answer, 'owed');
  t.same(saidBy(clean).find(({ say }) => say === 'benefits.nothing-against')?.assumption, {
    parameter: 'goodStanding',
    taken: 'nothing-registered-against',
  });
  const serious = { on: '2025-02-10', serious: true, about: '违规排放' };
  const asks = { missing: ['fact enterprise.decisions.jiading-0.credit'] };
  t.same(told(applying([], serious)), asks);
  t.same(told(applying([], { on: '2025-02-10', about: '未定' })), asks, 'not weighed yet');
  t.equal(applying([], { ...serious, serious: false }).answer, 'owed');
  t.equal(applying([], { ...serious, on: '2023-02-10' }).answer, 'owed', 'of another year');
  t.equal(applying([], { ...serious, on: '2025-06-17' }).answer, 'owed', 'after the application');
  const decided = (answer: 'yes' | 'no', on: string) => [{ question: 'jiading-0.credit', answer, on }];
  const agreed = applying(decided('yes', '2025-03-03'), serious);
  t.equal(agreed.answer, 'owed');
  t.notOk(saidBy(agreed).some(({ assumption }) => assumption?.parameter === 'goodStanding'));
  const refused = { reasons: ['benefits.authority-refused'] };
  t.same(told(applying(decided('no', '2025-03-03'), serious)), refused);
  t.same(told(applying(decided('no', '2025-03-03'))), refused, 'without an act too');
  t.same(told(applying(decided('yes', '2025-06-17'), serious)), asks, 'decided after the application');
  const newest = [...decided('yes', '2025-03-03'), ...decided('no', '2025-04-07')];
  t.same(told(applying(newest, serious)), refused, 'the newest word holds');
});
