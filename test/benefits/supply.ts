import type { Missing } from '../../src/answers/answer.ts';
import type { Place } from '../../src/benefits/place.ts';
import { examplesFor, openReadings, type Settling } from '../../src/benefits/readings.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import { activityKeys } from '../../src/facts/activities.ts';
import type { Certificate } from '../../src/facts/certificate.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import type { Title } from '../../src/facts/title.ts';
import type { ConditionOf } from '../../src/policies/condition.ts';

/** What an enterprise has registered, and the law it is held against. */
export type World = { facts: EnterpriseFacts; law: Circumstances };

type Wanted = { place: Place; projectId?: string; missing: Missing };

const long = '2019-01-02';
const source = { title: { zh: '口径说明', en: 'Interpretation' } };

/** Supplies one missing fact or reading as somebody might. Throws where nobody could. */
export function supply(world: World, wanted: Wanted): World {
  const { need, what } = wanted.missing;
  if (need === 'fact') return { ...world, facts: supplyFact(world.facts, wanted) };
  const first = /^(.+)\.first-day$/.exec(what)?.[1];
  return first ? withFirstDay(world, first) : withReading(world, wanted);
}

/** A version of the policy whose first day is known. */
function withFirstDay({ facts, law }: World, key: string): World {
  const versions = (law.policies.get(key) ?? []).map((version) => ({
    ...version,
    inForceFrom: Temporal.PlainDate.from('2024-01-02'),
  }));
  return { facts, law: { ...law, policies: new Map([...law.policies, [key, versions]]) } };
}

function withReading({ facts, law }: World, { place, missing: { what } }: Wanted): World {
  const settling = openReadings(place.document).get(what);
  if (!settling) throw new Error(`nobody can settle ${what}`);
  const value = exampleOf(settling);
  const ruling = { effect: { kind: 'reading' as const, reading: what, value }, source };
  return { facts, law: { ...law, rulings: [...law.rulings, ruling] } };
}

function exampleOf(settling: Settling): string {
  switch (settling.kind) {
    case 'choice':
      return settling.of[0] ?? '';
    case 'parameter':
      return examplesFor(settling.name)[0] ?? '';
    case 'count':
      return '3';
    case 'fen':
      return '100000000';
    case 'day':
      return '2024-01-02';
    case 'lead':
      return '15 working-day';
  }
}

function supplyFact(
  facts: EnterpriseFacts,
  { place, projectId, missing: { what } }: Wanted,
): EnterpriseFacts {
  const [list, field = '', key = ''] = what.split('.');
  switch (list) {
    case 'enterprise':
      return { ...facts, enterprise: { ...facts.enterprise, ...ofEnterprise(facts.enterprise, what) } };
    case 'project':
      return ofProject(facts, projectId, { field, key, what });
    case 'loan':
      return field === '' || key === '' ? ofLoan(facts, projectId, field) : withRates(facts, field);
    case 'lease':
      return {
        ...facts,
        leases: add(facts.leases, {
          projectId: projectId ?? 'new',
          lessor: '租赁',
          contractOn: long,
          equipmentFen: 100_000_000,
        }),
      };
    case 'title':
    case 'certificate':
      return ofHolding(facts, heldIn(place), { list, field, ...(projectId ? { projectId } : {}) });
    case 'violation':
      return { ...facts, violations: only(facts.violations, field, (body) => ({ serious: false, ...body })) };
    case 'grant':
      return {
        ...facts,
        grants: only(facts.grants, field, (body) => ({
          ...body,
          matching: { amountFen: 90_000_000, asked: true, ...body.matching },
        })),
      };
    default:
      throw new Error(`nobody can register ${what}`);
  }
}

const add = <T>(list: Registered<T>[], body: T): Registered<T>[] => [
  ...list,
  { id: `new${list.length}`, body },
];
const each = <T>(list: Registered<T>[], change: (body: T, id: string) => T): Registered<T>[] =>
  list.map(({ id, body }) => ({ id, body: change(body, id) }));
/** Of the facts listed the one of that id; fails where there is none. */
const only = <T>(list: Registered<T>[], wanted: string, change: (body: T) => T): Registered<T>[] => {
  if (!list.some(({ id }) => id === wanted)) throw new Error(`nothing is registered as ${wanted}`);
  return each(list, (body, id) => (id === wanted ? change(body) : body));
};
const yes = (what: string) => ({
  question: what.split('.').slice(2).join('.'),
  answer: 'yes' as const,
  on: long,
});

function ofEnterprise({ decisions = [] }: Enterprise, what: string): Partial<Enterprise> {
  const field = what.split('.')[1];
  if (field === 'activities') return { activities: [...activityKeys] };
  if (field === 'decisions') return { decisions: [...decisions, yes(what)] };
  return field?.endsWith('On') ? { [field]: long } : { [field ?? '']: 'songjiang' };
}

