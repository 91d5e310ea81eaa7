import t from 'tap';
import { Value } from 'typebox/value';
import { derivePolicies } from '../../src/deadlines/derive/policy.ts';
import { type Effect, type EffectOf, Effect as EffectShape } from '../../src/deadlines/effect.ts';
import type { Law } from '../../src/deadlines/law.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import {
  action,
  announced,
  extension,
  heading,
  industrial,
  jiading,
  sum,
  told,
  tried,
} from './announcing.ts';
import { derive } from './asking.ts';
import { circumstances, day } from './cast.ts';

const law: Law = circumstances('2025-12-02');
const document = (key: string) => law.policies.get(key)?.[0]?.document as PolicyDocument;
const pointers = (effect: Effect, under = law, on = '2025-12-01') => {
  const result = tried(under, effect, { n: 1, on });
  if (!('faults' in result)) return [];
  return [...result.faults, ...(result.unspoken ?? [])].map(({ pointer }) => pointer);
};
const amendment = (changes: Partial<EffectOf<'amendment'>>): EffectOf<'amendment'> => ({
  kind: 'amendment',
  policyKey: industrial,
  ...changes,
});

/** A small policy made of clause 11 of 527 under names of its own: at most CNY 300,000 for a standard. */
function small(changes: Partial<PolicyDocument> = {}): PolicyDocument {
  const { clauses, afterwards: _, conditions: __, ...head } = document(industrial);
  const eleven = clauses.filter(({ no }) => no === '11').map(({ rules: ___, ...rest }) => rest);
  const renamed = JSON.parse(JSON.stringify(eleven).replaceAll('sh527-', 'example-')) as typeof clauses;
  const first = { issuedOn: '2025-11-20', publishedOn: '2025-11-25', inForceFrom: '2025-12-15' };
  const { knownFrom: ____, repostedOn: _____, ...rest } = head;
  return {
    ...rest,
    ...first,
    key: 'example-policy',
    title: { zh: '示例政策', en: 'Example policy' },
    validity: { kind: 'until', until: '2028-06-30', quote: '有效期至2028年6月30日' },
    generalRules: [],
    milestones: [],
    openQuestions: [],
    doubts: [],
    clauses: renamed,
    ...changes,
  };
}

const issue = (of: PolicyDocument): Effect => ({ kind: 'issue', document: of });
const holder = {
  titles: [{ id: 't', body: { title: 'future-standard-led' as const, grantedOn: '2025-12-20' } }],
};

t.test('a policy that is issued has its own days, its dates and its money', async (t) => {
  const issued = announced(law, issue(small()), { n: 1, on: '2025-11-25' });
  t.same(
    issued.policies
      .get('example-policy')
      ?.map(({ version, publishedOn, inForceFrom }) => [version, String(publishedOn), String(inForceFrom)]),
    [[1, '2025-11-25', '2025-12-15']],
  );
  const rows = derivePolicies({ ...issued, today: day('2025-12-02') }).filter(
    ({ subject }) => subject === 'policy:example-policy',
  );
  t.same(
    rows.map(({ kind, dueOn }) => [kind, String(dueOn)]),
    [
      ['policy-takes-effect', '2025-12-15'],
      ['policy-expires', '2028-06-30'],
    ],
  );
  const money = (today: string) =>
    derive(holder, { today, law: { policies: issued.policies } }).benefits.find(
      ({ place }) => place.measure.id === 'example-11.1',
    )?.answer;
  t.match(money('2025-12-14')?.answer, /^not-owed$/, 'not before it is in force');
  t.match(money('2025-12-20'), { answer: /^owed$/, value: { fen: 30_000_000 } });
});

t.test('an issued policy is checked whole, with pointers into the announcement', async (t) => {
  t.same(pointers(issue(document(jiading))), ['/effect/document/key'], 'a key that exists');
  const clauses = document(industrial).clauses.filter(({ no }) => no === '11');
  t.ok(
    pointers(issue(small({ clauses }))).includes('/effect/document/clauses/0/measures/0/id'),
    'measures of another',
  );
  t.same(pointers(issue(small({ district: 'jiading' }))), ['/effect/document/district']);
});

