import t from 'tap';
import type { Law } from '../../src/deadlines/law.ts';
import { inSequence } from '../../src/policies/sequence.ts';
import type { Transition } from '../../src/policies/transition.ts';
import { applicableTo, type TransitionDays } from '../../src/policies/transitions.ts';
import { applicable, type PolicyVersion } from '../../src/policies/versions.ts';
import { announced, extension, heading, industrial } from '../deadlines/announcing.ts';
import { circumstances, day } from '../deadlines/cast.ts';

const law = circumstances('2025-12-02');
const words = {
  text: { zh: '此前的按原规定', en: 'earlier ones keep the rule' },
  quote: '此前的按原规定执行',
};
const contract: Transition = { by: 'contract', before: '2025-07-01', ...words };
/** Clause 10 under another heading, with another note on its first measure: the rule is another one. */
const renamed = (zh: string, more: Parameters<typeof heading>[1]) => ({
  ...heading(zh, more),
  measures: [{ id: 'sh527-10.1', set: { notes: { zh, en: zh } } }],
});
const one = announced(law, renamed('新标题', { inForceFrom: '2025-11-01', transition: contract }), { n: 1 });
const longer = announced(one, extension('2029-12-31', { inForceFrom: '2025-11-15' }), { n: 2 });

/** The heading of clause 10 and the last day that apply to whom the days are of, asked on 2 December. */
function applies(days: TransitionDays, anchor = '2025-12-02', under = longer) {
  const versions = under.policies.get(industrial) ?? [];
  const when = { asked: day('2025-12-02'), anchor: day(anchor) };
  const { asked } = when;
  const found = applicableTo(applicable(versions, when), { versions, asked }, days, 'sh527-10.1');
  if (found.answer !== 'owed') return found.answer;
  const { clauses, validity } = found.value.version.document;
  const ten = clauses.find(({ no }) => no === '10')?.heading.zh;
  return [ten === '新标题' ? 'new' : 'old', validity.kind === 'until' && validity.until];
}

t.test('an extension after an amendment lengthens the rule of those who keep the earlier one', async (t) => {
  t.same(
    applies(() => ({ on: '2025-07-01' })),
    ['new', '2029-12-31'],
  );
  t.same(
    applies(() => ({ on: '2025-06-30' })),
    ['old', '2029-12-31'],
  );
  t.same(
    applies(() => ({ on: '2025-06-30' }), '2025-11-10'),
    ['old', '2027-12-31'],
    'not before it begins',
  );
});

t.test('what is read from a database is no other last day than what was announced', async (t) => {
  const shorter = { kind: 'until' as const, until: '2026-12-31', quote: '有效期至2026年12月31日' };
  const first = announced(
    law,
    renamed('新标题', { inForceFrom: '2025-11-01', transition: contract, head: { validity: shorter } }),
    { n: 1 },
  );
  const then = announced(first, heading('又一标题', { inForceFrom: '2025-11-15' }), { n: 2 });
  // Each document comes from its own row.
  const read = (law: Law): Law => ({
    ...law,
    policies: new Map(
      [...law.policies].map(([key, versions]) => [
        key,
        versions.map((each) => ({ ...each, document: JSON.parse(JSON.stringify(each.document)) })),
      ]),
    ),
  });
  for (const under of [then, read(then)])
    t.same(
      applies(() => ({ on: '2025-06-30' }), '2025-12-02', under),
      ['old', '2027-12-31'],
    );
});

t.test('of what several amendments keep, each last day goes with its amendment', async (t) => {
  const until = (day: string) => ({ kind: 'until' as const, until: day, quote: `有效期至${day}` });
  const first = announced(
    law,
    renamed('新标题', {
      inForceFrom: '2025-11-01',
      transition: contract,
      head: { validity: until('2026-12-31') },
    }),
    { n: 1 },
  );
  const second = announced(
    first,
    renamed('又一标题', {
      inForceFrom: '2025-11-15',
      transition: { ...contract, before: '2025-09-01' },
      head: { validity: until('2028-12-31') },
    }),
    { n: 2 },
  );
  t.same(
    applies(() => ({ on: '2025-08-31' }), '2025-12-02', second),
    ['new', '2026-12-31'],
  );
  t.same(
    applies(() => ({ on: '2025-06-30' }), '2025-12-02', second),
    ['old', '2027-12-31'],
  );
});

t.test('a fact that is asked for and missing leaves it open; one that cannot exist does not', async (t) => {
  t.equal(
    applies(() => ({ missing: 'project.contract.signedOn' })),
    'incomplete',
  );
  t.same(
    applies(() => ({})),
    ['new', '2029-12-31'],
  );
});

t.test(
  'of versions made again only the last counts, in the order of the days on which they begin',
  async (t) => {
    const back = announced(longer, renamed('早先的标题', { inForceFrom: '2025-01-01' }), { n: 3 });
    const shown = (versions: PolicyVersion[]) => versions.map(({ version }) => version);
    t.same(shown(back.policies.get(industrial) ?? []), [1, 2, 3, 4, 5, 6]);
    t.same(shown(inSequence(back.policies.get(industrial) ?? [])), [1, 4, 5, 6]);
    t.same(
      applies(() => ({ on: '2025-06-30' }), '2025-12-02', back),
      ['old', '2029-12-31'],
    );
  },
);
