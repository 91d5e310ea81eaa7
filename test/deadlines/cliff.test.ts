import t from 'tap';
import { type Cliff, cliffOf } from '../../src/deadlines/cliff.ts';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import type { Stored } from '../../src/deadlines/model.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { speak } from '../../src/words/lines.ts';
import { loanDrawnOn } from '../benefits/cast.ts';
import { ruling } from './asking.ts';
import { circumstances, facts, recordedAt, stored } from './cast.ts';

const jiading = 'jiading-industrial-internet';
const today = '2026-11-23';

/** The rows that deriving gives, as they would be stored. */
function rowsOf(own: EnterpriseFacts, law: Circumstances, changes: Partial<Stored> = {}): Stored[] {
  return deriveEnterprise(own, law).deadlines.map((row) =>
    stored(row, { id: `${row.kind} ${row.subject} ${row.rule} ${row.occurrence}`, ...changes }),
  );
}

function cliff(changes: Partial<EnterpriseFacts>, law: Partial<Circumstances> = {}): Cliff {
  const own = facts(changes);
  const all = { ...circumstances(today), ...law };
  return cliffOf(rowsOf(own, all), own, all);
}

const told = ({ policies }: Cliff) =>
  policies.flatMap(({ policyKey, rows }) =>
    rows.map(({ deadlineId, on, by, bound }) =>
      [policyKey, deadlineId, on, by, bound.mark, bound.lastDay].join(' | '),
    ),
  );

const project = (body: Partial<Project> = {}) => [
  {
    id: 'p',
    body: { name: '技改', nature: 'technical-renovation' as const, investmentFen: 15_000_000_000, ...body },
  },
];
const renovation = (drawnOn: string, changes: Partial<Loan> = {}): Partial<EnterpriseFacts> => ({
  projects: project(),
  loans: [{ id: 'l', body: loanDrawnOn(drawnOn, { projectId: 'p', ...changes }) }],
});

const contract = (policyKey: string, dueOn: string) =>
  project({
    nature: 'other',
    contract: {
      title: '实施合同',
      policyKey,
      reports: [{ label: '2025年报告', dueOn }],
      extensionBy: dueOn,
      acceptanceBy: dueOn,
    },
  });

t.test('instalments past the goal year are told with both days, and their money once', async (t) => {
  const found = cliff(renovation('2025-03-15'));
  const action = 'sh-equipment-renewal-action';
  t.same(told(found), [
    `${action} | claim project:p sheq-7.1 year3 | 2028-01-01 | claim | past-goal-year | 2027-12-31`,
    `${action} | subsidy-year project:p sheq-7.1 loan-year/3 | 2028-03-14 | last-day | past-goal-year | 2027-12-31`,
  ]);
  t.match(found.policies[0]?.total, { fen: 212_916_666, upTo: true, unknown: 0 });
  t.same(found.total, found.policies[0]?.total);
});

t.test('a loan drawn late in December runs a whole year further', async (t) => {
  const found = cliff(renovation('2025-12-22'));
  const [policy] = found.policies;
  const keys = new Set(policy?.rows.flatMap(({ parts }) => parts.map(({ key }) => key)));
  t.same([...keys], ['sheq-7.1/p/3']);
  t.ok(told(found).some((row) => row.includes('calendar-year/3 | 2028-12-31 | last-day')));
});

t.test('a text with goals only says that they are no end, and is silent else', async (t) => {
  const [policy] = cliff(renovation('2025-03-15')).policies;
  t.same(
    policy?.says.map(({ say, source }) => [say, source?.clause]),
    [
      ['deadlines.goals-only', '0'],
      ['deadlines.silent-afterwards', '0'],
    ],
  );
  t.match(policy?.says.map(speak)[0]?.zh, '没有有效期条款');
  t.match(policy?.says.map(speak)[1]?.en, 'says nothing');
});

t.test('reports of a project whose contract names the policy', async (t) => {
  const found = cliff({ projects: contract(jiading, '2026-01-15') });
  t.same(
    told(found).map((row) => row.replace(`${jiading} | `, '')),
    [
      'project-report project:p project-report 2025年报告 | 2026-01-15 | due | past-expiry | 2025-12-31',
      'project-extension project:p project-extension once | 2026-01-15 | due | past-expiry | 2025-12-31',
      'project-acceptance project:p project-acceptance once | 2026-01-15 | due | past-expiry | 2025-12-31',
    ],
  );
  t.same(told(cliff({ projects: contract(jiading, '2025-12-31') })), [], 'the last day is still inside');
  t.same(
    found.policies[0]?.says.map(({ say, source }) => [say, source?.clause]),
    [
      ['deadlines.open-afterwards', '16'],
      ['deadlines.open-afterwards', '16'],
    ],
  );
  t.match(found.policies[0]?.says.map(speak)[0]?.zh, '2025年12月31日之后是否延期');
});

