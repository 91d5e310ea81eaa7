import { eq } from 'drizzle-orm';
import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { erasePerson } from '../../src/cases/erase-person.ts';
import { addMember } from '../../src/cases/members.ts';
import { type Heard, recordBounce } from '../../src/cases/record-bounce.ts';
import { stopAddressFor } from '../../src/cases/stop-address.ts';
import { releaseAddress, stoppedAddresses } from '../../src/cases/stopped-addresses.ts';
import { personByEmail } from '../../src/db/people.ts';
import { attempt, letter } from '../../src/db/schema/letters.ts';
import { addressStop } from '../../src/db/schema/reminding.ts';
import { contract, enter, type House, letters, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const noSuchUser: Outcome = { outcome: 'refused', permanent: true, blame: 'recipient', detail: '550 5.1.1' };

/** 海客, read by these, with one letter to each about a report. */
async function sent(members: (keyof typeof people)[]) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', members);
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  await house.tick('2025-12-01T09:00:00+08:00');
  await newMail(house);
  return { house, id };
}

const who = async (name: keyof typeof people) => {
  const person = await personByEmail(db, people[name].email);
  if (!person) throw new Error(`${name} is unknown`);
  return person;
};

const letterOf = async (house: House, name: keyof typeof people) => {
  const { id } = await who(name);
  return (await letters(house)).findLast(({ personId }) => personId === id)?.id ?? '';
};

const hear = (house: House, heard: Heard) =>
  db.transaction((tx) => recordBounce(tx, heard, house.context.clock.now()));

t.test(
  'a letter that comes back for good stops its address, once, and what is planned is not posted',
  async (t) => {
    const { house, id } = await sent(['zhao', 'wang']);
    const letterId = await letterOf(house, 'zhao');
    t.equal(await hear(house, { letterId, kind: 'hard', detail: '550 unknown user' }), 'recorded');
    t.equal(await hear(house, { letterId, kind: 'hard', detail: '550 unknown user' }), 'repeated');
    const zhao = await who('zhao');
    t.match(await stoppedAddresses(house.context, zhao), [{ address: zhao.email, reason: 'bounced' }]);
    t.same(await stoppedAddresses(house.context, await who('wang')), [], 'not for others to see');
    t.ok(zhao.addressStoppedAt);
    const events = await db.select().from(attempt).where(eq(attempt.letterId, letterId));
    t.same(events.map(({ event }) => event).toSorted(), ['accepted', 'bounced', 'started']);
    t.match(
      (await letters(house)).find((each) => each.id === letterId),
      { state: 'sent' },
      'it was accepted',
    );
    await contract(house, id, [{ label: '二', dueOn: '2025-12-16' }]);
    await house.tick('2025-12-02T09:00:00+08:00');
    t.notOk((await newMail(house)).some(({ to }) => to === 'zhao'));
  },
);

t.test('who is left tells: the other members hear of it at once, in words that help, and once', async (t) => {
  const { house } = await sent(['zhao', 'wang', 'chen']);
  await hear(house, { letterId: await letterOf(house, 'zhao'), kind: 'complaint', detail: 'abuse' });
  await house.tick('2025-12-01T10:00:00+08:00');
  const mail = await newMail(house);
  t.same(
    mail.map(({ to }) => to),
    ['chen', 'wang'],
  );
  for (const words of ['赵倩', '海客仪表（苏州）有限公司', people.zhao.email, '垃圾邮件', '/release'])
    t.ok(mail[0]?.text.includes(words), words);
  t.notMatch(mail[0]?.text, /申江|云帆/);
  await house.tick('2025-12-01T10:05:00+08:00');
  t.same(await newMail(house), []);
});

t.test('where nobody else is reached, the administrators hear of it', async (t) => {
  const { house } = await sent(['zhao']);
  await hear(house, { letterId: await letterOf(house, 'zhao'), kind: 'hard', detail: '550' });
  const [owed] = await db.select().from(letter).where(eq(letter.kind, 'address-stopped'));
  t.equal(owed?.personId, house.adminId);
});

t.test('one that is released before the letter goes out is nobody’s concern any more', async (t) => {
  const { house } = await sent(['zhao', 'wang']);
  await hear(house, { letterId: await letterOf(house, 'zhao'), kind: 'hard', detail: '550' });
  const zhao = await who('zhao');
  const [stop] = await stoppedAddresses(house.context, zhao);
  await t.rejects(releaseAddress(house.context, await who('wang'), stop?.id ?? ''), { code: 'not-found' });
  await releaseAddress(house.context, zhao, stop?.id ?? '');
  await house.tick('2025-12-01T10:00:00+08:00');
  t.same(await newMail(house), []);
  t.equal((await who('zhao')).addressStoppedAt, null);
  t.same(await stoppedAddresses(house.context, zhao), []);
});

