import fc from 'fast-check';
import { settlements } from '../../src/benefits/interest/counted.ts';
import { activityKeys } from '../../src/facts/activities.ts';
import type { Certificate } from '../../src/facts/certificate.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { Grant } from '../../src/facts/grant.ts';
import type { Lease } from '../../src/facts/lease.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { natureKeys } from '../../src/facts/natures.ts';
import { Costs, type Project, Quantities } from '../../src/facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import { type Title, titleKeys } from '../../src/facts/title.ts';
import type { Violation } from '../../src/facts/violation.ts';
import { anyFacts } from '../deadlines/any-facts.ts';
import { moneyPlaces } from './asking.ts';

const anyDay = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((n) => Temporal.PlainDate.from(from).add({ days: n }).toString());
const recent = anyDay('2024-01-02', 700);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** A record some of whose fields are left out. */
const some = <T extends object>(fields: { [K in keyof T]-?: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
const listed = <T>(prefix: string, body: fc.Arbitrary<T>, maxLength: number) =>
  fc
    .array(body, { maxLength })
    .map((bodies): Registered<T>[] => bodies.map((each, index) => ({ id: `${prefix}${index}`, body: each })));

const measureIds = moneyPlaces.map(({ measure }) => measure.id);
const policyKeys = [...new Set(moneyPlaces.map(({ document }) => document.key))];
const questions = moneyPlaces.flatMap(({ measure }) =>
  (measure.conditions ?? []).flatMap(({ test, question }) =>
    test === 'authority' && question ? question : [],
  ),
);
const fen = fc.integer({ min: 0, max: 60_000_000_000 });
const rank = fc.constantFrom('district' as const, 'municipal' as const, 'national' as const);
const projectId = fc.constantFrom('p0', 'p1', 'p2');

const decisions = fc.array(
  fc.record({
    question: fc.constantFrom(...questions),
    answer: fc.constantFrom('yes' as const, 'no' as const),
    on: recent,
  }),
  { maxLength: 6 },
);
const amounts = (keys: string[], amount: fc.Arbitrary<number>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, amount])), { requiredKeys: [] });

const choices = fc.uniqueArray(fc.record({ policyKey: fc.constantFrom(...policyKeys), on: recent }), {
  selector: ({ policyKey }) => policyKey,
  maxLength: 2,
});

const project: fc.Arbitrary<Project> = fc
  .record({
    nature: fc.constantFrom(...natureKeys),
    rest: some<Omit<Project, 'name' | 'nature' | 'contract'>>({
      also: fc.uniqueArray(fc.constantFrom(...natureKeys), { maxLength: 3 }),
      investmentFen: fen,
      costs: amounts(Object.keys(Costs.properties), fen),
      quantities: amounts(Object.keys(Quantities.properties), fc.integer({ min: 0, max: 20_000 })),
      event: fc
        .record({
          beginsOn: recent,
          filedOn: optional(recent),
          reach: fc.constantFrom('international' as const, 'national' as const, 'other' as const),
          heldIn: fc.constantFrom('jiading' as const, 'pudong' as const),
        })
        .map(({ filedOn, ...event }) => (filedOn ? { ...event, filedOn } : event)),
      decisions,
      appliedOn: recent,
      filedOn: recent,
      approvedOn: recent,
      keepsEarlierRule: choices,
      supplierPaidOn: recent,
      completedOn: recent,
      acceptedOn: recent,
    }),
  })
  .map(({ nature, rest }) => ({ name: '项目', nature, ...rest }));

/** Of one project, drawn in up to three parts within its term, with or without early repayments. */
export const anyLoan: fc.Arbitrary<Loan> = fc
  .record({
    projectId,
    contractOn: anyDay('2023-06-01', 900),
    parts: fc.array(fc.record({ after: fc.integer({ min: 0, max: 300 }), amountFen: fen }), { maxLength: 3 }),
    early: optional(fc.integer({ min: 301, max: 900 })),
    term: fc.integer({ min: 1000, max: 2000 }),
    yearly: fc.constantFrom('0.03', '0.042', '0.0385'),
    unrated: fc.boolean(),
    paid: fc.array(fc.integer({ min: 0, max: 110 }), { maxLength: 6 }),
  })
  .map(({ contractOn, parts, early, term, yearly, unrated, paid, projectId: of }) => {
    const after = (days: number) => Temporal.PlainDate.from(contractOn).add({ days }).toString();
    const principalFen = parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const half = Math.floor(principalFen / 2);
    const loan: Loan = {
      projectId: of,
      lender: '银行',
      contractOn,
      principalFen,
      maturityOn: after(term),
      rates: [{ from: after(unrated ? 10 : 0), yearly }],
      drawdowns: parts.map(({ after: days, amountFen }) => ({ on: after(days), amountFen })),
      repayments: early === undefined || half === 0 ? [] : [{ on: after(early), amountFen: half }],
      payments: [],
    };
    return unrated ? loan : { ...loan, payments: payments(loan, paid) };
  });

/** Percentages of the first settlements as they were paid, each on its day. */
function payments(loan: Loan, paid: number[]): Loan['payments'] {
  return settlements(loan)
    .slice(0, paid.length)
    .map(({ on, countedFen }, index) => ({
      settlementOn: on,
      paidOn: on,
      amountFen: Math.floor((countedFen * (paid[index] ?? 0)) / 100),
    }));
}

