import t from 'tap';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import { derivePolicies } from '../../src/deadlines/derive/policy.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { identityOf } from '../../src/deadlines/reconcile.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { firstVersion } from '../../src/policies/versions.ts';
import { circumstances, day, facts, recordedAt } from './cast.ts';

const law = circumstances('2025-12-01');
const derive = (changes: Partial<EnterpriseFacts> = {}) => deriveEnterprise(facts(changes), law);
const place = (changes: Partial<EnterpriseFacts['enterprise']>) => {
  const { operatesIn: _, registeredIn: __, taxedIn: ___, ...enterprise } = facts().enterprise;
  return derive({ enterprise: { ...enterprise, ...changes } });
};
const policyKeys = ({ deadlines }: { deadlines: Derived[] }) =>
  deadlines.flatMap(({ kind, content }) => (kind === 'policy-expires' ? [content.policyKey] : [])).sort();
const dates = ({ nominalOn, dueOn, actBy, status }: Derived) => `${nominalOn} ${dueOn} ${actBy} ${status}`;

const jiading = 'jiading-industrial-internet';
const songjiang = 'songjiang-2024-digital-transformation';
const municipal = 'sh-2024-527-industrial-services';

t.test(
  'the policies’ own rows are three last days, and goals for 2027 and 2035 that are no last days',
  async (t) => {
    const rows = derivePolicies(law);
    const of = (kind: string) =>
      rows.filter((row) => row.kind === kind).map(({ content, dueOn }) => `${content.policyKey} ${dueOn}`);
    t.same(of('policy-expires').sort(), [
      `${jiading} 2025-12-31`,
      `${municipal} 2027-12-31`,
      `${songjiang} 2029-01-27`,
    ]);
    const goals = of('milestone').map((text) => text.split(' ')[1]);
    t.same([...new Set(goals)].sort(), ['2027-12-31', '2035-12-31']);
    t.same(
      rows.filter(({ subject }) => !subject.startsWith('policy:')),
      [],
    );
  },
);

t.test(
  'Songjiang ends on the earlier reading, a Saturday, with the later kept beside it as disputed',
  async (t) => {
    const row = derivePolicies(law).find(({ content }) => content.policyKey === songjiang);
    t.equal(row && dates(row), '2029-01-27 2029-01-27 2029-01-26 firm');
    t.equal(row?.content.disputed?.on, '2029-01-28');
  },
);

t.test('Jiading’s end carries the sentence that says so', async (t) => {
  const row = derivePolicies(law).find(({ content }) => content.policyKey === jiading);
  t.match(row?.content.sources[0], { clause: '16', quote: /有效期至2025年12月31日/ });
});

t.test(
  'a last day at the edge of a year that is not announced is firm, the day to act by the earliest',
  async (t) => {
    const row = derivePolicies(law).find(({ content }) => content.policyKey === municipal);
    // New year may take 30 and 31 December off, as notices since 2019 have.
    t.equal(row && dates(row), '2027-12-31 2027-12-31 2027-12-29 firm');
    t.same(row?.content.provisional, { actBy: { earliest: '2027-12-29', latest: '2027-12-31' } });
  },
);

t.test(
  'an enterprise has its own copy of the policies of where it lies, and of those it follows',
  async (t) => {
    t.same(policyKeys(derive()), [jiading, municipal]);
    t.same(policyKeys(derive({ enterprise: { ...facts().enterprise, follows: [songjiang] } })), [
      jiading,
      municipal,
      songjiang,
    ]);
    t.same(policyKeys(place({ operatesIn: 'songjiang', registeredIn: 'songjiang', taxedIn: 'songjiang' })), [
      municipal,
      songjiang,
    ]);
    t.same(policyKeys(place({ operatesIn: 'pudong', registeredIn: 'pudong', taxedIn: 'pudong' })), [
      municipal,
    ]);
    const outside = { operatesIn: 'elsewhere', registeredIn: 'elsewhere', taxedIn: 'elsewhere' } as const;
    t.same(policyKeys(place(outside)), []);
    t.same(policyKeys(place({ ...outside, follows: [jiading] })), [jiading]);
  },
);

