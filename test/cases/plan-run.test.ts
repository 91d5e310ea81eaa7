import t from 'tap';
import { planRun } from '../../src/cases/plan-run.ts';
import { runsSince, takeRun } from '../../src/db/runs.ts';
import { hasRun } from '../../src/db/state.ts';
import { contract, enter, type House, letters, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

/** 海客 with a report whose first rung is 1 December. */
async function due(at = '2025-12-01T08:00:00+08:00') {
  const house = await openHouse(db, at);
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  return { house, id };
}

const runs = async () =>
  (await runsSince(db, 'plan', '2025-01-01', 100))
    .map(({ slot, copy, finishedAt }) => `${slot} ${copy} ${finishedAt ? 'finished' : 'open'}`)
    .toSorted();

const turn = (house: House, copy: string) => {
  const now = house.context.clock.now();
  return { scope: 'plan', slot: '2025-12-01', copy, now, until: now.add({ minutes: 5 }) };
};

t.test(
  'of copies that ask at once, one plans the day; what is registered later is planned by whoever looks',
  async (t) => {
    const { house, id } = await due();
    const looks = await Promise.all(['甲', '乙', '丙'].map((copy) => planRun(house.context, copy)));
    t.equal(looks.filter(({ how }) => how === 'finished').length, 1);
    t.equal(
      looks.reduce((sum, { planned }) => sum + planned, 0),
      1,
    );
    const [run] = await runsSince(db, 'plan', '2025-12-01', 1);
    t.match(run, { looked: Number, planned: 1, leaseUntil: null });
    await contract(house, id, [{ label: '二', dueOn: '2025-12-15' }]);
    t.match(await planRun(house.context, '丁'), { how: 'again', planned: 1 });
    t.match(await runsSince(db, 'plan', '2025-12-01', 1), [{ planned: 2 }]);
    t.equal((await runs()).length, 1);
  },
);

t.test(
  'a copy that stopped while it planned is followed when its hold has lapsed, and not before',
  async (t) => {
    const { house } = await due();
    t.ok(await takeRun(db, turn(house, '甲')), 'and 甲 is never heard of again');
    t.notOk(await hasRun(db, 'plan', '2025-12-01'), 'what was begun has not been run');
    house.at('2025-12-01T08:05:00+08:00');
    t.match(await planRun(house.context, '乙'), { how: 'held', planned: 0 });
    house.at('2025-12-01T08:05:01+08:00');
    t.match(await planRun(house.context, '乙'), { how: 'finished', planned: 1 });
    t.same(await runs(), ['2025-12-01 乙 finished']);
  },
);

t.test('a copy that is overtaken while it plans writes nothing more of it', async (t) => {
  const { house } = await due();
  const slow = { ...house.context, db };
  let isOvertaken = false;
  const overtaken = new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction' || isOvertaken) return Reflect.get(target, name, target);
      return async (work: (tx: unknown) => Promise<unknown>) => {
        isOvertaken = true;
        house.at('2025-12-01T08:10:00+08:00');
        await takeRun(db, turn(house, '乙'));
        return await target.transaction(work as never);
      };
    },
  });
  t.match(await planRun({ ...slow, db: overtaken as typeof db }, '甲'), { how: 'held', planned: 0 });
  t.same(await letters(house), [], 'its chunk was undone');
  t.same(await runs(), ['2025-12-01 乙 open']);
});

t.test(
  'days without a plan are covered by the next one and recorded as made up, for a week back',
  async (t) => {
    const { house } = await due('2025-11-20T08:00:00+08:00');
    await planRun(house.context, '甲');
    house.at('2025-11-24T08:00:00+08:00');
    t.match(await planRun(house.context, '甲'), { madeUp: ['2025-11-21', '2025-11-22', '2025-11-23'] });
    t.same(await runs(), [
      '2025-11-20 甲 finished',
      '2025-11-21 made up by 2025-11-24 finished',
      '2025-11-22 made up by 2025-11-24 finished',
      '2025-11-23 made up by 2025-11-24 finished',
      '2025-11-24 甲 finished',
    ]);
    house.at('2025-12-02T08:00:00+08:00');
    const { planned, madeUp } = await planRun(house.context, '甲');
    t.equal(planned, 1, 'the rung of 1 December, a day late');
    const week = ['25', '26', '27', '28', '29', '30'].map((day) => `2025-11-${day}`);
    t.same(madeUp, [...week, '2025-12-01'], 'a week back and no further');
  },
);