t.test('527 has a rule of its own for measures with another period', async (t) => {
  const [policy] = cliff({ projects: contract('sh-2024-527-industrial-services', '2028-01-04') }).policies;
  t.same(
    policy?.says.map(({ say }) => say),
    ['deadlines.rule-afterwards', 'deadlines.open-afterwards'],
  );
  t.match(policy?.says[0]?.source, { clause: 'closing', quote: /从其规定/ });
});

t.test('a project rests on what it was granted under, with the money still to come', async (t) => {
  const found = cliff({
    projects: project({ contract: { title: '合同', reports: [{ label: '一', dueOn: '2028-03-01' }] } }),
    claims: [
      {
        id: 'c',
        body: {
          measureId: 'sheq-7.3',
          projectId: 'p',
          steps: [],
          evidence: [],
          history: [
            { state: 'submitted', on: '2026-05-06' },
            { state: 'granted', on: '2026-09-01', amountFen: 100_000_000 },
            { state: 'disbursed', on: '2026-10-09', amountFen: 40_000_000 },
          ],
        },
      },
    ],
    grants: [
      {
        id: 'g',
        body: {
          programme: '专项',
          measureId: 'sh527-8.1',
          projectId: 'p',
          level: 'municipal',
          amountFen: 5,
          receivedOn: '2026-01-05',
        },
      },
    ],
  });
  t.same(
    found.policies.map(({ policyKey, rows, total }) => [policyKey, rows.length, total]),
    [
      ['sh-2024-527-industrial-services', 1, { fen: 0, upTo: false, unknown: 1 }],
      ['sh-equipment-renewal-action', 1, { fen: 60_000_000, upTo: false, unknown: 0 }],
    ],
  );
  t.same(found.total, { fen: 60_000_000, upTo: false, unknown: 1 });
});

t.test('a certificate on which a measure that can be claimed rests', async (t) => {
  const held = (until: string): Partial<EnterpriseFacts> => ({
    certificates: [{ id: 'c', body: { kind: 'lianghua_ronghe', issuedOn: '2025-02-03', expiresOn: until } }],
  });
  const law = circumstances('2025-11-24');
  const found = cliff(held('2028-02-02'), law);
  t.same(told(found), [
    `${jiading} | certificate-expires certificate:c certificate-expires cycle1 | 2028-02-02 | last-day | past-expiry | 2025-12-31`,
  ]);
  t.same(found.total, { fen: 20_000_000, upTo: false, unknown: 0 }, 'CNY 200,000 of clause 2');
  t.same(told(cliff(held('2028-02-02'))), [], 'once the policy is over nothing can be claimed with it');
});

t.test('withdrawn and finished rows, and rows that rest on no policy, are left out', async (t) => {
  const own = facts({ ...renovation('2025-03-15') });
  const law = circumstances(today);
  t.same(cliffOf(rowsOf(own, law, { status: 'withdrawn' }), own, law).policies, []);
  t.same(cliffOf(rowsOf(own, law, { doneAt: recordedAt }), own, law).policies, []);
  const unnamed = {
    projects: project({
      nature: 'other',
      contract: { title: '合同', acceptanceBy: '2030-01-08', reports: [] },
    }),
  };
  t.same(told(cliff(unnamed)), []);
});

t.test(
  'the disputed last day of Songjiang is told where it matters, and settled by an announcement',
  async (t) => {
    const key = 'songjiang-2024-digital-transformation';
    const disputed = { projects: contract(key, '2029-01-28') };
    const [policy] = cliff(disputed).policies;
    t.equal(policy?.says[0]?.say, 'deadlines.end-disputed');
    const settled = ruling({ kind: 'reading', reading: `${key}.last-day`, value: 'yes' });
    t.same(told(cliff(disputed, { rulings: [settled] })), []);
    const [later] = cliff({ projects: contract(key, '2029-01-29') }).policies;
    t.same(
      later?.says.map(({ say }) => say),
      ['deadlines.silent-afterwards'],
    );
  },
);

t.test('an extended policy has nothing beyond its new last day', async (t) => {
  const law = circumstances(today);
  const versions = law.policies.get(jiading) ?? [];
  const extended = versions.map((version) => ({
    ...version,
    version: 2,
    document: {
      ...version.document,
      validity: { kind: 'until' as const, until: '2027-12-31', quote: '有效期延长' },
    },
  }));
  const policies = new Map([...law.policies, [jiading, [...versions, ...extended]]]);
  const projects = contract(jiading, '2026-01-15');
  t.equal(cliff({ projects }).policies.length, 1);
  t.same(cliff({ projects }, { policies }).policies, []);
});
