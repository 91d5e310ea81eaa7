import { eq } from 'drizzle-orm';
import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { addMember } from '../../src/cases/members.ts';
import { smtpChannel } from '../../src/channels/mail/smtp.ts';
import { attempt, letter } from '../../src/db/schema/letters.ts';
import { person } from '../../src/db/schema/people.ts';
import { addressStop, reminderSubscription } from '../../src/db/schema/reminding.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { sendDue } from '../../src/jobs/sender.ts';
import { relay, reply } from '../channels/relay.ts';
import { contract, enter, type House, letters, newMail, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);
const nine = '2025-12-01T09:00:00+08:00';
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250' };
const down: Outcome = { outcome: 'deferred', blame: 'relay', detail: 'ECONNREFUSED' };

/** 海客 with a report whose first rung is today, 1 December, planned, and this many who read of it. */
async function due(count: number) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', []);
  for (let each = 1; each <= count; each += 1) {
    const reader = { email: `reader${each}@haike.example`, name: `读者${each}` };
    const { personId } = await addMember(house.context, id, reader);
    await wish(house, personId, { outlook: false });
  }
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  await house.tick('2025-12-01T08:59:00+08:00');
  house.at(nine);
  return house;
}

const states = async (house: House) => {
  const all = (await letters(house)).map(({ state }) => state);
  return Object.fromEntries(['queued', 'sending', 'sent'].map((s) => [s, all.filter((x) => x === s).length]));
};

t.test(
  'letters claimed and not begun when the service stops go back, and no try of theirs is used up',
  async (t) => {
    const house = await due(12);
    let stopping = false;
    house.wire.answer = () => {
      stopping = true;
      return accepted;
    };
    const posted = await sendDue(house.context, house.office, () => stopping);
    t.ok(posted >= 1 && posted <= 5, `${posted} were on the wire`);
    t.same(await states(house), { queued: 12 - posted, sending: 0, sent: posted });
    const putOff = await db.select().from(attempt).where(eq(attempt.event, 'put-off'));
    t.equal(putOff.length, 12 - posted, 'the record says that they were in hand');

    const first = new Set((await newMail(house)).map(({ bytes }) => bytes));
    house.wire.answer = () => ({ outcome: 'deferred', blame: 'network', detail: '450' });
    await sendDue(house.context, house.office, () => false);
    t.notOk(
      (await newMail(house)).some(({ bytes }) => first.has(bytes)),
      'nobody gets a second one',
    );
    house.wire.answer = () => accepted;
    house.at('2025-12-01T09:01:00+08:00');
    await sendDue(house.context, house.office, () => false);
    t.same(
      await states(house),
      { queued: 0, sending: 0, sent: 12 },
      'a minute after their first try, not five',
    );
  },
);

t.test('one letter that cannot be written is put off, and the others of its batch go out', async (t) => {
  const house = await due(3);
  const [broken] = await letters(house);
  await db
    .update(person)
    .set({ email: 'not an address' })
    .where(eq(person.id, broken?.personId ?? ''));
  await t.rejects(
    sendDue(house.context, house.office, () => false),
    { errors: [{ message: `letter ${broken?.id} cannot be written` }] },
  );
  t.same(await states(house), { queued: 1, sending: 0, sent: 2 });
  const [after] = await db
    .select()
    .from(letter)
    .where(eq(letter.id, broken?.id ?? ''));
  t.equal(String(after?.nextAttemptAt), '2025-12-01T01:30:00Z');
  t.equal(after?.attempts, 0, 'it has not been tried');
});

t.test('a letter is written in the language it was asked for in, else in the reader’s', async (t) => {
  const house = await due(2);
  const [english] = await letters(house);
  await db
    .update(reminderSubscription)
    .set({ lang: 'en' })
    .where(eq(reminderSubscription.personId, english?.personId ?? ''));
  await sendDue(house.context, house.office, () => false);
  const tags = (await newMail(house)).map(({ bytes }) => /^Content-Language: (.*)\r$/m.exec(bytes)?.[1]);
  t.same(tags.toSorted(), ['en', 'zh-CN']);
});

t.test(
  'a channel that takes nothing in three looks waits, tells the operator, and is then asked with one letter',
  async (t) => {
    const house = await due(8);
    const told: string[] = [];
    const log = { info: () => {}, warn: (_: object, text: string) => told.push(text) };
    const office = new PostOffice([house.wire], log);
    const look = async (at: string) => {
      house.at(`2025-12-01T${at}:00+08:00`);
      await sendDue(house.context, office, () => false);
      return house.wire.posted.splice(0).length;
    };
    house.wire.answer = () => down;
    t.ok((await look('09:00')) > 0);
    t.ok((await look('09:10')) > 0);
    t.same(told, []);
    t.ok((await look('09:20')) > 0);
    t.equal(told.length, 1);
    t.equal(await look('09:24'), 0, 'it waits five minutes');
    t.equal(await look('09:25'), 1, 'one letter asks whether it has helped');
    t.equal(await look('09:34'), 0, 'it waits ten minutes');
    house.wire.answer = () => accepted;
    t.equal(await look('09:35'), 8);
    t.same(await states(house), { queued: 0, sending: 0, sent: 8 });
  },
);

t.test('a relay that lets nobody sign in pauses the mail and alerts, and stops no address', async (t) => {
  for (const code of [535, 530, 454]) {
    const house = await due(2);
    const running = await relay({ onMailFrom: (_, __, done) => done(reply(code, 'sign in first')) });
    const channel = smtpChannel({ url: running.url });
    const told: object[] = [];
    const office = new PostOffice([channel], { info: () => {}, warn: (data: object) => told.push(data) });
    for (const at of ['09:00', '09:10', '09:20']) {
      house.at(`2025-12-01T${at}:00+08:00`);
      await sendDue(house.context, office, () => false);
    }
    t.match(told, [{ channel: 'mail', reply: new RegExp(`^${code}`) }]);
    t.same(office.waiting(house.context.clock.now()), ['mail']);
    t.same(await states(house), { queued: 2, sending: 0, sent: 0 });
    t.equal(await db.$count(addressStop), 0);
    await office.close();
    await running.close();
  }
});
