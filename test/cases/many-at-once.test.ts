import { randomUUIDv7 } from 'node:crypto';
import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { collectLoose } from '../../src/cases/collect-loose.ts';
import { addMember } from '../../src/cases/members.ts';
import { ledgerRow } from '../../src/cases/owe-corrections.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import type { Database } from '../../src/db/connect.ts';
import { insertReminders } from '../../src/db/reminders.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { person } from '../../src/db/schema/people.ts';
import { tick } from '../../src/jobs/tick.ts';
import { contract, deadlineOf, enter, type House, letters, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);
const monday = '2025-12-15';
const nine = '2025-12-01T09:00:00+08:00';
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250' };
const relayDown: Outcome = { outcome: 'deferred', blame: 'relay', detail: 'ECONNREFUSED' };
const notThisOne: Outcome = { outcome: 'refused', permanent: false, blame: 'relay', detail: '550' };

/** 海客 with a report whose first rung is today, 1 December, and this many who read of it. */
async function readers(count: number) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', []);
  for (let each = 1; each <= count; each += 1) {
    const reader = { email: `reader${each}@haike.example`, name: `读者${each}` };
    const { personId } = await addMember(house.context, id, reader);
    await wish(house, personId, { outlook: false });
  }
  await contract(house, id, [{ label: '报告', dueOn: monday }]);
  return { house, deadline: await deadlineOf(house, id, 'project-report') };
}

/** Lets each post take a moment; tells how many were on the wire at most. */
function slowly(house: House) {
  let now = 0;
  const seen = { most: 0 };
  const post = house.wire.post;
  house.wire.post = async (message) => {
    seen.most = Math.max(seen.most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 40));
    now -= 1;
    return await post(message);
  };
  return seen;
}

t.test('a relay that is down costs a few tries and not one per letter; the next look goes on', async (t) => {
  const { house } = await readers(20);
  house.wire.answer = () => relayDown;
  await house.tick(nine);
  const tried = house.wire.posted.splice(0).length;
  t.ok(tried >= 1 && tried <= 5, `${tried} tried`);
  house.wire.answer = () => accepted;
  await house.tick('2025-12-01T09:01:00+08:00');
  t.equal(house.wire.posted.splice(0).length, 20 - tried);
  await house.tick('2025-12-01T09:05:00+08:00');
  t.equal(house.wire.posted.length, tried);
  t.ok((await letters(house)).every(({ state }) => state === 'sent'));
});

t.test('a letter the relay refuses holds up no other', async (t) => {
  const { house } = await readers(12);
  house.wire.answer = ({ envelope }) => (envelope.to.startsWith('reader1@') ? notThisOne : accepted);
  t.match(await house.tick(nine), { posted: 12 });
  t.equal((await letters(house)).filter(({ state }) => state === 'sent').length, 11);
});

t.test('a few letters are on the wire at once, and each goes once', async (t) => {
  const { house } = await readers(20);
  const seen = slowly(house);
  t.match(await house.tick(nine), { posted: 20 });
  t.ok(seen.most > 1 && seen.most <= 5, `${seen.most} at once`);
  t.equal(new Set(house.wire.posted.map(({ id }) => id)).size, 20);
});

t.test('a look that the database broke off to free another copy is taken once more', async (t) => {
  const { house } = await readers(1);
  await house.tick('2025-12-01T08:01:00+08:00');
  house.at(nine);
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
  const failing = (times: number): Database =>
    new Proxy(db as Database, {
      get(target, name) {
        if (name !== 'transaction' || times === 0) return Reflect.get(target, name, target);
        times -= 1;
        return async () => {
          throw new Error('Failed query', { cause: deadlock });
        };
      },
    });
  await t.rejects(tick({ ...house.context, db: failing(2) }, house.office), { cause: { code: '40P01' } });
  t.match(await tick({ ...house.context, db: failing(1) }, house.office), { posted: 1 });
});

t.test('two copies plan for readers of several enterprises and do not wait for each other', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const reports = Array.from({ length: 100 }, (_, n) => ({ label: `报告${n}`, dueOn: monday }));
  // One copy gets to 陈敏 and then to 王磊, the other, who takes what is left, to 王磊 first, who came first.
  const wang = { ...people.wang, id: randomUUIDv7(), lang: 'zh' as const, admin: false };
  await db.insert(person).values({ ...wang, createdAt: house.context.clock.now() });
  await contract(house, await enter(house, 'haike', ['chen']), reports);
  await contract(house, await enter(house, 'yunfan', ['wang']), reports);
  await contract(house, await enter(house, 'shenjiang', ['chen', 'wang', 'zhao']), reports);
  const done = await Promise.all([planDay(house.context), planDay(house.context)]);
  const rows = (await db.select().from(reminder)).filter(({ state }) => state === 'planned');
  t.equal(done[0] + done[1], rows.length);
  t.ok(rows.length >= 500 && rows.every(({ letterId }) => letterId !== null));
  t.equal((await letters(house)).length, 3, 'one digest each');
});

t.test('however many corrections there are, one sweep puts them all into one letter each', async (t) => {
  const { house, deadline } = await readers(0);
  const now = house.context.clock.now();
  const some = Array.from({ length: 250 }, (_, n) => ({
    id: randomUUIDv7(),
    email: `some${n}@haike.example`,
    name: `某${n}`,
    lang: 'zh' as const,
    admin: false,
    createdAt: now,
  }));
  await db.insert(person).values(some);
  const rungs = ['correction', 'second correction', 'third correction'];
  const on = house.context.clock.today();
  for (const { id } of some) {
    const entry = ledgerRow(deadline, { personId: id, channel: 'mail' }, now);
    await insertReminders(
      db,
      rungs.map((rung) => entry(rung, on)),
    );
  }
  const found = await Promise.all([collectLoose(house.context), collectLoose(house.context)]);
  t.equal(found[0] + found[1], 750);
  const rows = await db.select().from(reminder);
  t.ok(rows.every(({ letterId }) => letterId !== null));
  t.equal(await collectLoose(house.context), 0);
  t.equal((await letters(house)).length, 500, 'a correction, and what is none in another');
});
