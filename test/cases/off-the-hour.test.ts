import t from 'tap';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { whyReminded } from '../../src/cases/why-reminded.ts';
import { personByEmail } from '../../src/db/people.ts';
import { type Way, wayTo } from '../../src/deadlines/way.ts';
import type { Cadence } from '../../src/deadlines/wishes.ts';
import { contract, deadlineOf, enter, letters, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { registered } from '../support/hook.ts';

const { db } = await openTestDatabase(t);
const address = 'https://open.feishu.cn/open-apis/bot/v2/hook/f-1';
const monday = Temporal.PlainDate.from('2025-12-01');

/** 赵倩 has a robot of Feishu, and is reminded by mail; a report of 海客 is due on 15 December, and the outlook goes out on Mondays. */
async function withRobot() {
  const house = await openHouse(db, '2025-11-28T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const channel = wayTo('feishu', await registered(house, personId, { channel: 'feishu', address }));
  const owner = { personId, enterpriseId };
  const choose = async (chosen: Way, cadence: Cadence) => {
    const [held] = await listSubscriptions(house.context, owner);
    const seen = { id: held?.id ?? '', expected: held?.revision ?? 0 };
    await replaceSubscription(house.context, owner, seen, { channel: chosen, cadence, outlook: true });
  };
  await choose('mail', 'daily');
  await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-15' }]);
  await house.tick();
  return { house, enterpriseId, channel, choose };
}

t.test('what a robot is sent goes off the hour, at the minute that is foretold and explained', async (t) => {
  for (const cadence of ['daily', 'at-once'] as const) {
    const { house, enterpriseId, channel: robot, choose } = await withRobot();
    await choose(robot, cadence);
    const foretold = await simulate(house.context, monday, monday);
    const minutes = [...new Set(foretold.map(({ minute }) => minute))];
    t.same(
      foretold.map(({ kind }) => kind).toSorted(),
      [cadence === 'daily' ? 'digest' : 'single', 'outlook'].toSorted(),
    );
    t.equal(minutes.length, 1, 'the robot has one minute');
    const [minute = 0] = minutes;
    t.ok(minute > 540 && minute < 550, `${minute}`);
    const clock = `09:0${minute - 540}`;
    const { id } = await deadlineOf(house, enterpriseId, 'project-report');
    const [reader] = (await whyReminded(house.context, enterpriseId, id)).readers;
    t.ok(reader?.words.zh.includes(clock), `${reader?.words.zh} says ${clock}`);
    await house.tick('2025-12-01T00:10:00+08:00');
    const waiting = (await letters(house)).filter(({ channel }) => channel !== 'mail');
    const due = `2025-12-01T${clock}:00+08:00[Asia/Shanghai]`;
    t.same(
      waiting.map(({ nextAttemptAt }) => nextAttemptAt.toZonedDateTimeISO('Asia/Shanghai').toString()),
      [due, due],
    );
  }
});

t.test('an outlook that moves to a robot before its hour keeps off it too', async (t) => {
  const { house, channel: robot, choose } = await withRobot();
  await house.tick('2025-12-01T00:10:00+08:00');
  house.at('2025-12-01T08:00:00+08:00');
  await choose(robot, 'daily');
  const [moved] = (await letters(house)).filter(
    ({ kind, channel }) => kind === 'outlook' && channel === robot,
  );
  t.match(`${moved?.nextAttemptAt}`, /^2025-12-01T01:0[1-9]:00Z$/);
});
