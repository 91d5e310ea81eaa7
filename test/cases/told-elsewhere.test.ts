import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import {
  addSubscription,
  endSubscription,
  replaceSubscription,
} from '../../src/cases/reminder-subscriptions.ts';
import { removeEndpoint } from '../../src/cases/remove-endpoint.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { contract, deadlineOf, ledger, newMail, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const failing: Outcome = { outcome: 'deferred', blame: 'recipient', detail: 'failed: HTTP 500' };
const gone: Outcome = { outcome: 'refused', permanent: true, blame: 'recipient', detail: 'gone: HTTP 410' };

type Hooked = Awaited<ReturnType<typeof byWebhook>>;

/** What 赵倩 read by mail since the last look. */
const mailOf = async ({ house }: Hooked) =>
  (await newMail(house)).filter(({ to }) => to === 'zhao').map(({ text }) => text);

/** Told of 15 December by the webhook; then the day is 20 March. */
async function moved(answer: Outcome) {
  const way = await byWebhook(db);
  await way.look('2025-12-01T09:00:00+08:00');
  way.hook.answer = () => answer;
  way.house.at('2025-12-03T12:00:00+08:00');
  await revise(way.house, way.owner.enterpriseId, { id: way.factId, expected: 1 }, [
    { label: '报告', dueOn: '2026-03-20' },
  ]);
  return way;
}

t.test('what a webhook refuses for good goes by mail at once, and what waits for it too', async (t) => {
  const way = await byWebhook(db);
  way.hook.answer = () => gone;
  await way.look('2025-12-01T09:00:00+08:00');
  for (const minute of ['01', '02']) await way.look(`2025-12-01T09:${minute}:00+08:00`);
  const texts = (await mailOf(way)).filter(
    (text) => text.includes('报告') && text.includes('2025年12月15日'),
  );
  t.equal(texts.filter((text) => !text.includes('已停用')).length, 1);
  t.match(
    texts.filter((text) => text.includes('已停用')),
    [/未经该方式送达的提醒\n +改由邮件发送到本邮箱\n +2025年12月15日.*：.*报告/],
    'and its owner reads what the way has not delivered',
  );
  const { id } = await deadlineOf(way.house, way.owner.enterpriseId, 'project-report');
  t.same((await ledger(way.house, id)).toSorted(), [
    'zhao v1 -14 failed bounced',
    'zhao v1 -14 sent undelivered',
  ]);
});

t.test('a letter that waits for its hour at a way that is stopped goes by mail instead', async (t) => {
  const way = await byWebhook(db);
  way.hook.answer = () => failing;
  await way.look('2025-12-01T09:00:00+08:00');
  await contract(way.house, way.owner.enterpriseId, [{ label: '二', dueOn: '2025-12-17' }]);
  await way.look('2025-12-03T09:00:00+08:00');
  t.same(await mailOf(way), []);
  way.hook.answer = () => gone;
  for (const minute of ['00', '01', '02', '03']) await way.look(`2025-12-03T14:${minute}:00+08:00`);
  const texts = await mailOf(way);
  const [reminders, stopped] = [false, true].map((is) =>
    texts.filter((text) => text.includes('已停用') === is).join('\n'),
  );
  // What waits for the way when the letter is written is not delivered either.
  for (const text of [reminders, stopped])
    for (const word of [/报告/, /2025年12月15日/, /2025年12月17日/]) t.match(text, word);
});

t.test('a correction that waits at a failing webhook goes by mail when that is taken away', async (t) => {
  const way = await moved(failing);
  await way.look('2025-12-03T12:01:00+08:00');
  await removeEndpoint(way.house.context, way.owner.personId, way.hookId);
  await way.look('2025-12-03T12:02:00+08:00');
  await way.look('2025-12-03T12:03:00+08:00');
  const texts = await mailOf(way);
  t.equal(texts.length, 1);
  for (const day of ['2025年12月15日', '2026年3月20日']) t.ok(texts[0]?.includes(day), day);
});

t.test('a correction that is refused for good goes by mail, without anybody doing anything', async (t) => {
  const way = await moved(gone);
  for (const minute of ['01', '02', '03']) await way.look(`2025-12-03T12:${minute}:00+08:00`);
  t.ok((await mailOf(way)).some((text) => text.includes('2026年3月20日')));
});

t.test('a correction nobody has tried to send moves with the choice of another way', async (t) => {
  const way = await moved(failing);
  const change = { id: way.subscriptionId, expected: 2 };
  await replaceSubscription(way.house.context, way.owner, change, { channel: 'mail', outlook: false });
  await way.look('2025-12-03T12:01:00+08:00');
  t.equal((await mailOf(way)).filter((text) => text.includes('2026年3月20日')).length, 1);
});

t.test(
  'whoever was told by a way that is gone hears of a new day by the one that is left, once',
  async (t) => {
    const way = await byWebhook(db);
    await way.look('2025-12-01T09:00:00+08:00');
    way.house.at('2025-12-02T10:00:00+08:00');
    await removeEndpoint(way.house.context, way.owner.personId, way.hookId);
    await way.look('2025-12-02T10:01:00+08:00');
    await way.look('2025-12-03T09:00:00+08:00');
    await mailOf(way);
    const { enterpriseId } = way.owner;
    await revise(way.house, enterpriseId, { id: way.factId, expected: 1 }, [
      { label: '报告', dueOn: '2026-03-20' },
    ]);
    await way.look('2025-12-03T12:01:00+08:00');
    await way.look('2025-12-04T09:00:00+08:00');
    t.equal((await mailOf(way)).filter((text) => text.includes('2026年3月20日')).length, 1);
  },
);

t.test('what the old way told is not told again by the one that takes its place', async (t) => {
  for (const how of ['removed', 'left'] as const) {
    const way = await byWebhook(db);
    await way.look('2025-12-01T09:00:00+08:00');
    t.equal(way.hook.posted.length, 1);
    way.house.at('2025-12-01T15:00:00+08:00');
    const change = { id: way.subscriptionId, expected: 2 };
    if (how === 'removed') await removeEndpoint(way.house.context, way.owner.personId, way.hookId);
    else await replaceSubscription(way.house.context, way.owner, change, { channel: 'mail', outlook: false });
    await way.look('2025-12-01T15:01:00+08:00');
    await way.look('2025-12-02T09:00:00+08:00');
    t.same(await mailOf(way), [], how);
    await way.look('2025-12-08T09:00:00+08:00');
    t.equal((await mailOf(way)).length, 1, 'the next rung goes by mail');
  }
});

t.test('a second way that is added tells by itself what the first has told', async (t) => {
  const way = await byWebhook(db);
  await way.look('2025-12-01T09:00:00+08:00');
  way.house.at('2025-12-01T15:00:00+08:00');
  await addSubscription(way.house.context, way.owner, { channel: 'mail', outlook: false });
  await way.look('2025-12-01T15:01:00+08:00');
  await way.look('2025-12-02T09:00:00+08:00');
  t.equal((await mailOf(way)).length, 1);
});

t.test('whoever has turned all off gets nothing by another way', async (t) => {
  const way = await moved(failing);
  await way.look('2025-12-03T12:01:00+08:00');
  await endSubscription(way.house.context, way.owner, { id: way.subscriptionId, expected: 2 });
  way.hook.answer = () => gone;
  for (const minute of ['10', '11', '12']) await way.look(`2025-12-03T12:${minute}:00+08:00`);
  t.notOk((await mailOf(way)).some((text) => text.includes('2026年3月20日')));
});
