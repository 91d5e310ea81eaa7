import type { Certificate } from '../../src/facts/certificate.ts';
import { districts } from '../../src/facts/district.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import { certificateKinds } from '../../src/policies/certificates/shipped.ts';
import { type Chance, chance } from './chance.ts';

const kinds = [...certificateKinds.keys()];
const places = Object.keys(districts) as (keyof typeof districts)[];
const natures = ['technical-renovation', 'catalogue-purchase', 'new-infrastructure', 'other'] as const;
const recordedOn = Temporal.PlainDate.from('2026-01-05');
const million = 100_000_000;

/** The `index`th enterprise, always the same: five projects with a loan each, five certificates of mixed kinds, a change. */
export function enterpriseAt(index: number): EnterpriseFacts {
  const dice = chance(index + 1);
  const each = [0, 1, 2, 3, 4];
  const projects = each.map((at) => registered(idOf(index, 1, at), projectOf(at, dice)));
  return {
    id: idOf(index, 0, 0),
    recordedOn,
    enterprise: enterpriseOf(index, dice),
    projects,
    loans: projects.map(({ id }, at) => registered(idOf(index, 2, at), loanOf(id, dice))),
    certificates: each.map((at) => registered(idOf(index, 3, at), certificateOf(index + at, dice))),
    events: [registered(idOf(index, 4, 0), { change: 'address', on: dayIn(2026, dice) })],
    leases: [],
    titles: [],
    violations: [],
    grants: [],
    claims: [],
  };
}

const registered = <T>(id: string, body: T): Registered<T> => ({ id, body });

function idOf(index: number, kind: number, at: number): string {
  return `00000000-0000-7000-8${kind}0${at}-${String(index).padStart(12, '0')}`;
}

/** A day of the first 28 of a month. */
function dayIn(year: number, { below }: Chance): string {
  return new Temporal.PlainDate(year, 1 + below(12), 1 + below(28)).toString();
}

function enterpriseOf(index: number, { pick }: Chance): Enterprise {
  const place = pick(places);
  return {
    name: `示例企业${index}`,
    creditCode: '91310114MA1GT3XR0A',
    operatesIn: place,
    registeredIn: place,
    taxedIn: pick([place, place, pick(places)]),
    establishedOn: '2015-06-01',
    taxes: {
      vat: [{ from: '2020-01-01', every: pick(['month', 'quarter']) }],
      incomeTax: [{ from: '2020-01-01', every: 'quarter' }],
    },
  };
}

function projectOf(at: number, dice: Chance): Project {
  const { below, pick } = dice;
  return {
    name: `示例项目${at + 1}`,
    nature: pick(natures),
    investmentFen: (10 + below(190)) * million,
    appliedOn: dayIn(2025, dice),
    contract: {
      title: '项目管理合同',
      reports: [2026, 2027].map((year) => ({ label: `${year}年度`, dueOn: dayIn(year, dice) })),
      completionOn: dayIn(2027, dice),
      extensionBy: dayIn(2027, dice),
      acceptanceBy: dayIn(2028, dice),
    },
  };
}

function loanOf(projectId: string, dice: Chance): Loan {
  const principalFen = (5 + dice.below(95)) * million;
  const drawnOn = dayIn(2025, dice);
  return {
    projectId,
    lender: '示例银行',
    contractOn: drawnOn,
    principalFen,
    maturityOn: dayIn(2030, dice),
    rates: [{ from: drawnOn, yearly: dice.pick(['0.03', '0.036', '0.042']) }],
    drawdowns: [{ on: drawnOn, amountFen: principalFen }],
    repayments: [],
    payments: [],
  };
}

/** All kinds in turn; one in five prints no last day, half have been audited once. */
function certificateOf(turn: number, dice: Chance): Certificate {
  const issuedOn = dayIn(2023 + dice.below(3), dice);
  const expiresOn = dayIn(2026 + dice.below(3), dice);
  const audits = [{ on: dayIn(2026, dice) }];
  return {
    kind: kinds[turn % kinds.length] ?? '',
    number: `示例${turn}`,
    issuedOn,
    level: 1 + dice.below(3),
    ...(dice.below(5) > 0 && { expiresOn }),
    ...(dice.below(2) > 0 && { audits }),
  };
}
