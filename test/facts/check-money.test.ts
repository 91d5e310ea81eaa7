import t from 'tap';
import { checkClaim } from '../../src/facts/check-claim.ts';
import { checkGrant, checkLease, checkTitle, checkViolation } from '../../src/facts/check-money.ts';
import { checkEnterprise, checkProject } from '../../src/facts/checks.ts';
import {
  type Claim,
  type ClaimEntry,
  type ClaimState,
  claimStates,
  mostOfClaim,
} from '../../src/facts/claim.ts';
import type { Project } from '../../src/facts/project.ts';

const today = '2026-11-22';
const tomorrow = '2026-11-23';
const pointers = (faults: { pointer: string }[]) => faults.map(({ pointer }) => pointer);

const claim: Claim = { measureId: 'sheq-7.1', steps: [], evidence: [], history: [] };
const claimFaults = (changes: Partial<Claim>) => pointers(checkClaim({ ...claim, ...changes }, today));
const historyFaults = (...history: ClaimEntry[]) => claimFaults({ history });
const on = '2026-03-02';

/** A way to each state, from the beginning. */
const ways: Record<ClaimState, ClaimState[]> = {
  preparing: [],
  submitted: ['submitted'],
  accepted: ['submitted', 'accepted'],
  returned: ['submitted', 'returned'],
  'public-notice': ['submitted', 'public-notice'],
  granted: ['submitted', 'granted'],
  disbursed: ['submitted', 'granted', 'disbursed'],
  'accepted-after-completion': ['submitted', 'granted', 'accepted-after-completion'],
  refused: ['submitted', 'refused'],
  missed: ['missed'],
};

const goesOn: Record<ClaimState, ClaimState[]> = {
  preparing: ['submitted', 'missed'],
  submitted: ['accepted', 'returned', 'public-notice', 'granted', 'refused'],
  accepted: ['returned', 'public-notice', 'granted', 'refused'],
  returned: ['submitted', 'missed'],
  'public-notice': ['granted', 'refused'],
  granted: ['disbursed', 'accepted-after-completion', 'refused'],
  disbursed: ['disbursed', 'accepted-after-completion'],
  'accepted-after-completion': ['disbursed'],
  refused: [],
  missed: [],
};

const entriesOf = (states: ClaimState[]) => states.map((state) => ({ state, on }) as ClaimEntry);

t.test('from every state a claim goes on as design section 5 says, and no other way', async (t) => {
  for (const from of claimStates)
    for (const to of claimStates.filter((state) => state !== 'preparing')) {
      const faults = historyFaults(...entriesOf([...ways[from], to]));
      const expected = goesOn[from].includes(to) ? [] : [`/history/${ways[from].length}/state`];
      t.same(faults, expected, `${from} → ${to}`);
    }
});

t.test('a step that cannot be says in both languages what could be', async (t) => {
  const [fault] = checkClaim({ ...claim, history: entriesOf(['granted']) }, today);
  t.match(fault?.detail, { zh: /“准备中”之后不能是“已批准”.*submitted, missed/, en: /submitted, missed/ });
  const [ended] = checkClaim({ ...claim, history: entriesOf(['missed', 'submitted']) }, today);
  t.match(ended?.detail, { zh: /已经结束/, en: /with which a claim ends/ });
});

t.test('a history goes forward in time, and not beyond today', async (t) => {
  t.same(historyFaults({ state: 'submitted', on: today }), []);
  t.same(historyFaults({ state: 'submitted', on: tomorrow }), ['/history/0/on']);
  t.same(historyFaults({ state: 'submitted', on }, { state: 'accepted', on }), [], 'the same day will do');
  t.same(historyFaults({ state: 'submitted', on }, { state: 'accepted', on: '2026-03-01' }), [
    '/history/1/on',
  ]);
});

