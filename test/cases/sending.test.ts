import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { addMember } from '../../src/cases/members.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { recordOutcomes } from '../../src/cases/record-outcome.ts';
import { personByEmail } from '../../src/db/people.ts';
import { attempt } from '../../src/db/schema/letters.ts';
import {
  claimOne,
  contract,
  deadlineOf,
  enter,
  type House,
  ledger,
  letters,
  newMail,
  openHouse,
  people,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);
const monday = '2025-12-15';
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250' };
const deferred: Outcome = { outcome: 'deferred', blame: 'network', detail: '450' };
const noSuchUser: Outcome = { outcome: 'refused', permanent: true, blame: 'recipient', detail: '550 5.1.1' };
const notSignedIn: Outcome = { outcome: 'refused', permanent: true, blame: 'relay', detail: '535' };

/** 海客 with a report whose first rung is today, 1 December, and nothing sent yet. */
async function due(at = '2025-12-01T08:00:00+08:00') {
  const house = await openHouse(db, at);
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '报告', dueOn: monday }]);
  return { house, id, deadline: await deadlineOf(house, id, 'project-report') };
}

async function claimed(house: House) {
  const letter = await claimOne(house.context);
  if (!letter) throw new Error('no letter in hand');
  return letter;
}

const events = async () =>
  (await db.select().from(attempt))
    .map(({ number, event }) => ({ number, event, order: event === 'started' ? 0 : 1 }))
    .toSorted((a, b) => a.number - b.number || a.order - b.order)
    .map(({ number, event }) => `${number} ${event}`);

/** What was posted to 赵倩 since the last look: administrators are told when nobody is reached. */
const mailToZhao = async (house: House) => (await newMail(house)).filter(({ to }) => to === 'zhao');

const stopped = async () => (await personByEmail(db, people.zhao.email))?.addressStoppedAt !== null;
const header = (bytes: string, name: string) => new RegExp(`^${name}: (.*)\r$`, 'm').exec(bytes)?.[1];

t.test(
  'a letter is tried again with the same bytes under the same Message-ID until it is taken',
  async (t) => {
    const { house, deadline } = await due();
    house.wire.answer = () => deferred;
    await house.tick('2025-12-01T09:00:00+08:00');
    await house.tick('2025-12-01T09:00:59+08:00');
    await house.tick('2025-12-01T09:01:00+08:00');
    house.wire.answer = () => accepted;
    await house.tick('2025-12-01T09:05:59+08:00');
    await house.tick('2025-12-01T09:06:00+08:00');
    await house.tick('2025-12-02T09:06:00+08:00');
    const mail = await newMail(house);
    t.equal(mail.length, 3, 'one minute after the first try, five after the second');
    t.equal(new Set(mail.map(({ bytes }) => bytes)).size, 1);
    const [letter] = await letters(house);
    t.equal(header(mail[0]?.bytes ?? '', 'Message-ID'), letter?.messageId);
    t.same(await events(), ['1 started', '1 deferred', '2 started', '2 deferred', '3 started', '3 accepted']);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
  },
);

t.test('a letter in hand is nobody else’s; when its lease lapses the same bytes go again', async (t) => {
  const { house, deadline } = await due();
  house.at('2025-12-01T09:00:00+08:00');
  await planDay(house.context);
  const first = await claimed(house);
  t.equal(await claimOne(house.context), undefined);
  house.at('2025-12-01T09:15:00+08:00');
  t.equal(await claimOne(house.context), undefined);
  house.at('2025-12-01T09:15:01+08:00');
  const second = await claimed(house);
  t.match(second, { attempt: 2, letterId: first.letterId });
  t.same(second.bytes, first.bytes);
  await recordOutcomes(house.context, [{ claimed: first, outcome: deferred }]);
  t.match(
    (await letters(house))[0]?.state,
    'sending',
    'a late answer does not take the letter from who has it',
  );
  await recordOutcomes(house.context, [{ claimed: second, outcome: accepted }]);
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
  t.equal(await claimOne(house.context), undefined);
});

t.test('a letter that may have gone out goes again even when it is no longer owed', async (t) => {
  const { house, id, deadline } = await due();
  house.at('2025-12-01T09:00:00+08:00');
  await planDay(house.context);
  const first = await claimed(house);
  await markDone(house.context, { personId: house.adminId, enterpriseId: id }, deadline.id);
  await house.tick('2025-12-01T09:16:00+08:00');
  const [again] = await newMail(house);
  t.equal(again?.bytes, Buffer.from(first.bytes).toString('latin1'));
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
});

