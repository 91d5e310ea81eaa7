import t from 'tap';
import { addMember } from '../../src/cases/members.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { stopAddressFor } from '../../src/cases/stop-address.ts';
import { personByEmail } from '../../src/db/people.ts';
import { wayTo } from '../../src/deadlines/way.ts';
import {
  contract,
  deadlineOf,
  enter,
  type House,
  newMail,
  openHouse,
  people,
  revise,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { hook } from '../support/hook.ts';

const { db } = await openTestDatabase(t);
const [monday, friday] = ['2025-12-15', '2025-12-19'];

/** 海客 with one report, registered at an instant and not yet looked at by the day's plan. */
async function haikeWith(at: string, dueOn: string) {
  const house = await openHouse(db, at);
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const id = await contract(house, enterpriseId, [{ label: '报告', dueOn }]);
  const deadline = await deadlineOf(house, enterpriseId, 'project-report');
  return { house, enterpriseId, id, deadline };
}

/** What is foretold of the days between two, a line each: day, minute, kind, and the rungs. */
async function foretold({ context }: House, from: string, to = from): Promise<string[]> {
  const letters = await simulate(context, Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
  return letters.map(({ on, minute, kind, items }) =>
    [on, minute, kind, ...items.map(({ rung }) => rung)].join(' '),
  );
}

t.test('registered after the day’s hour it is foretold for the next day, before it for today', async (t) => {
  const late = await haikeWith('2025-12-05T15:00:00+08:00', monday);
  t.same(await foretold(late.house, '2025-12-05'), []);
  t.same(await foretold(late.house, '2025-12-05', '2025-12-08'), [
    '2025-12-06 540 digest -14',
    '2025-12-08 540 digest -7',
  ]);
  t.same(await foretold(late.house, '2025-12-06'), ['2025-12-06 540 digest -14'], 'asked of that day alone');
  await late.house.tick();
  t.same(await foretold(late.house, '2025-12-06'), ['2025-12-06 540 digest -14'], 'and when it is planned');
  const early = await haikeWith('2025-12-05T08:00:00+08:00', monday);
  t.same(await foretold(early.house, '2025-12-05', '2025-12-06'), ['2025-12-05 540 digest -14']);
});

t.test('on the last day to act it is foretold for this very minute', async (t) => {
  const { house } = await haikeWith('2025-12-15T16:30:00+08:00', monday);
  t.same(await foretold(house, '2025-12-15', '2025-12-16'), [
    '2025-12-15 990 urgent 0',
    '2025-12-16 540 digest +1',
  ]);
  await house.tick();
  t.equal((await newMail(house)).length, 1);
});

t.test('after a standstill past the hour today’s digest goes out now', async (t) => {
  const { house } = await haikeWith('2025-11-20T10:00:00+08:00', monday);
  house.at('2025-12-09T11:00:00+08:00');
  t.same(await foretold(house, '2025-12-09'), ['2025-12-09 660 digest -7']);
});

t.test('a correction that waits for its letter is foretold as going out now', async (t) => {
  const { house, enterpriseId, id } = await haikeWith('2025-12-01T08:00:00+08:00', monday);
  await house.tick('2025-12-01T09:00:00+08:00');
  house.at('2025-12-02T15:00:00+08:00');
  await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: friday }]);
  t.same(await foretold(house, '2025-12-02', '2025-12-05'), [
    '2025-12-02 900 correction correction',
    '2025-12-05 540 digest -14',
  ]);
  t.same(await foretold(house, '2025-12-03', '2025-12-04'), [], 'and not for later days');
  await revise(house, enterpriseId, { id, expected: 2 }, []);
  t.same(await foretold(house, '2025-12-02', '2025-12-31'), ['2025-12-02 900 correction correction']);
  await newMail(house);
  await house.tick();
  t.equal((await newMail(house)).length, 1, 'a withdrawn deadline is taken back too');
});

t.test('one digest a person and day, of all enterprises, its items by the day to act', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const haike = await enter(house, 'haike', ['wang']);
  const yunfan = await enter(house, 'yunfan', ['wang']);
  await contract(house, haike, [{ label: '甲', dueOn: monday }]);
  await contract(house, yunfan, [{ label: '乙', dueOn: '2025-12-08' }]);
  t.same(await foretold(house, '2025-12-01'), ['2025-12-01 540 digest -7 -14']);
  await house.tick();
  t.same(await foretold(house, '2025-12-01'), ['2025-12-01 540 digest -7 -14']);
});

t.test('what waits in a letter is foretold unless the very way it goes by takes no letters', async (t) => {
  const { house, enterpriseId } = await haikeWith('2025-11-28T08:00:00+08:00', monday);
  const zhao = await personByEmail(house.db, people.zhao.email);
  if (!zhao) throw new Error('赵倩 is not there');
  const system = await hook(house, zhao.id);
  const owner = { personId: zhao.id, enterpriseId };
  const [usual] = await listSubscriptions(house.context, owner);
  if (!usual) throw new Error('赵倩 is reminded of nothing');
  const seen = { id: usual.id, expected: usual.revision };
  const channel = wayTo('webhook', system);
  await replaceSubscription(house.context, owner, seen, { channel, outlook: false });
  await house.tick('2025-12-01T00:10:00+08:00');
  const stop = (address: string, reason: 'bounced' | 'gone') =>
    db.transaction((tx) => stopAddressFor(tx, { address, reason, detail: '' }, house.context.clock.now()));
  await stop(people.zhao.email, 'bounced');
  t.same(await foretold(house, '2025-12-01'), ['2025-12-01 540 digest -14'], 'the account is another way');
  await stop(system, 'gone');
  t.same(
    (await foretold(house, '2025-12-01')).filter((line) => line.includes('digest')),
    [],
    'the way itself is stopped',
  );
});

t.test('what lies in the queue is foretold whatever its kind', async (t) => {
  const { house, enterpriseId } = await haikeWith('2025-11-28T08:00:00+08:00', monday);
  await addMember(house.context, enterpriseId, people.wang, house.adminId);
  t.same(await foretold(house, '2025-11-28'), ['2025-11-28 480 welcome']);
  await house.tick();
  t.same(await foretold(house, '2025-11-28'), [], 'it has gone out');
});