t.test(
  'only a returned claim and a public notice give time, in one way, and not before they begin',
  async (t) => {
    const within = { value: 5, unit: 'working-day' } as const;
    for (const state of ['returned', 'public-notice'] as const) {
      t.same(historyFaults({ state: 'submitted', on }, { state, on, until: on }), []);
      t.same(historyFaults({ state: 'submitted', on }, { state, on, within }), []);
      t.same(historyFaults({ state: 'submitted', on }, { state, on, within, until: on }), [
        '/history/1/within',
      ]);
      t.same(historyFaults({ state: 'submitted', on }, { state, on, until: '2026-03-01' }), [
        '/history/1/until',
      ]);
    }
    t.same(historyFaults({ state: 'submitted', on, until: on }), ['/history/0/until']);
    t.same(historyFaults({ state: 'submitted', on, within }), ['/history/0/within']);
  },
);

t.test('only what is submitted, granted or disbursed has an amount', async (t) => {
  for (const state of claimStates.filter((each) => each !== 'preparing')) {
    const way = entriesOf(ways[state]);
    const history = way.map((entry, index) =>
      index === way.length - 1 ? { ...entry, amountFen: 0 } : entry,
    );
    const taken = ['submitted', 'granted', 'disbursed'].includes(state);
    t.same(historyFaults(...history), taken ? [] : [`/history/${way.length - 1}/amountFen`], state);
  }
});

t.test('no more is paid out than was granted, where that is known', async (t) => {
  const paid = (granted: Partial<ClaimEntry>, ...amounts: number[]) =>
    historyFaults(
      { state: 'submitted', on },
      { state: 'granted', on, ...granted },
      ...amounts.map((amountFen) => ({ state: 'disbursed' as const, on, amountFen })),
    );
  t.same(paid({ amountFen: 100 }, 60, 40), []);
  t.same(paid({ amountFen: 100 }, 60, 41), ['/history/3/amountFen']);
  t.same(paid({ amountFen: 0 }, 1), ['/history/2/amountFen']);
  t.same(paid({}, 60, 41), []);
});

t.test('a step and a piece of evidence stand once in a claim, and are not done tomorrow', async (t) => {
  const twice = { steps: [{ step: 'online' }, { step: 'paper' }, { step: 'online' }] } as Partial<Claim>;
  t.same(claimFaults(twice), ['/steps/2/step']);
  t.same(claimFaults({ evidence: [{ item: '合同' }, { item: '发票' }, { item: '合同' }] }), [
    '/evidence/2/item',
  ]);
  t.same(
    claimFaults({ steps: [{ step: 'online', doneOn: today }], evidence: [{ item: '甲', readyOn: today }] }),
    [],
  );
  t.same(claimFaults({ steps: [{ step: 'online', doneOn: tomorrow }] }), ['/steps/0/doneOn']);
  t.same(claimFaults({ evidence: [{ item: '甲', readyOn: tomorrow }] }), ['/evidence/0/readyOn']);
});

t.test('what is added one by one stays within what the schema takes at once', async (t) => {
  const evidence = Array.from({ length: mostOfClaim + 1 }, (_, index) => ({ item: `材料${index}` }));
  t.same(claimFaults({ evidence: evidence.slice(1) }), []);
  t.same(claimFaults({ evidence }), ['/evidence']);
  const paid = Array.from({ length: mostOfClaim - 1 }, () => ({ state: 'disbursed' as const, on }));
  t.same(historyFaults(...entriesOf(['submitted', 'granted']), ...paid), ['/history']);
});

t.test('a lease ends on its contract’s day at the earliest', async (t) => {
  const lease = { projectId: 'p', lessor: '甲', contractOn: on, equipmentFen: 1 };
  t.same(checkLease(lease), []);
  t.same(checkLease({ ...lease, endsOn: on }), []);
  t.same(pointers(checkLease({ ...lease, endsOn: '2026-03-01' })), ['/endsOn']);
});

t.test('a title is given by today, and ends no earlier than it was given', async (t) => {
  const title = { title: 'benchmark-project', grantedOn: on } as const;
  t.same(checkTitle({ ...title, endedOn: '2030-01-01' }, today), [], 'it may end some day');
  t.same(pointers(checkTitle({ ...title, endedOn: '2026-03-01' }, today)), ['/endedOn']);
  t.same(pointers(checkTitle({ ...title, grantedOn: tomorrow }, today)), ['/grantedOn']);
});

