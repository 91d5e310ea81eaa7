import fc from 'fast-check';
import t from 'tap';
import type { Effect } from '../../src/deadlines/effect.ts';
import { isRuling, type Law } from '../../src/deadlines/law.ts';
import { inSequence } from '../../src/policies/sequence.ts';
import {
  announced,
  answersUnder,
  extension,
  heading,
  idOf,
  industrial,
  jiading,
  sum,
  told,
  tried,
  withdrawal,
} from './announcing.ts';
import { circumstances, facts } from './cast.ts';

const law: Law = circumstances('2025-12-02');
const [first = ''] = told(law);
const ten = first.split(' ')[3];
const faults = (result: ReturnType<typeof tried>) =>
  'faults' in result ? result.faults.map(({ pointer }) => pointer) : [];

t.test('527 is printed with 300,000 yuan under clause 11 and holds through 2027', async (t) => {
  t.match(first, / 300000 .* 2027-12-31$/);
});

t.test('an extension taken back in the middle of a chain leaves the later one standing', async (t) => {
  const one = announced(law, extension('2028-12-31'), { n: 1, on: '2025-11-01' });
  const two = announced(one, extension('2029-12-31'), { n: 2, on: '2025-11-20' });
  const back = announced(two, withdrawal(1), { n: 3 });
  t.same(told(back).slice(1), [`v4 2025-11-20 300000 ${ten} 2029-12-31`]);
  const numbers = (back.policies.get(industrial) ?? []).map(({ version }) => version);
  t.same(numbers, [1, 4], 'versions 2 and 3 are void, and their numbers not given again');
  t.same(back.voids, [
    { policyKey: industrial, version: 2 },
    { policyKey: industrial, version: 3 },
  ]);
  t.equal(back.policies.get(industrial)?.at(-1)?.announcementId, idOf(2));
});

t.test('a law knows what stands in it without being read again', async (t) => {
  const one = announced(law, extension('2028-12-31'), { n: 1, on: '2025-11-01' });
  t.same(
    [...(one.announced ?? [])].map(([id]) => id),
    [idOf(1)],
  );
  const corrected = announced(one, extension('2029-12-31'), { n: 2, on: '2025-11-20', corrects: 1 });
  t.same(
    [...(corrected.announced ?? [])].map(([id]) => id),
    [idOf(2)],
  );
  const back = announced(corrected, withdrawal(2), { n: 3 });
  t.same(
    [...(back.announced ?? [])].map(([id]) => id),
    [idOf(3)],
  );
});

t.test('a later announcement that cannot do without it is named, and the withdrawal refused', async (t) => {
  const clause = law.policies.get(industrial)?.[0]?.document.clauses.find(({ no }) => no === '11');
  if (!clause) return t.fail('no clause 11');
  const { openQuestions: _, measures: __, ...rest } = clause;
  const added = { ...rest, no: '99', heading: { zh: '新增', en: 'Added' }, measures: [] };
  const one = announced(
    law,
    { kind: 'amendment', policyKey: industrial, add: [{ clause: added }] },
    { n: 1, on: '2025-11-01' },
  );
  const changed = { no: '99', set: { heading: { zh: '再改', en: 'Changed again' } } };
  const two = announced(
    one,
    { kind: 'amendment', policyKey: industrial, clauses: [changed] },
    { n: 2, on: '2025-11-20' },
  );
  const result = tried(two, withdrawal(1), { n: 3 });
  t.match('faults' in result && result.faults, [
    { pointer: '/effect', detail: { zh: /第3版/, en: /version 3/ } },
  ]);
  const back = announced(announced(two, withdrawal(2), { n: 3 }), withdrawal(1), { n: 4 });
  t.same(told(back), [first], 'the later one first, then it');
});

t.test('nothing is taken back twice, no withdrawal is, nor what was never announced', async (t) => {
  const one = announced(law, extension('2028-12-31'), { n: 1, on: '2025-11-01' });
  const back = announced(one, withdrawal(1), { n: 2 });
  t.same(faults(tried(back, withdrawal(1), { n: 3 })), ['/effect/announcementId']);
  t.same(faults(tried(back, withdrawal(2), { n: 3 })), ['/effect/announcementId']);
  t.same(faults(tried(back, withdrawal(7), { n: 3 })), ['/effect/announcementId']);
  t.same(faults(tried(back, extension('2029-12-31'), { n: 3, corrects: 1 })), ['/corrects']);
});

