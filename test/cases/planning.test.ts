import t from 'tap';
import { registerFact } from '../../src/cases/facts.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { addMember } from '../../src/cases/members.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import {
  contract,
  deadlineOf,
  enter,
  ledger,
  letters,
  newMail,
  openHouse,
  people,
  revise,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const monday = '2025-12-15';

/** 海客 with a report due on a day, the only one to be reminded of before June 2026, registered at an instant. */
async function haikeWith(at: string, dueOn: string) {
  const house = await openHouse(db, at);
  const id = await enter(house, 'haike', ['zhao']);
  const factId = await contract(house, id, [{ label: '报告', dueOn }]);
  return { house, id, factId, deadline: await deadlineOf(house, id, 'project-report') };
}

const posted = async (house: Parameters<typeof newMail>[0]) => (await newMail(house)).map(({ to }) => to);

t.test('planning twice plans once, and what is planned waits in one letter until nine', async (t) => {
  const { house, deadline } = await haikeWith('2025-12-01T00:01:00+08:00', monday);
  t.equal(await planDay(house.context), 1);
  t.equal(await planDay(house.context), 0);
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 planned']);
  const [only, ...more] = await letters(house);
  t.same(more, []);
  t.match(only, { kind: 'digest', slot: '2025-12-01', state: 'queued', attempts: 0 });
  await house.tick('2025-12-01T08:59:59.999+08:00');
  t.same(await posted(house), []);
  await house.tick('2025-12-01T09:00:00+08:00');
  t.same(await posted(house), ['zhao']);
  await house.tick('2025-12-01T09:00:00+08:00');
  await house.tick('2025-12-01T23:59:00+08:00');
  t.same(await posted(house), []);
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
});

t.test(
  'each person gets one digest with everything that is due, of all the enterprises one looks after',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const shenjiang = await enter(house, 'shenjiang', ['chen', 'wang']);
    const yunfan = await enter(house, 'yunfan', ['wang']);
    await enter(house, 'haike', ['zhao']);
    await contract(house, shenjiang, [
      { label: '甲报告', dueOn: monday },
      { label: '乙报告', dueOn: monday },
    ]);
    await contract(house, yunfan, [{ label: '丙报告', dueOn: monday }]);
    await house.tick('2025-12-01T09:00:00+08:00');
    const [chen, wang, ...more] = await newMail(house);
    t.same([chen?.to, wang?.to, more], ['chen', 'wang', []], 'who has nothing due gets nothing');
    for (const part of ['甲报告', '乙报告', '有效期届满', '申江精工']) t.match(chen?.text, part);
    t.notMatch(chen?.text, /云帆|丙报告/);
    for (const part of ['甲报告', '乙报告', '丙报告', '申江精工', '云帆智联']) t.match(wang?.text, part);
  },
);

t.test('registered before nine it goes today, after nine with the next day’s digest', async (t) => {
  for (const [at, on] of [
    ['2025-12-05T08:59:00+08:00', '2025-12-05'],
    ['2025-12-05T09:00:00+08:00', '2025-12-06'],
    ['2025-12-05T23:59:00+08:00', '2025-12-06'],
  ] as const) {
    const { house, deadline } = await haikeWith(at, monday);
    await house.tick();
    t.same(await posted(house), [], at);
    await house.tick(`${on}T09:00:00+08:00`);
    t.same(await posted(house), ['zhao'], at);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent'], at);
  }
});

t.test('registered after nine when tomorrow is after the day to act by, it goes at once', async (t) => {
  const { house, deadline } = await haikeWith('2025-12-15T16:30:00+08:00', monday);
  await house.tick();
  t.same(await posted(house), ['zhao']);
  t.match(await ledger(house, deadline.id), [
    'zhao v1 -14 suppressed merged',
    /./,
    /./,
    /./,
    'zhao v1 0 sent',
  ]);
  const weekend = await haikeWith('2025-12-12T10:00:00+08:00', '2025-12-14');
  await weekend.house.tick();
  t.same(await posted(weekend.house), ['zhao'], 'due on a Sunday, to be acted on by this Friday');
});