t.test('when it is not known whether a letter was taken, it goes again with the same bytes', async (t) => {
  const { house } = await due();
  house.wire.answer = () => ({ outcome: 'unknown', blame: 'network', detail: 'lost' });
  await house.tick('2025-12-01T09:00:00+08:00');
  t.match(await letters(house), [{ state: 'sending' }]);
  house.wire.answer = () => accepted;
  await house.tick('2025-12-01T09:02:00+08:00');
  const [one, two, ...more] = await newMail(house);
  t.equal(one?.bytes, two?.bytes);
  t.same(more, []);
});

t.test(
  'a recipient refused for good stops the address; what is planned from then on ends as bounced',
  async (t) => {
    const { house, deadline } = await due();
    house.wire.answer = () => noSuchUser;
    await house.tick('2025-12-01T09:00:00+08:00');
    t.equal(await stopped(), true);
    t.match((await letters(house))[0], { state: 'failed', reason: 'bounced' });
    house.wire.answer = () => accepted;
    await newMail(house);
    await house.tick('2025-12-08T09:00:00+08:00');
    t.same(await mailToZhao(house), []);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 failed bounced', 'zhao v1 -7 suppressed bounced']);
  },
);

t.test('a letter that waited when the address stopped is not posted to it', async (t) => {
  const { house, id, deadline } = await due();
  house.wire.answer = () => noSuchUser;
  house.at('2025-12-01T09:00:00+08:00');
  await planDay(house.context);
  const first = await claimed(house);
  await contract(house, id, [{ label: '二', dueOn: '2025-12-10' }]);
  await planDay(house.context);
  await recordOutcomes(house.context, [{ claimed: first, outcome: noSuchUser }]);
  await house.tick('2025-12-02T09:00:00+08:00');
  t.same(await mailToZhao(house), []);
  const rows = (await letters(house)).filter(({ personId }) => personId === first.personId);
  t.match(
    rows.map(({ state }) => state),
    ['failed', 'suppressed'],
  );
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 failed bounced']);
});

t.test(
  'the relay’s own trouble is no fault of the reader’s: nobody is stopped and the letter goes later',
  async (t) => {
    const { house, deadline } = await due();
    house.wire.answer = () => notSignedIn;
    await house.tick('2025-12-01T09:00:00+08:00');
    await house.tick('2025-12-01T09:04:59+08:00');
    t.equal((await newMail(house)).length, 1);
    t.equal(await stopped(), false);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 planned']);
    house.wire.answer = () => accepted;
    await house.tick('2025-12-01T09:05:00+08:00');
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
  },
);

t.test('a message that is refused for what it is stops nobody', async (t) => {
  const { house } = await due();
  house.wire.answer = () => ({ outcome: 'refused', permanent: true, blame: 'relay', detail: '554 5.7.1' });
  await house.tick('2025-12-01T09:00:00+08:00');
  t.equal(await stopped(), false);
});

t.test('a letter is given up four days after its first try, and says so', async (t) => {
  const { house, deadline } = await due();
  house.wire.answer = () => deferred;
  await house.tick('2025-12-01T09:00:00+08:00');
  await house.tick('2025-12-05T08:59:00+08:00');
  t.equal((await letters(house))[0]?.state, 'queued');
  await house.tick('2025-12-05T13:30:00+08:00');
  t.match((await letters(house))[0], { state: 'failed', reason: 'gave-up' });
  t.match(await ledger(house, deadline.id), ['zhao v1 -14 failed gave-up']);
  t.equal(await stopped(), false);
});

t.test('days of standstill before the first try are no tries', async (t) => {
  const { house } = await due();
  await planDay(house.context);
  house.wire.answer = () => deferred;
  await house.tick('2025-12-07T12:00:00+08:00');
  house.wire.answer = () => accepted;
  await house.tick('2025-12-07T12:01:00+08:00');
  t.equal((await newMail(house)).length, 2, 'a first try that is put off is followed by a second');
});

t.test('thirty letters claimed by two at once are each claimed by one', async (t) => {
  const { house, id } = await due();
  for (let each = 1; each < 30; each += 1) {
    const reader = { email: `reader${each}@haike.example`, name: `读者${each}` };
    const { personId } = await addMember(house.context, id, reader);
    await wish(house, personId, { outlook: false });
  }
  await house.tick('2025-12-01T08:59:00+08:00');
  house.at('2025-12-01T09:00:00+08:00');
  const mine = async () => {
    const found: string[] = [];
    for (;;) {
      const letter = await claimOne(house.context);
      if (!letter) return found;
      found.push(letter.letterId);
    }
  };
  const [one, two] = await Promise.all([mine(), mine()]);
  t.equal(new Set([...one, ...two]).size, 30);
  t.equal(one.length + two.length, 30);
});
