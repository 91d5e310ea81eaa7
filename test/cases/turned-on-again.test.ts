import t from 'tap';
import {
  addSubscription,
  endSubscription,
  listSubscriptions,
  replaceSubscription,
} from '../../src/cases/reminder-subscriptions.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { deadlineOf, ledger, newMail } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

/** 赵倩, reminded by mail, on the morning on which the report's rung of seven days is planned: 8 December. */
async function morning() {
  const at = await byWebhook(db);
  const { house, owner, look } = at;
  const change = async () => {
    const [one] = await listSubscriptions(house.context, owner);
    return { id: one?.id ?? '', expected: one?.revision ?? 0 };
  };
  const choose = async (channel: 'mail' | typeof at.way) => {
    await replaceSubscription(house.context, owner, await change(), { channel, outlook: false });
  };
  const end = async () => await endSubscription(house.context, owner, await change());
  await choose('mail');
  await look('2025-12-01T09:00:00+08:00');
  await newMail(house);
  await look('2025-12-08T00:01:00+08:00');
  const { id } = await deadlineOf(house, owner.enterpriseId, 'project-report');
  house.at('2025-12-08T08:00:00+08:00');
  /** The reminders that came by mail on a day. */
  const mailOf = async (day: string) => {
    for (const minute of ['00', '01', '02']) await look(`${day}T09:${minute}:00+08:00`);
    const mail = await newMail(house);
    return mail.filter(({ text }) => text.includes('报告') && !text.includes('改由邮件发送'));
  };
  const seven = async () => (await ledger(house, id)).filter((line) => line.includes(' -7 '));
  return { ...at, choose, end, mailOf, seven };
}

t.test('another way chosen in the morning, and mail again: the reminder of the day comes', async (t) => {
  const { choose, mailOf, seven, way } = await morning();
  await choose(way);
  await choose('mail');
  t.equal((await mailOf('2025-12-08')).length, 1);
  t.match(await seven(), [/sent/]);
});

t.test('turned off and on again in the morning: the reminder of the day comes, once', async (t) => {
  const { house, owner, end, mailOf, seven } = await morning();
  await end();
  t.match(await seven(), [/muted/]);
  await addSubscription(house.context, owner, { channel: 'mail', outlook: false });
  t.equal((await mailOf('2025-12-08')).length, 1);
  t.equal((await mailOf('2025-12-09')).length, 0);
  t.match(await seven(), [/sent/]);
});

t.test('turned on again on another day: what was turned off stays off, the next one comes', async (t) => {
  const { house, owner, end, mailOf } = await morning();
  await end();
  t.equal((await mailOf('2025-12-08')).length, 0);
  house.at('2025-12-09T08:00:00+08:00');
  await addSubscription(house.context, owner, { channel: 'mail', outlook: false });
  t.equal((await mailOf('2025-12-09')).length, 0);
  t.equal((await mailOf('2025-12-12')).length, 1);
});

t.test(
  'a way chosen in the morning that is gone at nine: mail tells what it was turned off for',
  async (t) => {
    const { choose, mailOf, seven, way, hook } = await morning();
    hook.answer = () => ({ outcome: 'refused', permanent: true, blame: 'recipient', detail: '410' });
    await choose(way);
    const mail = await mailOf('2025-12-08');
    t.equal(mail.length, 1, 'the letter about the stopped way promises it');
    t.match((await seven()).toSorted(), [/failed/, /sent/]);
  },
);