t.test('a correction takes the place of what it corrects, and what came later goes on', async (t) => {
  const one = announced(law, sum(500_000), { n: 1, on: '2025-11-01' });
  const two = announced(one, extension('2028-12-31'), { n: 2, on: '2025-11-20' });
  const corrected = announced(two, sum(400_000), { n: 3, on: '2025-11-01', corrects: 1 });
  t.same(
    told(corrected).map((each) => each.split(' ').slice(1).join(' ')),
    [
      first.split(' ').slice(1).join(' '),
      `2025-11-01 400000 ${ten} 2027-12-31`,
      `2025-11-20 400000 ${ten} 2028-12-31`,
    ],
  );
});

t.test('a correction may set another day or another policy', async (t) => {
  const one = announced(law, sum(500_000), { n: 1, on: '2025-11-01' });
  const two = announced(one, extension('2028-12-31'), { n: 2, on: '2025-11-20' });
  const later = announced(two, sum(400_000, { inForceFrom: '2026-03-01' }), { n: 3, corrects: 1 });
  t.same(
    told(later)
      .slice(1)
      .map((each) => each.split(' ').slice(1).join(' ')),
    [`2025-11-20 300000 ${ten} 2028-12-31`, `2026-03-01 400000 ${ten} 2028-12-31`],
  );
  const earlier = announced(later, sum(350_000, { inForceFrom: '2025-11-10' }), { n: 4, corrects: 3 });
  t.same(
    told(earlier)
      .slice(1)
      .map((each) => each.split(' ').slice(1).join(' ')),
    [`2025-11-10 350000 ${ten} 2027-12-31`, `2025-11-20 350000 ${ten} 2028-12-31`],
  );
  const elsewhere = announced(two, extension('2026-12-31', { policyKey: jiading }), { n: 3, corrects: 1 });
  t.same(
    told(elsewhere)
      .slice(1)
      .map((each) => each.split(' ').slice(1).join(' ')),
    [`2025-11-20 300000 ${ten} 2028-12-31`],
  );
  t.match(told(elsewhere, jiading).at(-1), /2026-12-31$/);
});

t.test('rulings and papers about days off are dropped with their announcement', async (t) => {
  const setDay: Effect = {
    kind: 'duty-day',
    duty: 'annual-report',
    period: '2025',
    dueOn: '2026-07-31',
  };
  t.ok(isRuling(setDay));
  const known = tried(law, setDay, { n: 1 });
  const duty = 'faults' in known ? undefined : known.ruling;
  if (!duty) return t.fail(JSON.stringify(known));
  const one = announced(law, setDay, { n: 1 });
  t.equal(one.rulings.length, 1);
  t.same(announced(one, withdrawal(1), { n: 2 }).rulings, []);
  const other: Effect = { ...setDay, dueOn: '2026-08-31' };
  t.match(announced(one, other, { n: 2, corrects: 1 }).rulings, [{ effect: { dueOn: '2026-08-31' } }]);
});

t.test(
  'what begins earlier is carried into what begins later, in whichever order they are announced',
  async (t) => {
    const later = sum(500_000, { inForceFrom: '2026-03-01' });
    const backdated = heading('改后的标题', { inForceFrom: '2025-06-01' });
    const expected = [
      first.split(' ').slice(1).join(' '),
      '2025-06-01 300000 改后的标题 2027-12-31',
      '2026-03-01 500000 改后的标题 2027-12-31',
    ];
    const without = (made: Law) => told(made).map((each) => each.split(' ').slice(1).join(' '));
    const one = announced(announced(law, later, { n: 1 }), backdated, { n: 2 });
    t.same(without(one), expected);
    const other = announced(announced(law, backdated, { n: 2 }), later, { n: 1 });
    t.same(without(other), expected);
    const between = announced(one, extension('2028-12-31', { inForceFrom: '2026-01-01' }), { n: 3 });
    t.same(
      without(between).slice(2),
      ['2026-01-01 300000 改后的标题 2028-12-31', '2026-03-01 500000 改后的标题 2028-12-31'],
      'an extension today outlives an amendment of next spring',
    );
  },
);