type At = { field: string; key: string; what: string };

function ofProject(facts: EnterpriseFacts, projectId: string | undefined, at: At): EnterpriseFacts {
  if (at.field === '' || projectId === undefined) {
    // Asked for without a project: one is registered, and its own fields when they are asked for again.
    const exists = facts.projects.some(({ id }) => id === 'new');
    const body: Project = { name: '新项目', nature: 'other' };
    const projects = exists ? facts.projects : [...facts.projects, { id: 'new', body }];
    return at.field === '' ? { ...facts, projects } : ofProject({ ...facts, projects }, 'new', at);
  }
  const projects = each(facts.projects, (body, id) => (id === projectId ? filled(body, at) : body));
  return { ...facts, projects };
}

function filled(body: Project, { field, key, what }: At): Project {
  switch (field) {
    case 'investmentFen':
      return { ...body, investmentFen: 6_000_000_000 };
    case 'costs':
      return { ...body, costs: { ...body.costs, [key]: 1_000_000_000 } };
    case 'quantities':
      return { ...body, quantities: { ...body.quantities, [key]: 20_000 } };
    case 'decisions':
      return { ...body, decisions: [...(body.decisions ?? []), yes(what)] };
    case 'contract':
      return { ...body, contract: { title: '合同', reports: [], ...body.contract, signedOn: long } };
    case 'event':
      return {
        ...body,
        event: { beginsOn: '2025-05-20', reach: 'national', heldIn: 'jiading', filedOn: long, ...body.event },
      };
    default:
      throw new Error(`nobody can register ${what}`);
  }
}

function ofLoan(facts: EnterpriseFacts, projectId = 'new', field = ''): EnterpriseFacts {
  if (field === '') {
    const principalFen = 1_000_000_000;
    const body = {
      projectId,
      lender: '银行',
      contractOn: '2025-01-06',
      principalFen,
      maturityOn: '2029-01-06',
      rates: [{ from: '2025-01-06', yearly: '0.04' }],
      drawdowns: [{ on: '2025-01-06', amountFen: principalFen }],
      repayments: [],
      payments: [],
    };
    return { ...facts, loans: add(facts.loans, body) };
  }
  return {
    ...facts,
    loans: each(facts.loans, (body) => {
      if (body.projectId !== projectId) return body;
      const principalFen = body.principalFen || 1_000_000_000;
      const drawn = body.drawdowns.some(({ amountFen }) => amountFen > 0);
      return drawn
        ? body
        : { ...body, principalFen, drawdowns: [{ on: body.contractOn, amountFen: principalFen }] };
    }),
  };
}

function withRates(facts: EnterpriseFacts, id: string): EnterpriseFacts {
  const rate = { from: long, yearly: '0.04' };
  return { ...facts, loans: only(facts.loans, id, (body) => ({ ...body, rates: [rate, ...body.rates] })) };
}

type Held = ConditionOf<'held'>;

function heldIn({ measure: { conditions = [] } }: Place): Held[] {
  return conditions.filter((condition): condition is Held => condition.test === 'held');
}

type HoldingAt = { list: 'title' | 'certificate'; field: string; projectId?: string };

function ofHolding(facts: EnterpriseFacts, held: Held[], at: HoldingAt): EnterpriseFacts {
  const { list, field, projectId = 'new' } = at;
  const asked = held.flatMap(({ any }) => any);
  if (field === 'rank' || field === 'first' || field === 'level') {
    const isAsked = (name: string) =>
      asked.some((one) => ('title' in one ? one.title === name : one.certificate === name));
    return {
      ...facts,
      titles: each(facts.titles, (body) =>
        isAsked(body.title) ? { rank: 'municipal', first: true, ...body } : body,
      ),
      certificates: each(facts.certificates, (body) =>
        isAsked(body.kind)
          ? { rank: 'municipal', level: 2, grade: 'AA', edition: '2.0', first: true, ...body }
          : body,
      ),
    };
  }
  if (list === 'certificate') {
    const body: Certificate = {
      kind: field,
      issuedOn: long,
      level: 2,
      grade: 'AA',
      edition: '2.0',
      rank: 'municipal',
    };
    return { ...facts, certificates: add(facts.certificates, body) };
  }
  const of = held.some(({ by }) => by === 'project') ? { projectId } : {};
  const body: Title = {
    title: field as Title['title'],
    grantedOn: long,
    rank: 'municipal',
    first: true,
    ...of,
  };
  return { ...facts, titles: add(facts.titles, body) };
}
