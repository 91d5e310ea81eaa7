import t from 'tap';
import type { SubsidySchedule } from '../../src/benefits/interest/subsidy.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import type { InterestTerms } from '../../src/policies/interest-terms.ts';
import { speak } from '../../src/words/lines.ts';
import { actionTerms, clause7, documentWith, loan, loanDrawnOn, renovation } from './cast.ts';
import { owed, projectId, settling, subsidyOf } from './subsidies.ts';

/**
 * The loan of the example earns 7,000,000 fen to 2025-03-20 (6 days), then 107,333,333 (92 days), 107,333,333 (92) and
 * 106,166,667 (91), and each year after 105,000,000 (90 days) and the same three. Years: 327,833,333 and 425,833,333.
 */
type Case = {
  name: string;
  terms: Partial<InterestTerms>;
  loans?: Loan[];
  project?: Partial<Project>;
  more?: Partial<EnterpriseFacts>;
  /** Label and subsidy of each year of the first reading. */
  years: [string, number][];
};

const fixed = { assumed: [] };
const both = [loan(), loanDrawnOn('2026-03-15')];

const cases: Case[] = [
  {
    name: 'rateBasis principal-points: a point of the balance, 281 and 365 days over 360',
    terms: { ...fixed, rateBasis: 'principal-points', rate: '0.01' },
    years: [
      ['2025', 78_055_555], // 10,000,000,000 × 1 % × 281 ÷ 360 = 78,055,555.5…
      ['2026', 101_388_888], // × 365 ÷ 360 = 101,388,888.8…
      ['2027', 101_388_888],
    ],
  },
  {
    name: 'rateBasis principal-points: never above the interest',
    terms: { ...fixed, rateBasis: 'principal-points', rate: '0.05' },
    years: [
      ['2025', 327_833_333],
      ['2026', 425_833_333],
      ['2027', 425_833_333],
    ],
  },
  {
    name: 'rateBasis reference-rate: half of 3 % of the balance',
    terms: { ...fixed, rateBasis: 'reference-rate', referenceRate: { name: same('LPR'), yearly: '0.03' } },
    years: [
      ['2025', 117_083_333], // 150,000,000 × 281 ÷ 360
      ['2026', 152_083_333], // 150,000,000 × 365 ÷ 360
      ['2027', 152_083_333],
    ],
  },
  {
    name: 'rateBasis reference-rate: never above the interest',
    terms: { ...fixed, rateBasis: 'reference-rate', referenceRate: { name: same('LPR'), yearly: '0.1' } },
    years: [
      ['2025', 327_833_333],
      ['2026', 425_833_333],
      ['2027', 425_833_333],
    ],
  },
  {
    name: 'periodBasis loan-year',
    terms: { ...fixed, periodBasis: 'loan-year' },
    years: [
      ['2025-03-15/2026-03-14', 163_916_666],
      ['2026-03-15/2027-03-14', 212_916_666],
      ['2027-03-15/2028-03-14', 212_916_666],
    ],
  },
  {
    name: 'periodBasis fixed-window over the new year, the first one with interest of 6 days',
    terms: { ...fixed, periodBasis: 'fixed-window', fixedWindow: { from: '04-01', to: '03-31' } },
    years: [
      ['2024-04-01/2025-03-31', 3_500_000],
      ['2025-04-01/2026-03-31', 212_916_666],
      ['2026-04-01/2027-03-31', 212_916_666],
    ],
  },
  {
    name: 'periodBasis fixed-window: what is settled outside it does not count',
    terms: { ...fixed, periodBasis: 'fixed-window', fixedWindow: { from: '01-01', to: '09-30' } },
    years: [
      ['2025-01-01/2025-09-30', 110_833_333], // half of 7,000,000 + 2 × 107,333,333
      ['2026-01-01/2026-09-30', 159_833_333], // half of 105,000,000 + 2 × 107,333,333
      ['2027-01-01/2027-09-30', 159_833_333],
    ],
  },
  {
    name: 'periodBasis half-year: three years are six of them',
    terms: { ...fixed, periodBasis: 'half-year' },
    years: [
      ['2025H1', 57_166_666], // half of 114,333,333
      ['2025H2', 106_750_000], // half of 213,500,000
      ['2026H1', 106_166_666], // half of 212,333,333
      ['2026H2', 106_750_000],
      ['2027H1', 106_166_666],
      ['2027H2', 106_750_000],
    ],
  },
  {
    name: 'periodBasis half-year: an annual cap holds for both halves',
    terms: { ...fixed, periodBasis: 'half-year', annualCapFen: 150_000_000, years: 1 },
    years: [
      ['2025H1', 57_166_666],
      ['2025H2', 92_833_334],
    ],
  },
  {
    name: 'periodBasis bank-quarter: quarters end on the 20th',
    terms: { ...fixed, periodBasis: 'bank-quarter', years: 1 },
    years: [
      ['2024-12-21/2025-03-20', 3_500_000],
      ['2025-03-21/2025-06-20', 53_666_666],
      ['2025-06-21/2025-09-20', 53_666_666],
      ['2025-09-21/2025-12-20', 53_083_333],
    ],
  },
  {
    name: 'periodScope loan: each loan has its own three years',
    terms: { ...fixed, periodScope: 'loan' },
    loans: both,
    years: [
      ['2025', 163_916_666],
      ['2026', 376_833_332], // 212,916,666 + 163,916,666
      ['2027', 425_833_332],
      ['2028', 213_500_000], // the second loan's third year, of 366 days
    ],
  },
  {
    name: 'cumulativeCapScope loan: each loan has a cap of its own',
    terms: { ...fixed, cumulativeCapScope: 'loan', cumulativeCapFen: 300_000_000 },
    loans: both,
    years: [
      ['2025', 163_916_666],
      ['2026', 300_000_000], // 136,083,334 left of the first loan's, 163,916,666 of the second
      ['2027', 136_083_334], // nothing left of the first loan's
    ],
  },
  {
    name: 'annualCapScope loan',
    terms: { ...fixed, annualCapScope: 'loan', annualCapFen: 200_000_000 },
    loans: [loan(), loan()],
    years: [
      ['2025', 327_833_332],
      ['2026', 400_000_000],
      ['2027', 400_000_000],
    ],
  },
  {
    name: 'annualCapScope project',
    terms: { ...fixed, annualCapScope: 'project', annualCapFen: 200_000_000 },
    loans: [loan(), loan()],
    years: [
      ['2025', 200_000_000],
      ['2026', 200_000_000],
      ['2027', 200_000_000],
    ],
  },
  {
    name: 'minimumInterest: the figure itself counts',
    terms: { ...fixed, minimumInterestFen: 327_833_333 },
    years: [
      ['2025', 163_916_666],
      ['2026', 212_916_666],
      ['2027', 212_916_666],
    ],
  },
  {
    name: 'minimumInterest: a year below it gets nothing',
    terms: { ...fixed, minimumInterestFen: 327_833_334 },
    years: [
      ['2025', 0],
      ['2026', 212_916_666],
      ['2027', 212_916_666],
    ],
  },
  {
    name: 'minimumPrincipal: a smaller loan does not count',
    terms: { ...fixed, minimumPrincipalFen: 10_000_000_000 },
    loans: [loan(), loan({ principalFen: 9_999_999_999 })],
    years: [
      ['2025', 163_916_666],
      ['2026', 212_916_666],
      ['2027', 212_916_666],
    ],
  },
  {
    name: 'trigger contract: the first year holds its day',
    terms: { ...fixed, trigger: 'contract' },
    project: { contract: { title: '合同', signedOn: '2026-06-01', reports: [] } },
    years: [
      ['2026', 212_916_666],
      ['2027', 212_916_666],
      ['2028', 213_500_000],
    ],
  },
  {
    name: 'trigger completion, in loan-years',
    terms: { ...fixed, trigger: 'completion', periodBasis: 'loan-year', years: 1 },
    project: { completedOn: '2026-06-01' },
    years: [['2026-03-15/2027-03-14', 212_916_666]],
  },
  {
    name: 'trigger contract before any interest: never a first year without it',
    terms: { ...fixed, trigger: 'contract', years: 1 },
    project: { contract: { title: '合同', signedOn: '2023-06-01', reports: [] } },
    years: [['2025', 163_916_666]],
  },
  {
    name: 'trigger approval: the newest approval of the project',
    terms: { ...fixed, trigger: 'approval', years: 1 },
    more: { claims: [claim({ history: [granted('2025-08-01'), granted('2027-02-01')] })] },
    years: [['2027', 212_916_666]],
  },
  {
    name: 'consecutive: a year without interest uses one up',
    terms: fixed,
    loans: [interrupted()],
    years: [
      ['2025', 163_916_666],
      ['2026', 0],
      ['2027', 206_500_000], // 2027-01-01 to 12-20: 354 days, 413,000,000
    ],
  },
  {
    name: 'not consecutive: it uses none up',
    terms: { ...fixed, consecutive: false },
    loans: [interrupted()],
    years: [
      ['2025', 163_916_666],
      ['2027', 206_500_000],
      ['2028', 213_500_000],
    ],
  },
];

