import { eq } from 'drizzle-orm';
import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { watcher } from '../../src/cases/watch.ts';
import { findRun } from '../../src/db/runs.ts';
import { deadline } from '../../src/db/schema/deadlines.ts';
import { letter, reminder } from '../../src/db/schema/letters.ts';
import {
  contract,
  deadlineOf,
  enter,
  type House,
  ledger,
  letters,
  newMail,
  openHouse,
  recordingWire,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250' };
const relayDown: Outcome = { outcome: 'deferred', blame: 'relay', detail: 'ECONNREFUSED' };
const greylisted: Outcome = { outcome: 'deferred', blame: 'recipient', detail: '451 4.7.1' };
const noSuchUser: Outcome = { outcome: 'refused', permanent: true, blame: 'recipient', detail: '550 5.1.1' };

/** 海客 with a report whose first rung is 1 December, its log kept, and one copy of the service that watches. */
async function watched(at = '2025-12-01T08:00:00+08:00') {
  const house = await openHouse(db, at);
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  const logged: string[] = [];
  house.context.log = { error: (_, text) => logged.push(text) };
  const look = watcher(house.context, '甲');
  return {
    house,
    logged,
    deadline: await deadlineOf(house, id, 'project-report'),
    /** A look at an instant: what it found. */
    look: async (instant: string) => {
      house.at(instant);
      return (await look()).map(({ what }) => what);
    },
  };
}

const troubled = async (house: House) =>
  (await letters(house))
    .filter(({ kind }) => kind === 'trouble')
    .map(({ slot, state }) => `${slot} ${state}`);

/** The text of the letters about the service itself. */
const told = async (house: House) =>
  (await newMail(house)).map(({ text }) => text).filter((text) => /级别为|重发|SMTP_URL/.test(text));

t.test('letters that failed are logged at once, and told the next morning, once, by reason', async (t) => {
  const { house, look, logged } = await watched();
  house.wire.answer = ({ envelope }) => (envelope.to.startsWith('zhao') ? noSuchUser : accepted);
  await house.tick('2025-12-01T09:00:00+08:00');
  await house.tick('2025-12-01T09:01:00+08:00');
  t.same(await look('2025-12-01T09:01:00+08:00'), [], 'the day is not over');
  t.same(logged, ['letters have failed']);
  t.same(await look('2025-12-02T00:01:00+08:00'), ['failed-letters']);
  t.same(await look('2025-12-02T00:07:00+08:00'), ['failed-letters']);
  await newMail(house);
  await house.tick('2025-12-02T08:59:00+08:00');
  t.same(await told(house), [], 'nobody is woken for it');
  await house.tick('2025-12-02T09:00:00+08:00');
  const [text, ...more] = await told(house);
  t.same(more, []);
  t.match(text, '2025年12月1日 周一有1封信未能送达');
  t.match(text, '收件地址被永久拒绝：1封');
  t.match(text, 'https://qixian.example/api/v1/letters?state=failed');
  t.same(await look('2025-12-03T00:07:00+08:00'), [], 'and no longer');
});

t.test(
  'a relay that takes nothing for half an hour is told; one reader’s server that waits is not',
  async (t) => {
    const { house, look } = await watched();
    house.wire.answer = () => greylisted;
    await house.tick('2025-12-01T09:00:00+08:00');
    for (const minute of ['01', '06', '21']) await house.tick(`2025-12-01T09:${minute}:00+08:00`);
    t.same(await look('2025-12-01T09:50:00+08:00'), [], 'its next try is at 09:51');
    house.wire.answer = () => relayDown;
    for (const at of ['09:55', '10:00', '10:05', '10:10', '10:15', '10:20'])
      await house.tick(`2025-12-01T${at}:00+08:00`);
    t.same(await look('2025-12-01T10:24:59+08:00'), []);
    t.same(
      await look('2025-12-01T10:30:00+08:00'),
      ['nothing-sent'],
      'since 09:55, whatever the tries since',
    );
    t.same(await look('2025-12-01T10:36:00+08:00'), ['nothing-sent']);
    t.same(await troubled(house), ['nothing-sent/2025-12-01 queued'], 'one letter a day');
    await newMail(house);
    house.wire.answer = () => accepted;
    await house.tick('2025-12-01T12:00:00+08:00');
    t.match(await told(house), [/半小时内一封也没有发出/]);
    t.same(await look('2025-12-01T12:01:00+08:00'), []);
  },
);

t.test('a day not planned by ten is told, and not any more once it is', async (t) => {
  const { house, look } = await watched();
  t.same(await look('2025-12-01T09:59:59+08:00'), []);
  t.same(await look('2025-12-01T10:05:00+08:00'), ['no-plan']);
  await house.tick('2025-12-01T10:06:00+08:00');
  t.same(await troubled(house), ['no-plan/2025-12-01 suppressed'], 'planned before the letter went out');
  t.same(await look('2025-12-01T10:12:00+08:00'), []);
});

t.test('a service that has just come up has half an hour to put right what stood still', async (t) => {
  const { house, look } = await watched('2025-12-01T15:00:00+08:00');
  t.same(await look('2025-12-01T15:00:30+08:00'), [], 'no plan yet, though it is past ten');
  t.same(await look('2025-12-01T15:31:00+08:00'), ['no-plan']);
  t.equal((await letters(house)).length, 1);
});

t.test('a reminder left in a letter that ended goes out in another, and is told', async (t) => {
  const {
    house,
    look,
    logged,
    deadline: { id },
  } = await watched();
  house.at('2025-12-01T08:30:00+08:00');
  await planDay(house.context);
  const settledAt = Temporal.Instant.from('2025-12-01T08:31:00+08:00');
  await db.update(letter).set({ state: 'suppressed', settledAt });
  t.same(await look('2025-12-01T08:33:00+08:00'), ['forgotten']);
  t.match(logged, [/left in letters/, /forgotten/]);
  await house.tick('2025-12-01T08:34:00+08:00');
  t.same(await ledger(house, id), ['zhao v1 -14 sent']);
  t.match(await newMail(house), [{ text: /1条提醒留在已结束的信件里/ }, { to: 'zhao', text: /报告/ }]);
  t.same(await look('2025-12-02T00:01:00+08:00'), [], 'told on its day');
});

t.test('what was left while nobody looked for days goes out after the next start', async (t) => {
  const { house, deadline } = await watched();
  house.at('2025-12-01T08:30:00+08:00');
  await planDay(house.context);
  const settledAt = Temporal.Instant.from('2025-12-01T08:31:00+08:00');
  await db.update(letter).set({ state: 'suppressed', settledAt });
  house.at('2025-12-03T08:00:00+08:00');
  await watcher(house.context, 'started again')();
  await house.tick('2025-12-03T08:01:00+08:00');
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
});

t.test('a reminder in no letter is collected by the look itself, and is no trouble', async (t) => {
  const {
    house,
    look,
    deadline: { id },
  } = await watched();
  await planDay(house.context);
  await db.update(reminder).set({ letterId: null });
  t.same(await look('2025-12-01T09:01:00+08:00'), [], 'an hour and a minute after it was planned');
  const [row] = await db.select().from(reminder).where(eq(reminder.deadlineId, id));
  t.ok(row?.letterId);
});

t.test('of copies that look at once one does, and the next look is five minutes later', async (t) => {
  const { house, logged } = await watched();
  const copies = ['甲', '乙', '丙'].map((copy) => watcher(house.context, copy));
  house.at('2025-12-01T10:30:00+08:00');
  const found = (await Promise.all(copies.map((each) => each()))).flat();
  t.equal(found.length, 1);
  t.equal(logged.length, 1);
  for (const at of ['10:31', '10:35']) {
    house.at(`2025-12-01T${at}:00+08:00`);
    t.same((await Promise.all(copies.map((each) => each()))).flat(), []);
  }
  house.at('2025-12-01T10:35:01+08:00');
  t.equal((await Promise.all(copies.map((each) => each()))).flat().length, 1);
});

for (const [title, nextRungOn] of [
  ['has no next look', null],
  ['would be looked at too late', Temporal.PlainDate.from('2025-12-20')],
] as const)
  t.test(`a deadline that ${title} is found in the night, planned, and told`, async (t) => {
    const {
      house,
      logged,
      deadline: { id },
    } = await watched();
    await house.tick('2025-12-01T09:00:00+08:00');
    await house.tick('2025-12-02T09:00:00+08:00');
    await db.update(deadline).set({ nextRungOn }).where(eq(deadline.id, id));
    await house.tick('2025-12-02T23:59:00+08:00');
    t.same(logged, [], 'the night of the 2nd was before it');
    await house.tick('2025-12-03T00:00:00+08:00');
    t.same(logged, ['deadlines were forgotten']);
    t.match(await findRun(db, 'sweep', '2025-12-03'), { planned: 1 });
    const [row] = await db.select().from(deadline).where(eq(deadline.id, id));
    t.equal(String(row?.nextRungOn), '2025-12-08', 'a week before the 15th, as the ladder of reports has it');
    await house.tick('2025-12-08T09:00:00+08:00');
    t.same(await ledger(house, id), ['zhao v1 -14 sent', 'zhao v1 -7 sent']);
    house.at('2025-12-03T00:05:00+08:00');
    t.match(await watcher(house.context, '甲')(), [{ what: 'forgotten', looks: 1, stranded: 0 }]);
  });

t.test(
  'where nothing is forgotten, nothing is found: through half a month of a busy enterprise',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const id = await enter(house, 'shenjiang', ['chen', 'wang']);
    await contract(house, id, [
      { label: '一', dueOn: '2025-12-15' },
      { label: '二', dueOn: '2025-12-08' },
    ]);
    house.wire.answer = recordingWire().answer;
    let looked = 0;
    for (let day = 1; day <= 16; day += 1) {
      const on = `2025-12-${String(day).padStart(2, '0')}`;
      await house.tick(`${on}T09:00:00+08:00`);
      const run = await findRun(db, 'sweep', on);
      t.equal(run?.planned, 0, on);
      looked += run?.looked ?? 0;
    }
    t.ok(looked > 16, `${looked} deadlines were put to the planner`);
  },
);