t.test('a violation lies behind, and so does its decision, which follows the act', async (t) => {
  t.same(checkViolation({ on, decidedOn: on, about: '甲' }, today), []);
  t.same(pointers(checkViolation({ on: tomorrow, about: '甲' }, today)), ['/on']);
  t.same(pointers(checkViolation({ on, decidedOn: tomorrow, about: '甲' }, today)), ['/decidedOn']);
  t.same(pointers(checkViolation({ on, decidedOn: '2026-03-01', about: '甲' }, today)), ['/decidedOn']);
});

t.test(
  'money has been received by today, and has matching funds only where they were asked for',
  async (t) => {
    const grant = { programme: '专项', level: 'district', amountFen: 1, receivedOn: today } as const;
    t.same(checkGrant({ ...grant, matching: { asked: true, amountFen: 5 } }, today), []);
    t.same(checkGrant({ ...grant, matching: { asked: false } }, today), []);
    t.same(pointers(checkGrant({ ...grant, matching: { asked: false, amountFen: 0 } }, today)), [
      '/matching/amountFen',
    ]);
    t.same(pointers(checkGrant({ ...grant, receivedOn: tomorrow }, today)), ['/receivedOn']);
  },
);

t.test('an enterprise has been listed and counted as above scale by today', async (t) => {
  const own = { name: '甲', creditCode: '91350100M000100Y43' };
  t.same(checkEnterprise({ ...own, listedOn: today, aboveScaleOn: today }, today), []);
  t.same(pointers(checkEnterprise({ ...own, listedOn: tomorrow, aboveScaleOn: tomorrow }, today)), [
    '/aboveScaleOn',
    '/listedOn',
  ]);
});

t.test(
  'a project is filed, completed and accepted by today, and accepted after its completion',
  async (t) => {
    const faults = (changes: Partial<Project>) =>
      pointers(checkProject({ name: '技改', nature: 'other', ...changes }, today));
    const event = { beginsOn: '2027-01-01', reach: 'other', heldIn: 'jiading' } as const;
    t.same(faults({ completedOn: on, acceptedOn: on, event: { ...event, filedOn: today } }), []);
    t.same(faults({ acceptedOn: on }), []);
    t.same(faults({ completedOn: on, acceptedOn: '2026-03-01' }), ['/acceptedOn']);
    t.same(faults({ completedOn: tomorrow, event: { ...event, filedOn: tomorrow } }), [
      '/event/filedOn',
      '/completedOn',
    ]);
    t.same(faults({ acceptedOn: tomorrow }), ['/acceptedOn']);
  },
);

t.test('a project is filed with the authority and approved by today, in either order', async (t) => {
  const faults = (changes: Partial<Project>) =>
    pointers(checkProject({ name: '技改', nature: 'other', ...changes }, today));
  t.same(faults({ filedOn: today, approvedOn: today }), []);
  t.same(faults({ filedOn: on, approvedOn: '2026-03-01', appliedOn: today }), []);
  t.same(faults({ filedOn: tomorrow, approvedOn: tomorrow }), ['/filedOn', '/approvedOn']);
});

t.test('the earlier rule of a policy is chosen once, by today', async (t) => {
  const faults = (...keepsEarlierRule: { policyKey: string; on: string }[]) =>
    pointers(checkProject({ name: '技改', nature: 'other', keepsEarlierRule }, today));
  t.same(faults({ policyKey: 'a', on: today }, { policyKey: 'b', on }), []);
  t.same(faults({ policyKey: 'a', on }, { policyKey: 'b', on: tomorrow }), ['/keepsEarlierRule/1/on']);
  t.same(faults({ policyKey: 'a', on }, { policyKey: 'b', on }, { policyKey: 'a', on: today }), [
    '/keepsEarlierRule/2/policyKey',
  ]);
});
