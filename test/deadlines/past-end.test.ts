import t from 'tap';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import type { Law } from '../../src/deadlines/law.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { markText } from '../../src/words/marks.ts';
import { announced } from './announcing.ts';
import { derive, said } from './asking.ts';
import { circumstances } from './cast.ts';
import { claimFor, leader, march, measureId } from './once-cast.ts';
import { notice, subsidised } from './window-cast.ts';

const songjiang = 'songjiang-2024-digital-transformation';

/** The call for leaders of a chain on other days. */
const call = (opensOn: string, closesOn: string): EffectOf<'window'> => ({
  ...march,
  opensOn,
  steps: [{ step: 'online', closesOn }],
});

type Asked = { window: EffectOf<'window'>; on: string; today: string; facts?: Partial<EnterpriseFacts> };

function rowsOf({ window, on, today, facts = {} }: Asked, law: Pick<Law, 'policies'> = circumstances(today)) {
  const { deadlines, benefits, missing } = derive(
    { ...leader, ...facts },
    { today, rulings: [notice(window, on)], law: { policies: law.policies } },
  );
  const own = deadlines.filter(({ rule, kind }) => rule === measureId && kind !== 'milestone');
  return {
    marks: own.map(({ kind, content }) => [
      kind,
      ...content.marks.map(({ mark, by, on }) => `${mark} ${by} ${on}`),
    ]),
    claim: own.find(({ kind }) => kind === 'claim'),
    answer: benefits.find(({ place }) => place.measure.id === measureId)?.answer,
    asked: missing.map(({ what }) => what).filter((what) => what.endsWith('.running')),
  };
}

t.test(
  'a claim in a window that is expected past the policy’s last day is marked so, and stays',
  async (t) => {
    // Songjiang's policy is valid until 27 January 2029 (design section 4).
    const asked = { window: call('2028-02-01', '2028-02-25'), on: '2028-01-20', today: '2028-04-10' };
    t.same(rowsOf(asked).marks, [
      ['claim', 'past-expiry claim 2029-02-01'],
      ['window-opens', 'past-expiry claim 2029-02-01'],
    ]);
  },
);

t.test('a window that opens inside the validity and closes after it is marked by its last day', async (t) => {
  const asked = { window: call('2029-01-15', '2029-02-09'), on: '2029-01-10', today: '2029-01-16' };
  const { marks, claim } = rowsOf(asked);
  t.same(marks, [['claim', 'past-expiry closing 2029-02-09'], ['window-opens']]);
  const [mark] = claim?.content.marks ?? [];
  t.match(mark && markText(mark), {
    zh: '截止日（2029年2月9日 周五）已过政策有效期',
    en: /^it closes .*2029, past the policy’s expiry$/,
  });
  const inside = { window: call('2029-01-04', '2029-01-26'), on: '2029-01-03', today: '2029-01-05' };
  t.same(rowsOf(inside).marks, [['claim'], ['window-opens']]);
});

t.test('what was applied for inside the validity is not marked by the window’s last day', async (t) => {
  const window = call('2029-01-15', '2029-02-09');
  const facts = claimFor({ history: [{ state: 'submitted', on: '2029-01-20' }] });
  t.same(rowsOf({ window, on: '2029-01-10', today: '2029-02-12', facts }).claim?.content.marks, []);
});

const repeal = (from: string, rule?: 'goes-on' | 'ends'): Effect => ({
  kind: 'repeal',
  policyKey: songjiang,
  from,
  ...(rule
    ? { running: { rule, text: { zh: '此前已受理的', en: 'what was taken before' }, quote: '此前已受理的' } }
    : {}),
});
const repealedFrom = (from: string, rule?: 'goes-on' | 'ends') =>
  announced(circumstances('2026-02-09'), repeal(from, rule), { n: 1, on: '2026-02-09' });
const inMarch = { window: march, on: '2026-02-10', today: '2026-02-11' };

t.test(
  'a claim in a window that opens after a repeal is a question where the repeal is silent',
  async (t) => {
    const silent = rowsOf(inMarch, repealedFrom('2026-03-01'));
    t.match(silent.answer, {
      answer: 'incomplete',
      missing: [{ need: 'reading', what: `${songjiang}.running` }],
    });
    t.equal(silent.claim, undefined);
    const on = rowsOf(inMarch, repealedFrom('2026-03-01', 'goes-on'));
    t.equal(on.answer?.answer, 'owed');
    t.same(on.marks, [
      ['claim', 'past-expiry claim 2026-03-02'],
      ['window-opens', 'past-expiry claim 2026-03-02'],
    ]);
    const ends = rowsOf(inMarch, repealedFrom('2026-03-01', 'ends'));
    t.match(ends.answer, { answer: 'not-owed', reasons: [{ say: 'deadlines.ends-with-repeal' }] });
  },
);

t.test('a repeal in the middle of a window leaves the claim, and puts the question beside it', async (t) => {
  const { claim, asked, marks } = rowsOf(inMarch, repealedFrom('2026-03-16'));
  t.equal(claim?.dueOn?.toString(), '2026-03-27');
  t.same(marks[0], ['claim', 'past-expiry closing 2026-03-27']);
  t.same(asked, [`${songjiang}.running`]);
  t.equal(said(claim).at(-1), 'deadlines.after-repeal-unsaid');
  const later = rowsOf(inMarch, repealedFrom('2026-03-28'));
  t.same([later.asked, later.marks[0]], [[], ['claim']], 'its last day lies before the repeal');
  const goesOn = rowsOf(inMarch, repealedFrom('2026-03-16', 'goes-on'));
  t.same(goesOn.asked, []);
  t.notOk(said(goesOn.claim).includes('deadlines.after-repeal-unsaid'));
});

t.test('the claim of a subsidy year in a window after a repeal puts the question, too', async (t) => {
  const action = 'sh-equipment-renewal-action';
  const law = announced(
    circumstances('2026-02-09'),
    { kind: 'repeal', policyKey: action, from: '2026-03-16' },
    { n: 1, on: '2026-02-09' },
  );
  const rulings = [notice({ ...march, measures: ['sheq-7.1'] }, '2026-02-10')];
  const { deadlines, missing } = derive(subsidised, {
    today: '2026-02-11',
    rulings,
    law: { policies: law.policies },
  });
  const year1 = deadlines.find(
    ({ kind, occurrence, rule }) => [kind, occurrence, rule].join() === 'claim,year1,sheq-7.1',
  );
  t.equal(year1?.dueOn?.toString(), '2026-03-27');
  t.same(
    year1?.content.marks.map(({ by, on }) => `${by} ${on}`),
    ['closing 2026-03-27'],
  );
  t.equal(said(year1).at(-1), 'deadlines.after-repeal-unsaid');
  t.ok(missing.some(({ what }) => what === `${action}.running`));
});