t.test('a report that was heard before does not stop an address that was released since', async (t) => {
  const { house } = await sent(['zhao', 'wang']);
  const report: Heard = { letterId: await letterOf(house, 'zhao'), kind: 'hard', detail: '550' };
  await hear(house, report);
  const zhao = await who('zhao');
  const [stop] = await stoppedAddresses(house.context, zhao);
  await releaseAddress(house.context, zhao, stop?.id ?? '');
  t.equal(await hear(house, report), 'repeated');
  t.same(await stoppedAddresses(house.context, zhao), []);
  t.equal((await who('zhao')).addressStoppedAt, null);
});

t.test('the fifth letter in 30 days that does not arrive stops its address for 30 days', async (t) => {
  const { house, id } = await sent(['zhao', 'wang']);
  const soft = async () => {
    const letterId = await letterOf(house, 'zhao');
    await hear(house, { letterId, kind: 'delayed', detail: 'later' });
    await hear(house, { letterId, kind: 'soft', detail: '452 full' });
    await hear(house, { letterId, kind: 'soft', detail: '452 full' });
  };
  await soft();
  for (const day of ['02', '03', '04']) {
    await contract(house, id, [{ label: day, dueOn: '2025-12-16' }]);
    await house.tick(`2025-12-${day}T09:00:00+08:00`);
    await soft();
  }
  t.equal((await who('zhao')).addressStoppedAt, null, 'four letters, whatever is said twice');
  await contract(house, id, [{ label: '五', dueOn: '2025-12-16' }]);
  await house.tick('2025-12-05T09:00:00+08:00');
  await soft();
  const [stop] = await db.select().from(addressStop);
  t.match(stop, { reason: 'soft-bounces' });
  t.equal(String(stop?.expiresAt), '2026-01-04T01:00:00Z');
  await house.tick('2026-01-03T09:30:00+08:00');
  t.ok((await who('zhao')).addressStoppedAt);
  await house.tick('2026-01-05T09:00:00+08:00');
  t.equal((await who('zhao')).addressStoppedAt, null);
  t.match((await db.select().from(addressStop))[0], { releasedBy: null });
});

t.test('what is heard of a letter that there is not, or that was never tried, is no news', async (t) => {
  const { house, id } = await sent(['zhao']);
  t.equal(
    await hear(house, { letterId: crypto.randomUUID(), kind: 'hard', detail: '550' }),
    'no-such-letter',
  );
  await contract(house, id, [{ label: '二', dueOn: '2025-12-16' }]);
  await house.tick('2025-12-01T09:30:00+08:00');
  await addMember(house.context, id, { email: people.wang.email, name: people.wang.name });
  await house.tick('2025-12-02T08:00:00+08:00');
  const waiting = (await letters(house)).find(({ attempts }) => attempts === 0);
  t.ok(waiting);
  t.equal(await hear(house, { letterId: waiting?.id ?? '', kind: 'hard', detail: '550' }), 'no-such-letter');
});

t.test(
  'a refusal on the wire stops the address it went to, and an erasure leaves no address behind',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const id = await enter(house, 'haike', ['zhao']);
    await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
    house.wire.answer = () => noSuchUser;
    await house.tick('2025-12-01T09:00:00+08:00');
    t.match(await db.select().from(addressStop), [{ address: people.zhao.email, detail: '550 5.1.1' }]);
    await erasePerson(house.context, people.zhao.email, house.adminId);
    t.notMatch(JSON.stringify(await db.select().from(addressStop)), /zhao|550/);
  },
);

t.test('whoever joins at an address that is stopped already is not taken to be reached', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const now = house.context.clock.now();
  const stopping = { address: people.zhao.email, reason: 'bounced', detail: '550' } as const;
  await db.transaction((tx) => stopAddressFor(tx, stopping, now));
  const id = await enter(house, 'haike', ['wang', 'zhao']);
  t.equal(String((await who('zhao')).addressStoppedAt), String(now));
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  await house.tick('2025-12-01T09:00:00+08:00');
  const mail = await newMail(house);
  t.same(
    mail.map(({ to }) => to),
    ['wang', 'wang'],
  );
  t.ok(mail.some(({ text }) => text.includes('赵倩') && text.includes(people.zhao.email)));
});
