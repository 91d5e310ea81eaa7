import fc from 'fast-check';
import t from 'tap';
import { amend } from '../../src/deadlines/amend.ts';
import { deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import { lawWith } from '../../src/deadlines/law.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import type { Transition } from '../../src/policies/transition.ts';
import { anyEnterprise } from '../benefits/any-enterprise.ts';
import { circumstances, day, recordedAt } from './cast.ts';

const policyKey = 'sh-equipment-renewal-action';
const cut = '2025-01-01';
const today = '2025-12-02';
const title = { zh: '修改贴息条款的通知（示例）', en: 'Notice amending the interest subsidy (example)' };
const words = {
  text: { zh: '此前的项目按原规定执行', en: 'earlier projects keep the earlier rule' },
  quote: '此前的项目按原规定执行',
};

/** The Action's interest subsidy at 30 % for two years from 15 January 2025, where its text says 50 % for three. */
function amended(transition?: Transition): Circumstances {
  const effect: Effect = {
    kind: 'amendment',
    policyKey,
    inForceFrom: '2025-01-15',
    measures: [{ id: 'sheq-7.1', set: { rate: '0.3', years: 2, interest: { rate: '0.3', years: 2 } } }],
    ...(transition ? { transition } : {}),
  };
  const notice = {
    announcementId: '00000000-0000-4000-8000-000000000001',
    source: { title, quote: words.quote },
    publishedOn: day('2025-01-10'),
  };
  const result = amend(unamended, effect, notice, recordedAt);
  if ('faults' in result) throw new Error(JSON.stringify(result));
  return { ...lawWith(unamended, result), today: day(today) };
}

const whole = circumstances(today);
/** The Action alone. */
const unamended: Circumstances = {
  ...whole,
  policies: new Map([...whole.policies].filter(([key]) => key === policyKey)),
};
const newer = amended();

type By = 'loan-contract' | 'filing' | 'approval' | 'choice';

/** The day each kind of transition compares, read off the facts of the one project. */
const compared: Record<By, (facts: EnterpriseFacts) => string | undefined> = {
  'loan-contract': ({ loans, projects }) =>
    loans
      .filter(({ body }) => body.projectId === projects[0]?.id)
      .map(({ body }) => body.contractOn)
      .sort()[0],
  filing: ({ projects }) => projects[0]?.body.filedOn,
  approval: ({ projects }) => projects[0]?.body.approvedOn,
  choice: ({ projects }) =>
    projects[0]?.body.keepsEarlierRule?.find((each) => each.policyKey === policyKey)?.on,
};
const fields: Partial<Record<By, string>> = {
  'loan-contract': 'loan.contractOn',
  filing: 'project.filedOn',
  approval: 'project.approvedOn',
};

/**
 * With one project, so that no other shares its caps; a renovation, which the subsidy is for, and which has often chosen; and
 * no claim, whose years would stand under their own day.
 */
const anyRenovation = fc
  .record({
    facts: anyEnterprise.filter(({ projects }) => projects.length > 0),
    on: fc.constantFrom(undefined, '2024-12-31', '2025-01-01'),
  })
  .map(({ facts, on }): EnterpriseFacts => {
    const [{ id, body }] = facts.projects as [EnterpriseFacts['projects'][number]];
    const chosen = on ? { keepsEarlierRule: [{ policyKey, on }] } : {};
    const renovation = { ...body, nature: 'technical-renovation' as const, ...chosen };
    return { ...facts, projects: [{ id, body: renovation }], claims: [] };
  });

/** Kind of answer, then what it says: a year's subsidies, what is missing, or the reasons beside those of the transition. */
function told(facts: EnterpriseFacts, law: Circumstances): string[] {
  const answer = deriveBenefits(facts, law).find(({ place }) => place.measure.id === 'sheq-7.1')?.answer;
  if (answer?.answer === 'incomplete') return ['incomplete', ...answer.missing.map(({ what }) => what)];
  if (answer?.answer === 'not-owed')
    return [
      'not-owed',
      ...answer.reasons.map(({ say }) => say).filter((say) => !say.startsWith('policies.')),
    ];
  if (answer?.answer !== 'owed') throw new Error('not answered');
  return ['owed', JSON.stringify(answer.value.readings)];
}

for (const by of ['loan-contract', 'filing', 'approval', 'choice'] as const) {
  t.test(`whatever an enterprise has, a transition by ${by} keeps the rule its day says`, async (t) => {
    const law = amended({ by, before: cut, ...words });
    const seen = new Set<string>();
    const rule = (facts: EnterpriseFacts) => {
      const on = compared[by](facts);
      return on === undefined && by !== 'choice'
        ? 'unknown'
        : on !== undefined && on < cut
          ? 'earlier'
          : 'newer';
    };
    fc.assert(
      fc.property(anyRenovation, (facts) => {
        const which = rule(facts);
        const got = told(facts, law);
        const ways = { earlier: told(facts, unamended), newer: told(facts, newer) };
        if (ways.earlier.join() !== ways.newer.join()) seen.add(which);
        if (which !== 'unknown') return got.join() === ways[which].join();
        // What is refused under any rule is refused without the day.
        return got[0] === 'not-owed'
          ? got.join() === ways.newer.join()
          : got[0] === 'incomplete' && got.includes(fields[by] ?? '');
      }),
      { numRuns: 80, seed: 7 },
    );
    // Without a loan neither rule gives an amount, so there is nothing for an unknown loan contract to decide.
    const unknown = by === 'choice' || by === 'loan-contract' ? [] : ['unknown'];
    t.same([...seen].sort(), ['earlier', 'newer', ...unknown], 'each where the two rules differ');
  });
}
