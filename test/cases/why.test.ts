import t from 'tap';
import { idsLike, listDeadlines, why } from '../../src/cases/why.ts';
import type { Database } from '../../src/db/connect.ts';
import { contract, deadlineOf, enter, openHouse, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

async function haike(dueOns: string[]) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const reports = dueOns.map((dueOn, index) => ({ label: `第${index + 1}份`, dueOn }));
  const id = await contract(house, enterpriseId, reports);
  return { house, enterpriseId, id, reports };
}

/** The database, counting what is asked of it, also inside a transaction. */
function counted(real: Database) {
  const asked = { times: 0 };
  const counting = (of: Database): Database => {
    const get = (target: Database, name: keyof Database) => {
      if (name.startsWith('select')) asked.times += 1;
      if (name !== 'transaction') return target[name];
      return (work: (tx: Database) => Promise<unknown>, how: object) =>
        target.transaction((tx) => work(counting(tx)), how);
    };
    return new Proxy(of, { get } as ProxyHandler<Database>);
  };
  return { asked, db: counting(real) };
}

t.test('a deadline is known by its id, its beginning or its end, in either case', async (t) => {
  const { house, enterpriseId } = await haike(['2025-12-15']);
  const { id } = await deadlineOf(house, enterpriseId, 'project-report');
  for (const part of [id, id.toUpperCase(), id.slice(-12), id.slice(-14).toUpperCase()])
    t.same(await idsLike(house.context, part), [id], part);
  t.ok((await idsLike(house.context, id.slice(0, 30))).includes(id));
  for (const part of ['%', '_', '', 'no-such-id', "'", '\\', id.slice(2, 20), `${id}0`, `f${id.slice(1)}`])
    t.same(await idsLike(house.context, part), [], part);
});

t.test('of many that begin alike two are named', async (t) => {
  const { house } = await haike(['2025-12-15', '2025-12-16', '2025-12-17']);
  t.equal((await idsLike(house.context, '0')).length, 2);
});

t.test('a list asks as often for four reports as for one, and shows each as `why` does', async (t) => {
  const one = await haike(['2025-12-15']);
  const few = counted(db);
  await listDeadlines({ ...one.house.context, db: few.db }, one.enterpriseId);
  const { house, enterpriseId, id, reports } = await haike([
    '2025-12-15',
    '2025-12-16',
    '2025-12-17',
    '2026-01-05',
  ]);
  const moved = reports.map((report, index) => (index === 1 ? { ...report, dueOn: '2025-12-18' } : report));
  await revise(house, enterpriseId, { id, expected: 1 }, moved);
  const many = counted(db);
  const listed = await listDeadlines({ ...house.context, db: many.db }, enterpriseId);
  t.ok(few.asked.times > 0);
  t.equal(many.asked.times, few.asked.times);
  t.equal(listed.filter(({ kind }) => kind === 'project-report').length, 4);
  t.same(
    listed.flatMap(({ previousDueOn }) => (previousDueOn ? [`${previousDueOn}`] : [])),
    ['2025-12-16'],
  );
  for (const model of listed) {
    const { deadline, schedule } = await why(house.context, model.id);
    t.equal(JSON.stringify(deadline), JSON.stringify(model));
    t.ok(schedule.some((each) => JSON.stringify(each) === JSON.stringify(model)));
    t.match(model.enterprise, '海客');
  }
});