function same(text: string) {
  return { zh: text, en: text };
}

function granted(on: string) {
  return { state: 'granted', on } as const;
}

function claim(changes: Partial<Claim>): { id: string; body: Claim } {
  const body = { measureId: 'sheq-7.1', projectId, steps: [], evidence: [], history: [], ...changes };
  return { id: 'claim', body };
}

/** Repaid on 2025-12-21 and drawn again on 2027-01-01. */
function interrupted(): Loan {
  const amountFen = 10_000_000_000;
  return loan({
    drawdowns: [
      { on: '2025-03-15', amountFen },
      { on: '2027-01-01', amountFen },
    ],
    repayments: [{ on: '2025-12-21', amountFen }],
  });
}

function ask({ terms, loans = [loan()], project, more = {} }: Omit<Case, 'name' | 'years'>, settled = {}) {
  const measure = { ...clause7, interest: { ...actionTerms, ...terms } };
  return subsidyOf({
    document: documentWith(measure),
    measure,
    project: { ...renovation, ...project },
    loans,
    today: '2026-01-05',
    settled: settling(settled),
    more,
  });
}

/** Every line of a schedule, which must be spoken in both languages and rest on a source or an assumption. */
function linesOf({ workings, readings }: SubsidySchedule) {
  return [
    ...workings,
    ...readings.flatMap(({ years }) => years.flatMap((year) => [...year.workings, ...year.warnings])),
  ];
}