const lease: fc.Arbitrary<Lease> = fc.record({
  projectId,
  lessor: fc.constant('租赁'),
  contractOn: recent,
  equipmentFen: fen,
});

const title: fc.Arbitrary<Title> = fc
  .record({
    title: fc.constantFrom(...titleKeys),
    grantedOn: anyDay('2023-06-01', 900),
    rest: some<Pick<Title, 'rank' | 'first' | 'projectId' | 'endedOn'>>({
      rank,
      first: fc.boolean(),
      projectId,
      endedOn: anyDay('2026-01-02', 600),
    }),
  })
  .map(({ rest, ...own }) => ({ ...own, ...rest }));

/** Kinds that money asks for, with what it asks of them known or not. */
const certificate: fc.Arbitrary<Certificate> = fc
  .record({
    kind: fc.constantFrom('dcmm', 'lianghua_ronghe', 'zhineng_gongchang', 'zhineng_changjing', 'zjtx_sme'),
    rest: some<Omit<Certificate, 'kind' | 'audits' | 'reports' | 'earlier' | 'name' | 'number'>>({
      issuedOn: anyDay('2023-06-01', 900),
      expiresOn: anyDay('2026-01-02', 600),
      level: fc.integer({ min: 1, max: 5 }),
      grade: fc.constantFrom('A' as const, 'AA' as const, 'AAA' as const),
      edition: fc.constantFrom('1.0', '2.0'),
      rank,
      first: fc.boolean(),
    }),
  })
  .map(({ kind, rest }) => ({ kind, ...rest }));

const violation: fc.Arbitrary<Violation> = fc
  .record({ on: recent, wait: optional(fc.integer({ min: 0, max: 300 })), serious: optional(fc.boolean()) })
  .map(({ on, wait, serious }) => ({
    on,
    about: '违法',
    ...(wait === undefined ? {} : { decidedOn: Temporal.PlainDate.from(on).add({ days: wait }).toString() }),
    ...(serious === undefined ? {} : { serious }),
  }));

const grant: fc.Arbitrary<Grant> = fc
  .record({
    level: fc.constantFrom('town' as const, 'district' as const, 'municipal' as const, 'national' as const),
    amountFen: fc.integer({ min: 0, max: 500_000_000 }),
    receivedOn: recent,
    rest: some<Pick<Grant, 'measureId' | 'projectId' | 'matching'>>({
      measureId: fc.constantFrom(...measureIds),
      projectId,
      matching: fc.constantFrom<NonNullable<Grant['matching']>[]>(
        { asked: false },
        { asked: true },
        { asked: true, amountFen: 90_000_000 },
      ),
    }),
  })
  .map(({ rest, ...own }) => ({ programme: '专项', ...own, ...rest }));

const histories: Claim['history'][] = [
  [],
  [{ state: 'submitted', on: '2025-06-16' }],
  [
    { state: 'submitted', on: '2025-06-16' },
    { state: 'granted', on: '2025-09-15', amountFen: 10_000_000 },
  ],
  [
    { state: 'submitted', on: '2025-06-16' },
    { state: 'refused', on: '2025-09-15' },
  ],
];
const claim: fc.Arbitrary<Claim> = fc
  .record({
    measureId: fc.constantFrom(...measureIds),
    projectId: optional(projectId),
    year: optional(fc.integer({ min: 1, max: 3 })),
    history: fc.constantFrom(...histories),
  })
  .map(({ projectId: of, year, ...own }) => ({
    ...own,
    steps: [],
    evidence: [],
    ...(of ? { projectId: of } : {}),
    ...(of && year ? { year } : {}),
  }));

const enterprise = some<
  Pick<Enterprise, 'activities' | 'listedOn' | 'aboveScaleOn' | 'complete' | 'decisions'>
>({
  activities: fc.uniqueArray(fc.constantFrom(...activityKeys), { minLength: 1, maxLength: 5 }),
  listedOn: anyDay('2022-01-03', 1400),
  aboveScaleOn: anyDay('2022-01-03', 1400),
  complete: fc.uniqueArray(
    fc.constantFrom('loans' as const, 'leases' as const, 'certificates' as const, 'titles' as const),
  ),
  decisions,
});
const places = fc.constantFrom<Partial<Enterprise>[]>(
  ...(['jiading', 'songjiang', 'pudong'] as const).map((district) => ({
    operatesIn: district,
    registeredIn: district,
    taxedIn: district,
  })),
  { operatesIn: 'jiading', registeredIn: 'songjiang' },
  {},
);

/** An enterprise with whatever money may rest on. */
export const anyEnterprise: fc.Arbitrary<EnterpriseFacts> = fc
  .record({
    base: anyFacts,
    places,
    own: enterprise,
    projects: listed('p', project, 3),
    loans: listed('l', anyLoan, 3),
    leases: listed('z', lease, 2),
    titles: listed('t', title, 5),
    certificates: listed('k', certificate, 3),
    violations: listed('v', violation, 2),
    grants: listed('g', grant, 3),
    claims: listed('c', claim, 2),
  })
  .map(({ base, places: where, own, ...rest }) => {
    const { name, creditCode } = base.enterprise;
    return { ...base, ...rest, enterprise: { name, creditCode, ...where, ...own } };
  });
