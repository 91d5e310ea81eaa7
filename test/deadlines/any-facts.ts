import fc from 'fast-check';
import type { Certificate } from '../../src/facts/certificate.ts';
import { changeKinds } from '../../src/facts/event.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { certificateKinds } from '../../src/policies/certificates/shipped.ts';
import { day, facts } from './cast.ts';

/** An ISO day within so many days after 1 January of a year. */
const dayIn = (year: number, days: number) =>
  fc.integer({ min: 0, max: days }).map((n) => day(`${year}-01-01`).add({ days: n }).toString());

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Without the fields that are undefined. */
const given = <T extends object>(body: T) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

const term = fc.record({
  number: optional(fc.constantFrom('甲1', '乙2')),
  issuedOn: optional(dayIn(2019, 2800)),
  expiresOn: optional(dayIn(2026, 2500)),
  audits: optional(
    fc.array(
      fc.record({ on: dayIn(2019, 2700), result: fc.constantFrom('passed' as const, 'excellent' as const) }),
      { maxLength: 5 },
    ),
  ),
});
const every = fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const, 'year' as const);

const anyCertificate = fc
  .record({
    kind: fc.constantFrom(...certificateKinds.keys()),
    term,
    level: optional(fc.integer({ min: 1, max: 9 })),
    reports: optional(
      fc.uniqueArray(
        fc.record({
          every,
          monthsAfter: fc.integer({ min: 0, max: 24 }),
          day: fc.integer({ min: 1, max: 31 }),
        }),
        { selector: (report) => report.every, maxLength: 4 },
      ),
    ),
    earlier: optional(fc.array(term, { maxLength: 2 })),
  })
  .map(
    ({ term: present, earlier, ...rest }) =>
      given({ ...rest, ...present, earlier: earlier?.map(given) }) as Certificate,
  );

const anyLoan: fc.Arbitrary<Loan> = fc
  .record({
    drawn: dayIn(2024, 900),
    term: fc.integer({ min: 1, max: 2500 }),
    months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }),
    settles: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ drawn, term: days, months, settles }) => ({
    projectId: 'id0',
    lender: '银行',
    contractOn: drawn,
    principalFen: 100_000_000,
    maturityOn: day(drawn).add({ days }).toString(),
    rates: [{ from: drawn, yearly: '0.042' }],
    settlement: { months, day: settles },
    drawdowns: [{ on: drawn, amountFen: 100_000_000 }],
    repayments: [],
    payments: [],
  }));

const anyProject: fc.Arbitrary<Project> = fc
  .record({
    name: fc.constantFrom('技改', '二期'),
    reports: fc.uniqueArray(fc.constantFrom('一', '二', '三')),
  })
  .map(({ name, reports }) => ({
    name,
    nature: 'technical-renovation',
    investmentFen: 3_000_000_000,
    contract: {
      title: '合同',
      reports: reports.map((label) => ({ label, dueOn: '2026-12-15' })),
      completionOn: '2027-01-01',
    },
  }));

const anyTax = optional(
  fc.uniqueArray(
    fc.record({ from: dayIn(2024, 1200), every: fc.constantFrom('month' as const, 'quarter' as const) }),
    { selector: ({ from }) => from, minLength: 1, maxLength: 4 },
  ),
);
const registered = <T>(body: fc.Arbitrary<T>, maxLength: number) =>
  fc
    .array(body, { maxLength })
    .map((bodies) => bodies.map((each, index) => ({ id: `id${index}`, body: each })));

/** What an enterprise may have registered, as the schemas allow it. */
export const anyFacts: fc.Arbitrary<EnterpriseFacts> = fc
  .record({
    recordedOn: dayIn(2025, 700),
    establishedOn: optional(dayIn(2015, 4300)),
    vat: anyTax,
    incomeTax: anyTax,
    certificates: registered(anyCertificate, 4),
    events: registered(fc.record({ change: fc.constantFrom(...changeKinds), on: dayIn(2025, 700) }), 3),
    loans: registered(anyLoan, 2),
    projects: registered(anyProject, 2),
  })
  .map(({ recordedOn, establishedOn, vat, incomeTax, ...rest }) =>
    facts({
      ...rest,
      recordedOn: day(recordedOn),
      enterprise: { ...facts().enterprise, ...given({ establishedOn }), taxes: given({ vat, incomeTax }) },
    }),
  );