for (const { name, years, ...given } of cases) {
  t.test(name, async (t) => {
    const value = owed(ask(given));
    t.same(
      value.readings[0]?.years.map(({ label, subsidyFen }) => [label, subsidyFen]),
      years,
    );
    t.equal(value.settled, true);
    t.equal(value.readings.length, 1);
    for (const line of linesOf(value)) {
      t.ok(line.source ?? line.assumption, line.say);
      t.notMatch(JSON.stringify(speak(line)), /undefined|NaN|\[object/, line.say);
    }
  });
}

t.test('what does not count says so', async (t) => {
  const said = (terms: Partial<InterestTerms>, more: Omit<Case, 'name' | 'years' | 'terms'> = {}) =>
    linesOf(owed(ask({ terms: { ...fixed, ...terms }, ...more }))).map(({ say }) => say);
  const small = [loan(), loan({ principalFen: 9_999_999_999 })];
  t.ok(said({ minimumPrincipalFen: 10_000_000_000 }, { loans: small }).includes('benefits.principal-below'));
  t.ok(said({ minimumInterestFen: 327_833_334 }).includes('benefits.below-minimum-interest'));
  const contract = { title: '合同', signedOn: '2026-06-01', reports: [] };
  t.ok(
    said({ trigger: 'contract' }, { project: { contract } }).includes('benefits.interest-before-first-year'),
  );
  const fixedWindow = { from: '01-01', to: '09-30' };
  t.ok(said({ periodBasis: 'fixed-window', fixedWindow }).includes('benefits.interest-between-years'));
  t.ok(said({ evidence: [same('付息凭证')] }).includes('benefits.evidence'));
});

t.test('the day a trigger asks for is a fact, and a basis its window or reference rate', async (t) => {
  const missing = (terms: Partial<InterestTerms>) => {
    const answer = ask({ terms: { ...fixed, ...terms } });
    return answer.answer === 'incomplete'
      ? answer.missing.map(({ need, what }) => `${need} ${what}`)
      : answer;
  };
  t.same(missing({ trigger: 'contract' }), ['fact project.contract.signedOn']);
  t.same(missing({ trigger: 'completion' }), ['fact project.completedOn']);
  t.same(missing({ trigger: 'approval' }), ['fact claim.granted']);
  t.same(missing({ trigger: 'supplier-payment' }), ['fact project.supplierPaidOn']);
  t.same(missing({ periodBasis: 'fixed-window' }), ['reading sheq-7.1.fixedWindow']);
  t.same(missing({ rateBasis: 'reference-rate' }), ['reading sheq-7.1.referenceRate']);
});

t.test('a project that took or applied for an exclusive measure gets nothing, with the reason', async (t) => {
  const terms = { ...fixed, exclusiveWith: ['sheq-7.2'] };
  const reasons = (more: Partial<EnterpriseFacts>) => {
    const answer = ask({ terms, more });
    return answer.answer === 'not-owed' ? answer.reasons.map(({ say }) => say) : [answer.answer];
  };
  const other = (state?: Claim['history'][number]['state']) =>
    claim({ measureId: 'sheq-7.2', history: state ? [{ state, on: '2025-10-01' }] : [] });
  t.same(reasons({ claims: [other('submitted')] }), ['benefits.exclusive-claimed']);
  t.same(reasons({ claims: [other('disbursed')] }), ['benefits.exclusive-claimed']);
  for (const state of [undefined, 'refused', 'missed'] as const)
    t.same(reasons({ claims: [other(state)] }), ['owed']);
  const grant = {
    programme: '租赁补贴',
    measureId: 'sheq-7.2',
    projectId,
    level: 'municipal',
    amountFen: 5,
    receivedOn: '2025-10-01',
  } as const;
  t.same(reasons({ grants: [{ id: 'grant', body: grant }] }), ['benefits.exclusive-granted']);
  t.same(reasons({ grants: [{ id: 'grant', body: { ...grant, projectId: 'another' } }] }), ['owed']);
});

t.test('a share of all interest needs no years, and how it is cut into years changes no total', async (t) => {
  const { years: _y, cumulativeCapFen: _c, ...open } = actionTerms;
  const measure = { ...clause7, interest: { ...open, total: true as const } };
  const ask = (settled = {}) =>
    owed(
      subsidyOf({
        document: documentWith(measure),
        measure,
        project: renovation,
        loans: [loan({ maturityOn: '2027-03-15' })],
        today: '2026-01-05',
        settled: settling(settled),
      }),
    );
  const yearly = ask();
  // 327,833,333, 425,833,333 and 98,000,000 (84 days) of interest: 851,666,666. Half of the sums to date, floored:
  // 163,916,666, 376,833,333 and 425,833,333.
  t.same(
    yearly.readings.map(({ years }) => years.map(({ label, subsidyFen }) => [label, subsidyFen])),
    [
      [
        ['2025', 163_916_666],
        ['2026', 212_916_667],
        ['2027', 49_000_000],
      ],
    ],
  );
  t.equal(yearly.atLeastFen, 425_833_333);
  const payment = yearly.workings.find(({ say }) => say === 'benefits.payment-time-assumed');
  t.same(payment?.assumption, {
    parameter: 'payment',
    taken: 'yearly',
    other: 'once',
    otherResult: '425833333',
  });
  for (const line of linesOf(yearly)) t.ok(speak(line).zh, line.say);
  const once = ask({ 'sheq-7.1.payment': 'once' });
  t.same(
    once.readings[0]?.years.map(({ label, subsidyFen }) => [label, subsidyFen]),
    [['2025-03-15/2027-03-15', 425_833_333]],
  );
});

t.test('a settled parameter is no assumption any more, and its line cites the announcement', async (t) => {
  const taken = {
    trigger: 'first-drawdown',
    periodBasis: 'calendar-year',
    periodScope: 'project',
    cumulativeCapScope: 'project',
    cap: 'cumulative',
    consecutive: 'yes',
    interestYear: 'settlement',
    penaltyInterest: 'excluded',
    dayCount: '360',
    unclaimedYear: 'lost',
    rounding: 'floor-to-fen-per-year',
    claimDay: 'day-after-year',
    settlementDays: 'quarterly-20',
    unpaidInterest: 'forecast',
  };
  const { consecutive: _, ...silent } = actionTerms;
  const interest = { ...silent, assumed: [...silent.assumed, 'cumulativeCapFen'] };
  const measure = { ...clause7, interest };
  const ask = (settled: Record<string, string>) =>
    owed(
      subsidyOf({
        document: documentWith(measure),
        measure,
        project: renovation,
        loans: [loan()],
        today: '2026-01-05',
        settled: settling(settled),
      }),
    );
  const assumed = (value: SubsidySchedule) =>
    value.workings.flatMap(({ assumption }) => assumption?.parameter ?? []);
  const before = ask({});
  for (const [parameter, value] of Object.entries(taken)) {
    t.ok(assumed(before).includes(parameter), `${parameter} is assumed`);
    const after = ask({ [`sheq-7.1.${parameter}`]: value });
    t.notOk(assumed(after).includes(parameter), `${parameter} is settled`);
    const said = after.workings.find(({ say }) => say === 'benefits.reading-settled');
    t.same([said?.with, said?.source?.reference], [{ parameter, value }, 'A-1']);
    t.notMatch(JSON.stringify(said && speak(said)), /undefined/);
    t.same(after.readings[0]?.totalFen, before.readings[0]?.totalFen);
  }
  const all = ask(
    Object.fromEntries(Object.entries(taken).map(([key, value]) => [`sheq-7.1.${key}`, value])),
  );
  t.same(assumed(all), []);
  t.equal(all.settled, true);
});

t.test('a parameter settled otherwise gives what its assumption said it would', async (t) => {
  const penalty = {
    settlementOn: '2025-03-20',
    paidOn: '2026-01-02',
    amountFen: 7_500_000,
    penaltyFen: 500_000,
  };
  const given = {
    terms: { cumulativeCapFen: 200_000_000, assumed: [...actionTerms.assumed, 'cumulativeCapFen'] },
    loans: [interrupted(), loanDrawnOn('2026-03-15', { payments: [] })].map((each, index) =>
      index === 0 ? { ...each, payments: [penalty] } : each,
    ),
  };
  const before = owed(ask(given));
  for (const { assumption } of before.workings) {
    const { parameter = '', other, otherResult } = assumption ?? {};
    if (other === undefined || otherResult === undefined) continue;
    // Scope of years and cap are one assumption of two parameters.
    const scopes = parameter === 'periodScope' ? { 'sheq-7.1.cumulativeCapScope': other } : {};
    const after = owed(ask(given, { [`sheq-7.1.${parameter}`]: other, ...scopes }));
    const same = after.readings.find(
      ({ basis }) => basis === (parameter === 'periodBasis' ? other : 'calendar-year'),
    );
    t.equal(String(same?.totalFen), otherResult, parameter);
  }
});