t.test('two that begin on one day are both carried, and one of them can be taken back', async (t) => {
  const inForceFrom = '2026-03-01';
  const one = announced(law, sum(500_000, { inForceFrom }), { n: 1 });
  const two = announced(one, heading('同日的标题', { inForceFrom }), { n: 2 });
  const early = announced(two, extension('2028-12-31', { inForceFrom: '2026-01-01' }), { n: 3 });
  t.match(told(early).at(-1), / 500000 同日的标题 2028-12-31$/);
  t.match(told(announced(early, withdrawal(1), { n: 4 })).at(-1), / 300000 同日的标题 2028-12-31$/);
  t.match(told(announced(early, withdrawal(3), { n: 4 })).at(-1), / 500000 同日的标题 2027-12-31$/);
  t.match(
    told(announced(early, sum(450_000, { inForceFrom }), { n: 4, corrects: 1 })).at(-1),
    / 450000 同日的标题 2028-12-31$/,
  );
});

t.test('an amendment pending today is not carried into an extension that begins before it', async (t) => {
  const pending = announced(law, sum(500_000, { inForceFrom: '2026-03-01' }), { n: 1 });
  const made = announced(pending, extension('2028-12-31'), { n: 2, on: '2025-12-02' });
  t.match(told(made)[1], /2025-12-02 300000 .* 2028-12-31$/);
});

t.test('an announcement is in force no earlier than the policy itself', async (t) => {
  const [base] = law.policies.get(industrial) ?? [];
  const version = { ...base, inForceFrom: Temporal.PlainDate.from('2026-01-01') };
  const pending = { ...law, policies: new Map([[industrial, [version as NonNullable<typeof base>]]]) };
  const made = announced(pending, sum(500_000), { n: 1 });
  t.same(
    inSequence(made.policies.get(industrial) ?? []).map(({ inForceFrom }) => String(inForceFrom)),
    ['2026-01-01', '2026-01-01'],
  );
});

const day = fc
  .integer({ min: 0, max: 200 })
  .map((n) => Temporal.PlainDate.from('2025-10-01').add({ days: n }));
const effect = fc.oneof(
  fc
    .record({ yuan: fc.integer({ min: 1, max: 900_000 }), on: day })
    .map(({ yuan, on }) => sum(yuan, { inForceFrom: on.toString() })),
  fc
    .record({ zh: fc.constantFrom('甲', '乙', '丙'), on: day })
    .map(({ zh, on }) => heading(zh, { inForceFrom: on.toString() })),
);

/** Announces what the law takes of a list, each under its own number. */
function allOf(effects: readonly Effect[]): { law: Law; taken: number[] } {
  let made = law;
  const taken: number[] = [];
  for (const [n, each] of effects.entries()) {
    if ('faults' in tried(made, each, { n })) continue;
    made = announced(made, each, { n });
    taken.push(n);
  }
  return { law: made, taken };
}

t.test('an announcement taken back leaves the law as if it had never been made', async (t) => {
  const holder = facts({
    titles: [{ id: 't', body: { title: 'future-standard-led', grantedOn: '2024-08-03' } }],
  });
  const days = ['2025-11-15', '2026-03-15'];
  fc.assert(
    fc.property(fc.array(effect, { minLength: 1, maxLength: 4 }), fc.nat(), (effects, pick) => {
      const { law: made, taken } = allOf(effects);
      const gone = taken[pick % taken.length] ?? -1;
      if ('faults' in tried(made, withdrawal(gone), { n: 90 })) return;
      const back = announced(made, withdrawal(gone), { n: 90 });
      let never = law;
      for (const n of taken)
        if (n !== gone) {
          if ('faults' in tried(never, effects[n] as Effect, { n })) return;
          never = announced(never, effects[n] as Effect, { n });
        }
      for (const today of days)
        if (answersUnder(back, holder, today) !== answersUnder(never, holder, today))
          throw new Error(`${today}: ${told(back).join(' | ')} instead of ${told(never).join(' | ')}`);
    }),
    { numRuns: 20 },
  );
  const only = announced(law, sum(500_000), { n: 1 });
  t.not(
    answersUnder(only, holder, '2026-01-15'),
    answersUnder(law, holder, '2026-01-15'),
    'the answers depend on it',
  );
});
