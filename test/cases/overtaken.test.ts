import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { personByEmail } from '../../src/db/people.ts';
import { attachReminders } from '../../src/db/reminders.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import type { Cadence } from '../../src/deadlines/wishes.ts';
import { publishNow } from '../support/announce.ts';
import {
  contract,
  deadlineOf,
  enter,
  type House,
  ledger,
  newMail,
  openHouse,
  people,
  subscribe,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

/** 赵倩 of 海客, who is reminded by mail on days of her own, before a report is registered. */
async function reader(at: string) {
  const house = await openHouse(db, at);
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const owner = { personId, enterpriseId };
  const choose = async (cadence: Cadence, days: number[]) => {
    const [one] = await listSubscriptions(house.context, owner);
    const seen = { id: one?.id ?? '', expected: one?.revision ?? 0 };
    const ladders = { 'project-report': days };
    await replaceSubscription(house.context, owner, seen, {
      channel: 'mail',
      outlook: false,
      cadence,
      ladders,
    });
  };
  const report = async (dueOn: string) => {
    await contract(house, enterpriseId, [{ label: '报告', dueOn }]);
    await house.tick();
    return (await deadlineOf(house, enterpriseId, 'project-report')).id;
  };
  return { house, choose, report };
}

/** One whose reminder of seven days, registered late, waits for Monday’s digest, while daily ones are wanted by now. */
async function waiting() {
  const { house, choose, report } = await reader('2025-12-02T10:00:00+08:00');
  await choose('weekly', [14, 7, 3]);
  const id = await report('2025-12-12');
  await choose('daily', [14, 7, 5, 3]);
  await house.tick();
  t.match(await ledger(house, id), ['zhao v1 -14 suppressed merged', 'zhao v1 -7 planned']);
  return { house, id };
}

async function foretold({ context }: House, from: string, to = from): Promise<string[]> {
  const letters = await simulate(context, Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
  return letters.map(({ on, kind, items }) => [on, kind, ...items.map(({ rung }) => rung)].join(' '));
}

t.test('a digest that said a day beforehand silences none of those that are asked for since', async (t) => {
  const { house, choose, report } = await reader('2025-12-01T08:00:00+08:00');
  await choose('weekly', [14, 9]);
  const id = await report('2025-12-19');
  await house.tick('2025-12-08T09:00:00+08:00');
  t.match(await ledger(house, id), [/./, 'zhao v1 -9 sent']);
  await newMail(house);
  house.at('2025-12-08T15:00:00+08:00');
  await choose('daily', [14, 10, 9]);
  t.same(await foretold(house, '2025-12-08', '2025-12-17'), ['2025-12-09 digest -10']);
  await house.tick('2025-12-09T09:00:00+08:00');
  t.equal((await newMail(house)).length, 1);
  t.match(await ledger(house, id), [/./, 'zhao v1 -10 sent', 'zhao v1 -9 sent']);
});

t.test('what a later letter says that was tried in vain is said all the same', async (t) => {
  const { house, id } = await waiting();
  const refused = new Set<string>();
  house.wire.answer = (message) => {
    if (house.context.clock.now().toString() < '2025-12-08') refused.add(message.id);
    return refused.has(message.id)
      ? { outcome: 'refused', permanent: true, blame: 'relay', detail: '554 5.7.1' }
      : { outcome: 'accepted', blame: 'relay', detail: '250 OK' };
  };
  await house.tick('2025-12-07T09:00:00+08:00');
  t.equal(refused.size, 1);
  house.at('2025-12-08T08:59:00+08:00');
  const said = await foretold(house, '2025-12-08');
  for (const at of ['08T09:00', '12T12:00']) await house.tick(`2025-12-${at}:00+08:00`);
  const after = await ledger(house, id);
  t.same(after.slice(1, 3), ['zhao v1 -7 sent', 'zhao v1 -5 failed gave-up']);
  t.ok(said.includes('2025-12-08 digest -7'));
});

t.test('what was said before a digest is not foretold of it', async (t) => {
  const { house, id } = await waiting();
  t.same(await foretold(house, '2025-12-07', '2025-12-08'), ['2025-12-07 digest -5']);
  await house.tick('2025-12-07T09:00:00+08:00');
  t.same(await foretold(house, '2025-12-07', '2025-12-08'), []);
  await newMail(house);
  await house.tick('2025-12-08T09:00:00+08:00');
  t.same(await newMail(house), []);
  t.match(await ledger(house, id), [/./, 'zhao v1 -7 suppressed merged', 'zhao v1 -5 sent']);
});

t.test('nor what is said by a letter to come of what had no room in its own', async (t) => {
  const { house, id } = await waiting();
  await house.tick('2025-12-07T00:01:00+08:00');
  const five = (await db.select().from(reminder)).filter(({ rung }) => rung === '-5');
  await attachReminders(
    db,
    null,
    five.map((each) => each.id),
  );
  t.same(await foretold(house, '2025-12-07', '2025-12-08'), ['2025-12-07 urgent -5']);
  await house.tick('2025-12-07T00:02:00+08:00');
  await house.tick('2025-12-08T09:00:00+08:00');
  t.match(await ledger(house, id), [/./, 'zhao v1 -7 suppressed merged', 'zhao v1 -5 sent']);
});

t.test(
  'a digest that says none of its dates any more is foretold where it tells of an announcement',
  async (t) => {
    const { house, report } = await reader('2025-12-01T00:01:00+08:00');
    await subscribe(house, 'zhao', [{ scope: 'district', value: 'jiading', mode: 'digest' }]);
    await report('2025-12-15');
    const title = { zh: '通知', en: 'Notice' };
    const { id } = await draftAnnouncement(house.context, house.adminId, {
      title,
      source: { title, reference: '嘉经〔2025〕9号' },
      publishedOn: '2025-12-01',
      effect: { kind: 'notice' },
      about: { districts: ['jiading'] },
    });
    await publishNow(house, id, (await rehearse(house.context, id)).digest);
    await house.tick();
    house.at('2025-12-08T03:00:00+08:00');
    const said = await foretold(house, '2025-12-08');
    await house.tick();
    t.equal((await newMail(house)).length, 1);
    await house.tick('2025-12-08T09:00:00+08:00');
    t.equal((await newMail(house)).length, 1);
    t.same(said.toSorted(), ['2025-12-08 digest', '2025-12-08 digest -7']);
  },
);