t.test('an amendment patches head, clauses and measures by their names, adds and removes', async (t) => {
  const [last] = document(industrial).clauses.slice(-1);
  if (!last) return t.fail('no clause');
  const added = { ...last, no: '99', measures: [] };
  const amended = announced(
    law,
    amendment({
      head: { title: { en: 'Measures, as amended' } },
      clauses: [{ no: '10', set: { heading: { zh: '新标题' } } }],
      measures: [{ id: 'sh527-11.1', set: { capFen: 40_000_000, notes: null } }],
      add: [{ after: '10', clause: added }],
      remove: ['3'],
    }),
    { n: 1 },
  );
  const [before, after] = amended.policies.get(industrial) ?? [];
  if (!before || !after) return t.fail('no version');
  t.same([after.version, String(after.inForceFrom)], [2, '2025-12-01']);
  t.equal(after.document.title.zh, before.document.title.zh, 'what a patch does not name stays');
  t.equal(after.document.title.en, 'Measures, as amended');
  const order = after.document.clauses.map(({ no }) => no);
  t.same(order.slice(order.indexOf('10'), order.indexOf('10') + 2), ['10', '99']);
  t.notOk(order.includes('3'));
  const measure = after.document.clauses
    .flatMap(({ measures }) => measures)
    .find(({ id }) => id === 'sh527-11.1');
  t.equal(measure?.capFen, 40_000_000);
  t.notOk(measure && 'notes' in measure, 'null drops a field');
  t.equal(before.document, document(industrial), 'the version before is as it was');
});

t.test('an amendment that cannot be meant is refused at the place in the patch', async (t) => {
  const at = (changes: Partial<EffectOf<'amendment'>>) => pointers(amendment(changes));
  t.same(at({ policyKey: 'no-such' }), ['/effect/policyKey']);
  t.same(at({ clauses: [{ no: '98', set: { heading: { zh: '无' } } }] }), ['/effect/clauses/0/no']);
  t.same(at({ measures: [{ id: 'sh527-98.1', set: { capFen: 1 } }] }), ['/effect/measures/0/id']);
  t.same(at({ remove: ['98'] }), ['/effect/remove/0']);
  t.same(at({ head: { key: 'another' } }), ['/effect/head/key']);
  t.same(at({ head: { clauses: [] } }), ['/effect/head/clauses']);
  t.same(at({ clauses: [{ no: '10', set: { no: '12' } }] }), ['/effect/clauses/0/set/no']);
  t.same(at({ measures: [{ id: 'sh527-11.1', set: { id: 'sh527-11.9' } }] }), ['/effect/measures/0/set/id']);
  t.same(
    at({ measures: [{ id: 'sh527-11.1', set: { capFen: 30_000_000 } }] }),
    ['/effect'],
    'nothing changes',
  );
  t.same(at({ measures: [{ id: 'sh527-11.1', set: { capFen: -1 } }] }), ['/effect/measures/0/set/capFen']);
  t.same(at({ clauses: [{ no: '10', set: { heading: { zh: 1 } } }] }), ['/effect/clauses/0/set/heading/zh']);
  t.same(at({ head: { lastChecked: 'yesterday' } }), ['/effect/head/lastChecked']);
  const [eleven] = document(industrial).clauses.filter(({ no }) => no === '11');
  if (!eleven) return t.fail('no clause 11');
  t.same(
    at({ add: [{ clause: { ...eleven, no: '99' } }] }).every((each) =>
      each.startsWith('/effect/add/0/clause/'),
    ),
    true,
    'names twice',
  );
});