t.test(
  'Jiading asks for all three places: another district in one of them is no, an unknown one is asked',
  async (t) => {
    t.same(policyKeys(derive({ enterprise: { ...facts().enterprise, taxedIn: 'pudong' } })), [municipal]);
    const unknown = place({ operatesIn: 'jiading', registeredIn: 'jiading' });
    t.same(policyKeys(unknown), [municipal]);
    t.same(
      unknown.missing
        .filter(({ what }) => !what.startsWith('enterprise.taxes.'))
        .map(({ need, what }) => [need, what]),
      [['fact', 'enterprise.taxedIn']],
    );
    const settled = place({ operatesIn: 'jiading', registeredIn: 'pudong' });
    const asks = settled.missing.map(({ line }) => line.source?.title.zh ?? '');
    t.notOk(
      asks.some((title) => title.includes('嘉定')),
      'one place elsewhere is enough for no',
    );
  },
);

t.test(
  'a version that is not published yet moves nothing; from its day on the last day is its',
  async (t) => {
    const [first] = law.policies.get(jiading) ?? [];
    if (!first) return t.fail('no Jiading');
    const document = { ...first.document, validity: { ...first.document.validity, until: '2027-06-30' } };
    const next = {
      ...firstVersion(document as typeof first.document, recordedAt),
      version: 2,
      publishedOn: day('2025-12-20'),
    };
    const amended = new Map([...law.policies, [jiading, [first, next]]]);
    const lastDay = (today: string) =>
      derivePolicies({ ...law, policies: amended, today: day(today) })
        .find(({ content }) => content.policyKey === jiading)
        ?.dueOn?.toString();
    t.equal(lastDay('2025-12-19'), '2025-12-31');
    t.equal(lastDay('2025-12-20'), '2027-06-30');
  },
);

const project: Project = {
  name: '技改',
  nature: 'other',
  contract: {
    title: '实施合同',
    number: '2025-017',
    reports: [{ label: '2025年报告', dueOn: '2026-02-15', minute: 1020, quote: '于2月15日17:00前报送' }],
    extensionBy: '2027-03-31',
    completionOn: '2027-06-30',
    acceptanceBy: '2027-12-31',
  },
};
const projectRows = (body: Project) =>
  derive({ projects: [{ id: 'p', body }] }).deadlines.filter(({ subject }) => subject === 'project:p');

t.test(
  'a contract’s days are used as it prints them, on a holiday too, with its words as source',
  async (t) => {
    const rows = projectRows(project);
    t.same(
      rows.map((row) => `${row.kind} ${row.occurrence} ${row.dueOn} ${row.actBy}`),
      [
        // 15 February 2026 opens the Spring Festival holiday; Saturday the 14th is worked for it.
        'project-report 2025年报告 2026-02-15 2026-02-14',
        'project-extension once 2027-03-31 2027-03-31',
        'project-completion once 2027-06-30 2027-06-30',
        'project-acceptance once 2027-12-31 2027-12-29',
      ],
    );
    t.equal(rows[0]?.minute, 1020);
    t.match(rows[0]?.content.sources, [{ reference: '2025-017', quote: '于2月15日17:00前报送' }]);
  },
);

t.test('without reports in a contract no reporting day is made up: it is incomplete', async (t) => {
  const { contract: _, ...without } = project;
  t.same(projectRows(without), []);
  const asked = (body: Project) =>
    derive({ projects: [{ id: 'p', body }] })
      .missing.filter(({ what }) => what.startsWith('project.'))
      .map(({ need, what }) => [need, what]);
  for (const body of [without, { ...project, contract: { title: '合同', reports: [] } }])
    t.same(asked(body), [['fact', 'project.p.contract.reports']]);
  t.same(asked(project), []);
});

t.test('other names, days and places leave every identity as it is', async (t) => {
  const before = projectRows(project).map(identityOf);
  const moved = structuredClone(project);
  moved.name = '更名';
  if (moved.contract?.reports[0]) moved.contract.reports[0].dueOn = '2026-03-15';
  t.same(projectRows(moved).map(identityOf), before);
  t.notOk(JSON.stringify(before).includes('2026-'), 'no date is part of one');
});