t.test('a certificate registered on the very last day to renew it is told of at once', async (t) => {
  const house = await openHouse(db, '2025-12-15T10:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  const author = { personId: house.adminId, enterpriseId: id };
  // 60 days before 13 February 2026 is Monday 15 December 2025.
  await registerFact(house.context, author, 'certificate', { kind: 'paiwu_xkz', expiresOn: '2026-02-13' });
  await house.tick();
  const [letter] = await newMail(house);
  t.match(letter?.text, '2025年12月15日');
  const renewal = await deadlineOf(house, id, 'certificate-renewal');
  t.equal((await ledger(house, renewal.id)).at(-1), 'zhao v1 -1 sent');
});

t.test('a rung that falls on the next day takes the place of a late one', async (t) => {
  const { house, deadline } = await haikeWith('2025-12-11T10:00:00+08:00', monday);
  await house.tick();
  await house.tick('2025-12-12T09:00:00+08:00');
  t.same(await posted(house), ['zhao']);
  t.same(await ledger(house, deadline.id), [
    'zhao v1 -14 suppressed merged',
    'zhao v1 -7 suppressed merged',
    'zhao v1 -3 sent',
  ]);
});

t.test(
  'after days of standstill what is due is sent once, at once, and then the ladder goes on',
  async (t) => {
    const { house, deadline } = await haikeWith('2025-11-20T10:00:00+08:00', monday);
    await house.tick();
    await house.tick('2025-12-09T11:00:00+08:00');
    t.same(await posted(house), ['zhao']);
    for (const on of ['12', '13', '14', '15', '16', '17']) {
      await house.tick(`2025-12-${on}T00:00:00+08:00`);
      await house.tick(`2025-12-${on}T09:00:00+08:00`);
    }
    t.equal((await newMail(house)).length, 4);
    t.same(await ledger(house, deadline.id), [
      'zhao v1 -14 suppressed merged',
      'zhao v1 -7 sent',
      'zhao v1 -3 sent',
      'zhao v1 -1 sent',
      'zhao v1 0 sent',
      'zhao v1 +1 sent',
    ]);
  },
);

t.test(
  'a digest planned before days of standstill leaves out what a later rung says on the day',
  async (t) => {
    const { house, deadline } = await haikeWith('2025-12-01T00:01:00+08:00', monday);
    await house.tick();
    house.at('2025-12-08T03:00:00+08:00');
    const [from, to] = [Temporal.PlainDate.from('2025-12-08'), Temporal.PlainDate.from('2025-12-12')];
    const foretold = await simulate(house.context, from, to);
    await house.tick();
    t.same(await posted(house), [], 'not at once, and then again at nine');
    await house.tick('2025-12-08T09:00:00+08:00');
    t.same(await posted(house), ['zhao']);
    await house.tick('2025-12-12T00:00:00+08:00');
    await house.tick('2025-12-12T09:00:00+08:00');
    t.same(await ledger(house, deadline.id), [
      'zhao v1 -14 suppressed merged',
      'zhao v1 -7 sent',
      'zhao v1 -3 sent',
    ]);
    t.same(
      foretold.map(({ on, items }) => [on, ...items.map(({ rung }) => rung)].join(' ')),
      ['2025-12-08 -7', '2025-12-12 -3'],
    );
  },
);

t.test('back on a day without a rung, the digest that was planned goes out at once', async (t) => {
  const { house, deadline } = await haikeWith('2025-12-01T00:01:00+08:00', monday);
  await house.tick();
  await house.tick('2025-12-05T03:00:00+08:00');
  t.same(await posted(house), ['zhao']);
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
});

t.test('done ends what is planned, and nothing about it follows', async (t) => {
  const { house, id, deadline } = await haikeWith('2025-12-01T00:01:00+08:00', monday);
  await house.tick();
  await markDone(house.context, { personId: house.adminId, enterpriseId: id }, deadline.id);
  for (let on = 1; on <= 17; on += 1)
    await house.tick(`2025-12-${String(on).padStart(2, '0')}T09:00:00+08:00`);
  t.same(await posted(house), []);
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 suppressed done']);
  t.match(await letters(house), [{ state: 'suppressed', reason: 'nothing-owed' }]);
});

t.test('marked done twice it stays with who did it first; another enterprise’s is not there', async (t) => {
  const { house, id, deadline } = await haikeWith('2025-12-01T00:01:00+08:00', monday);
  const shenjiang = await enter(house, 'shenjiang', ['chen']);
  const foreign = markDone(house.context, { personId: house.adminId, enterpriseId: shenjiang }, deadline.id);
  await t.rejects(foreign, { code: 'not-found' });
  const first = await markDone(house.context, { personId: house.adminId, enterpriseId: id }, deadline.id);
  house.at('2025-12-02T00:00:00+08:00');
  const other = { personId: '018f0000-0000-7000-8000-000000000009', enterpriseId: id };
  const second = await markDone(house.context, other, deadline.id);
  t.equal(String(second.doneAt), String(first.doneAt));
  t.equal(second.doneBy, house.adminId);
});

t.test('what is withdrawn is not marked as done, and stays as it is', async (t) => {
  const { house, id, factId, deadline } = await haikeWith('2025-12-01T00:01:00+08:00', monday);
  const who = { personId: house.adminId, enterpriseId: id };
  const refused = { code: 'conflict', faults: [{ detail: { zh: /已撤销或尚无日期/ } }] };
  await revise(house, id, { id: factId, expected: 1 }, [{ label: '乙', dueOn: '2025-12-20' }]);
  await t.rejects(markDone(house.context, who, deadline.id), refused);
  const after = (await deadlinesOf(db, id)).find((row) => row.id === deadline.id);
  t.match(after, { status: 'withdrawn', doneAt: null });
});

t.test(
  'one who joins later gets the latest rung that has passed, and the others nothing again',
  async (t) => {
    const { house, id, deadline } = await haikeWith('2025-11-20T10:00:00+08:00', monday);
    await house.tick('2025-12-01T09:00:00+08:00');
    house.at('2025-12-03T08:00:00+08:00');
    await addMember(house.context, id, people.wang);
    await newMail(house);
    await house.tick('2025-12-03T09:00:00+08:00');
    t.same(await posted(house), ['wang']);
    t.same(await ledger(house, deadline.id), ['wang v1 -14 sent', 'zhao v1 -14 sent']);
  },
);