t.test('an amendment may be backdated, but not to before the policy is there', async (t) => {
  t.same(pointers(sum(400_000, { inForceFrom: '2025-01-01' })), []);
  t.same(pointers(sum(400_000, { inForceFrom: '2024-01-01' })), ['/effect/inForceFrom']);
  t.same(pointers(sum(400_000), law, '2024-01-01'), ['/publishedOn']);
});

t.test('a paper entered late may be older than one that was announced before it', async (t) => {
  const one = announced(law, extension('2028-12-31'), { n: 1, on: '2025-11-20' });
  const late = announced(one, heading('早先的修改'), { n: 2, on: '2025-11-10' });
  t.match(told(late).at(-1), /2025-11-20 300000 早先的修改 2028-12-31$/);
});

t.test(
  'a repeal ends a policy on the day before: the row of its expiry gives way to one of its repeal',
  async (t) => {
    const repeal: Effect = { kind: 'repeal', policyKey: industrial, from: '2026-03-01' };
    const rows = (under: Law, changes = {}) =>
      [
        ...derivePolicies({ ...under, today: day('2025-12-02') }),
        ...derive(changes, { today: '2025-12-02', law: { policies: under.policies } }).deadlines,
      ]
        .filter(({ content, kind }) => content.policyKey === industrial && kind.startsWith('policy-'))
        .map(({ kind, subject, dueOn }) => `${kind} ${subject} ${dueOn}`);
    const follows = { enterprise: { ...derivedEnterprise, follows: [industrial] } };
    t.same(rows(law, follows), [
      `policy-expires policy:${industrial} 2027-12-31`,
      'policy-expires enterprise:shenjiang 2027-12-31',
    ]);
    t.same(rows(announced(law, repeal, { n: 1 }), follows), [
      `policy-repealed policy:${industrial} 2026-02-28`,
      'policy-repealed enterprise:shenjiang 2026-02-28',
    ]);
    t.same(pointers({ ...repeal, from: '2028-01-01' }), ['/effect/from'], 'it has ended by then');
    t.same(pointers({ ...repeal, from: '2024-01-01' }), ['/effect/from'], 'it was not there yet');
    t.same(pointers({ ...repeal, policyKey: 'no-such' }), ['/effect/policyKey']);
  },
);

const derivedEnterprise = {
  name: '申江精工（上海）有限公司',
  creditCode: '91310114MA1GT3XR0A',
  operatesIn: 'jiading' as const,
  registeredIn: 'jiading' as const,
  taxedIn: 'jiading' as const,
};

t.test('a document that only sets goals can be repealed as well', async (t) => {
  const repealed = announced(law, { kind: 'repeal', policyKey: action, from: '2026-03-01' }, { n: 1 });
  const rows = derivePolicies({ ...repealed, today: day('2025-12-02') }).filter(
    ({ content }) => content.policyKey === action,
  );
  t.same(
    rows.map(({ kind, dueOn }) => `${kind} ${dueOn}`),
    ['policy-repealed 2026-02-28'],
  );
});

t.test('the head of an amended text is in force no later than the amendment', async (t) => {
  const head = (inForceFrom: string) => amendment({ inForceFrom: '2026-01-01', head: { inForceFrom } });
  t.same(pointers(head('2099-01-01')), ['/effect/head/inForceFrom']);
  t.same(pointers(head('2026-01-02')), ['/effect/head/inForceFrom']);
  t.same(pointers(head('2026-01-01')), []);
});

t.test('a link names a host', async (t) => {
  const fits = (effect: unknown) => Value.Check(EffectShape, effect);
  const window = (link: string) => ({
    kind: 'window',
    window: 'w-1',
    name: { zh: '窗口', en: 'Window' },
    measures: ['sheq-7.2'],
    opensOn: '2026-01-20',
    steps: [{ step: 'online', closesOn: '2026-02-04' }],
    link,
  });
  t.ok(fits(window('https://sheitc.sh.gov.cn/a')));
  for (const link of ['http://', 'https:///a', 'https://?a']) t.notOk(fits(window(link)), link);
});
