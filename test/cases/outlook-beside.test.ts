import t from 'tap';
import { markDone } from '../../src/cases/mark-done.ts';
import { oldestWaiting } from '../../src/cases/oldest-waiting.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { planOutlooks } from '../../src/cases/plan-outlooks.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { removeEndpoint } from '../../src/cases/remove-endpoint.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { takeRun } from '../../src/db/runs.ts';
import { recordRun } from '../../src/db/state.ts';
import { type Way, wayTo } from '../../src/deadlines/way.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { contract, enter, newMail, people, recordingWire } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { hook } from '../support/hook.ts';
import { dueOn, haike, outlooks } from '../support/outlooks.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

// 22 December 2025 less fourteen days is Monday the 8th: the rung's digest, on the outlook's day.
const reports = [
  { label: '甲报告', dueOn: '2025-12-22' },
  { label: '乙报告', dueOn: '2025-12-31' },
];

t.test('while another copy plans the day, no outlook goes out ahead of its digest', async (t) => {
  const { house } = await haike(db, '2025-12-05T12:00:00+08:00', reports);
  await house.tick('2025-12-07T09:00:00+08:00');
  house.at('2025-12-08T09:00:00+08:00');
  const now = house.context.clock.now();
  const other = { scope: 'plan', slot: '2025-12-08', copy: 'another', now, until: now.add({ minutes: 5 }) };
  await takeRun(db, other);
  await house.tick();
  t.same(await outlooks(house), [], 'nothing is opened yet');
  t.same(await newMail(house), []);
  // The other copy has stopped, and its hold lapses.
  await house.tick('2025-12-08T09:06:00+08:00');
  const [letter, ...others] = await newMail(house);
  t.same(others, [], 'one letter');
  t.match(letter?.text, /甲报告[\s\S]*每周概览：今后30天[\s\S]*乙报告/);
  t.same(await outlooks(house), ['2025-12-08 suppressed in-digest']);
});

t.test(
  'of copies that open a day’s outlooks at the same moment one does, and the others hold no letter',
  async (t) => {
    const { house } = await haike(db, '2025-12-05T12:00:00+08:00', reports);
    await house.tick('2025-12-07T09:00:00+08:00');
    house.at('2025-12-08T09:00:00+08:00');
    await planDay(house.context);
    await recordRun(db, 'plan', '2025-12-08', house.context.clock.now());
    const opened = await Promise.all([1, 2, 3, 4].map(() => planOutlooks(house.context)));
    t.same(opened.toSorted(), [0, 0, 0, 1]);
    await house.tick();
    t.equal((await newMail(house)).length, 1);
  },
);

t.test(
  'a digest that is put off and then has nothing left to say leaves its outlook to go by itself',
  async (t) => {
    const { house, enterpriseId, zhao } = await haike(db, '2025-12-05T12:00:00+08:00', reports);
    await house.tick('2025-12-07T09:00:00+08:00');
    house.wire.answer = () => ({ outcome: 'deferred', blame: 'recipient', detail: '451 greylisted' });
    await house.tick('2025-12-08T09:00:00+08:00');
    await newMail(house);
    t.same(await outlooks(house), ['2025-12-08 suppressed in-digest'], 'the digest has it');
    const first = await dueOn(house, enterpriseId, '2025-12-22');
    await markDone(house.context, { personId: zhao.id, enterpriseId }, first.id);
    house.wire.answer = () => ({ outcome: 'accepted', blame: 'relay', detail: '250 ok' });
    for (const time of ['08T10:00', '08T10:01', '08T18:00', '09T09:00'])
      await house.tick(`2025-12-${time}:00+08:00`);
    const [letter, ...others] = await newMail(house);
    t.same(others, []);
    t.match(letter?.text, /每周概览：今后30天[\s\S]*乙报告/);
    t.notMatch(letter?.text, /甲报告/, 'which is done');
    t.same(await outlooks(house), ['2025-12-08 sent']);
  },
);

t.test(
  'who has a digest later on its day reads the outlook then, and nothing counts as overdue meanwhile',
  async (t) => {
    const { house, zhao } = await haike(db, '2025-12-05T12:00:00+08:00', [
      { label: '乙报告', dueOn: '2025-12-31' },
    ]);
    const yunfan = await enter(house, 'yunfan', ['zhao']);
    await wish(house, zhao.id, { outlook: true });
    await contract(house, yunfan, [{ label: '甲报告', dueOn: '2025-12-22' }]);
    const owner = { personId: zhao.id, enterpriseId: yunfan };
    const [evening] = await listSubscriptions(house.context, owner);
    if (!evening) throw new Error('赵倩 is reminded of nothing');
    const seen = { id: evening.id, expected: evening.revision };
    await replaceSubscription(house.context, owner, seen, { outlook: true, sendMinute: 18 * 60 });
    await house.tick('2025-12-07T18:00:00+08:00');
    house.at('2025-12-08T00:00:30+08:00');
    const today = house.context.clock.today();
    const foretold = (await simulate(house.context, today, today)).filter(
      ({ to }) => to === people.zhao.email,
    );
    for (const time of ['00:01', '09:00', '09:31', '17:00']) {
      await house.tick(`2025-12-08T${time}:00+08:00`);
      t.same(await newMail(house), [], `not at ${time}`);
      t.equal(await oldestWaiting(house.context), undefined, `nothing is late at ${time}`);
    }
    await house.tick('2025-12-08T18:00:00+08:00');
    const [letter, ...others] = await newMail(house);
    t.same(others, []);
    t.match(letter?.text, /甲报告[\s\S]*每周概览：今后30天[\s\S]*乙报告/);
    t.same(
      foretold.map(({ kind, minute, items, outlook }) => [kind, minute, items.length, outlook?.length]),
      [['digest', 18 * 60, 1, 1]],
      'as it was foretold',
    );
  },
);

for (const how of ['switched', 'removed'])
  t.test(`a way that is ${how} before the hour leaves the outlook to the new one`, async (t) => {
    const { house, enterpriseId, zhao } = await haike(db, '2025-12-05T12:00:00+08:00', [
      { label: '乙报告', dueOn: '2025-12-31' },
    ]);
    const system = await hook(house, zhao.id);
    const owner = { personId: zhao.id, enterpriseId };
    const goBy = async (channel: Way) => {
      const [held] = await listSubscriptions(house.context, owner);
      if (!held) throw new Error('赵倩 is reminded of nothing');
      const seen = { id: held.id, expected: held.revision };
      await replaceSubscription(house.context, owner, seen, { channel, outlook: true });
    };
    if (how === 'removed') await goBy(wayTo('webhook', system));
    await house.tick('2025-12-07T09:00:00+08:00');
    await house.tick('2025-12-08T00:10:00+08:00');
    house.at('2025-12-08T08:00:00+08:00');
    if (how === 'removed') await removeEndpoint(house.context, zhao.id, system);
    else await goBy(wayTo('webhook', system));
    const called = recordingWire();
    const office = new PostOffice([house.wire, { ...called, name: 'webhook' }]);
    for (const time of ['08T09:00', '08T09:01', '09T09:00', '14T09:00']) {
      house.at(`2025-12-${time}:00+08:00`);
      await tick(house.context, office);
    }
    const [old, ended] = how === 'removed' ? [called.posted, 'removed'] : [house.wire.posted, 'nothing-owed'];
    t.equal(called.posted.length + house.wire.posted.length, 1, 'told once');
    t.equal(old.length, 0, 'by the new way');
    t.same(await outlooks(house), ['2025-12-08 sent', `2025-12-08 suppressed ${ended}`]);
  });
