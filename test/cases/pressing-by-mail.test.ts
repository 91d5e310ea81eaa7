import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { addSubscription, endSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { respond } from '../../src/cases/respond.ts';
import { why } from '../../src/cases/why.ts';
import { whyReminded } from '../../src/cases/why-reminded.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { contract, deadlineOf, ledger, newMail, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const failing: Outcome = { outcome: 'deferred', blame: 'recipient', detail: 'failed: HTTP 500' };
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '200' };

type Hooked = Awaited<ReturnType<typeof byWebhook>>;

const mailOf = async ({ house }: Hooked) =>
  (await newMail(house)).filter(({ to }) => to === 'zhao').map(({ text }) => text);

/** What the ledger has of the rung that is tried. */
const ledgerOf = async ({ house, owner }: Hooked) => {
  const { id } = await deadlineOf(house, owner.enterpriseId, 'project-report');
  return (await ledger(house, id)).filter((line) => line.includes(' -7 ')).toSorted();
};

const at = (minute: string) => `2025-11-28T09:${minute}:00+08:00`;

/** A webhook that fails, and a report on Friday, 5 December: by 2 December, when the letter of 28 November is given up, it presses. */
async function pressing(answer: Outcome = failing) {
  const way = await byWebhook(db, '2025-12-05');
  way.hook.answer = () => answer;
  await way.look(at('00'));
  return way;
}

t.test(
  'what would press before a failing webhook is given up goes by mail after the second try, once',
  async (t) => {
    const way = await pressing();
    await way.look(at('01'));
    t.equal(way.hook.posted.length, 2);
    t.same(await mailOf(way), [], 'a minute is not waited for');
    await way.look(at('02'));
    const texts = await mailOf(way);
    t.equal(texts.length, 1);
    t.match(texts[0], /报告[\s\S]*2025年12月5日/);
    t.same(await ledgerOf(way), ['zhao v1 -7 planned', 'zhao v1 -7 sent undelivered']);
    for (const minute of ['06', '21', '51']) await way.look(at(minute));
    for (const day of ['11-29', '11-30', '12-01']) await way.look(`2025-${day}T08:00:00+08:00`);
    t.same(await mailOf(way), [], 'further tries that fail add nothing');
  },
);

t.test('what does not press by then waits for the webhook', async (t) => {
  const way = await byWebhook(db, '2025-12-12');
  await contract(way.house, way.owner.enterpriseId, [{ label: '二', dueOn: '2025-12-05' }]);
  way.hook.answer = () => failing;
  for (const minute of ['00', '01', '02', '03']) await way.look(at(minute));
  const texts = await mailOf(way);
  t.equal(texts.length, 1);
  t.match(texts[0], /2025年12月5日/);
  t.notMatch(texts[0], /2025年12月12日/);
});

t.test('a webhook that takes the letter later has told it too, and nothing is told as lost', async (t) => {
  const way = await pressing();
  for (const minute of ['01', '02']) await way.look(at(minute));
  t.equal((await mailOf(way)).length, 1);
  way.hook.answer = () => accepted;
  for (const minute of ['06', '07', '08']) await way.look(at(minute));
  t.same(await mailOf(way), []);
  t.same(await ledgerOf(way), ['zhao v1 -7 sent', 'zhao v1 -7 sent undelivered']);
});

t.test('when the webhook is stopped in the end, what mail has told is not told again', async (t) => {
  const way = await pressing();
  for (const minute of ['01', '02']) await way.look(at(minute));
  t.equal((await mailOf(way)).length, 1);
  way.hook.answer = () => ({ outcome: 'refused', permanent: true, blame: 'recipient', detail: 'gone: 410' });
  for (const minute of ['06', '07', '08']) await way.look(at(minute));
  const about = (await mailOf(way)).filter((text) => text.includes('打开详情'));
  t.same(about, [], 'only that the way is stopped');
  t.same(await ledgerOf(way), ['zhao v1 -7 failed bounced', 'zhao v1 -7 sent undelivered']);
});

t.test('a wait of hours that the webhook asks for is not waited for', async (t) => {
  const way = await pressing({ ...failing, detail: 'busy: HTTP 503', retryAfterSeconds: 80_000 });
  await way.look(at('01'));
  t.equal(way.hook.posted.length, 1);
  t.equal((await mailOf(way)).length, 1);
  const reports = ['2025-11-28', '2025-12-31'].map((dueOn) => ({ label: dueOn, dueOn }));
  await contract(way.house, way.owner.enterpriseId, reports);
  for (const minute of ['02', '03', '04']) await way.look(at(minute));
  t.equal(way.hook.posted.length, 1, 'nothing else is posted there meanwhile');
  const texts = await mailOf(way);
  t.equal(texts.length, 1);
  t.match(texts[0], /2025年11月28日/, 'nor does what is held back by that wait');
});

t.test('whoever has read of it meanwhile, or turned all off, gets no mail', async (t) => {
  for (const how of ['read', 'off']) {
    const way = await pressing();
    const { id } = await deadlineOf(way.house, way.owner.enterpriseId, 'project-report');
    way.house.at('2025-11-28T09:00:30+08:00');
    if (how === 'read')
      await respond(way.house.context, { ...way.owner, via: 'api' }, id, { kind: 'acknowledged' });
    else await endSubscription(way.house.context, way.owner, { id: way.subscriptionId, expected: 2 });
    for (const minute of ['01', '02']) await way.look(at(minute));
    t.same(await mailOf(way), [], how);
  }
});

t.test('whoever is reminded by mail as well gets one mail', async (t) => {
  const way = await byWebhook(db, '2025-12-05');
  way.hook.answer = () => failing;
  await addSubscription(way.house.context, way.owner, { channel: 'mail', outlook: false });
  for (const minute of ['00', '01', '02', '03']) await way.look(at(minute));
  t.equal((await mailOf(way)).length, 1);
  t.same(await ledgerOf(way), ['zhao v1 -7 planned', 'zhao v1 -7 sent']);
});

t.test('the ledger explains both, also as of an earlier day', async (t) => {
  const way = await pressing();
  for (const minute of ['01', '02']) await way.look(at(minute));
  const { context } = way.house;
  const { id } = await deadlineOf(way.house, way.owner.enterpriseId, 'project-report');
  const { rows } = await whyReminded(context, way.owner.enterpriseId, id);
  const byWay = new Map(rows.map(({ channel, words }) => [channel, words]));
  t.match(byWay.get('mail'), {
    zh: '已发送：另一接收方式未送达，改由邮件发送',
    en: 'sent: by mail, for another way had not delivered it',
  });
  t.match(byWay.get(way.way), {
    zh: /^待发送：.*；另由邮件发送$/,
    en: /^waiting: .*; it goes by mail too$/,
  });
  await way.look('2025-11-29T08:00:00+08:00');
  const then = (await why(context, id, '2025-11-28')).ledger.filter(({ rung }) => rung === '-7');
  t.same(then.map(({ state, reason }) => [state, reason]).toSorted(), [
    ['planned', null],
    ['sent', 'undelivered'],
  ]);
});

t.test(
  'whom mail has told in place of a webhook, mail tells of a new day, whatever waits there',
  async (t) => {
    const way = await byWebhook(db, '2025-12-05');
    await contract(way.house, way.owner.enterpriseId, [{ label: '二', dueOn: '2025-12-05' }]);
    way.hook.answer = () => failing;
    for (const minute of ['00', '01', '02']) await way.look(at(minute));
    t.equal((await mailOf(way)).length, 1);
    const reports = [{ label: '报告', dueOn: '2026-03-20' }];
    await revise(way.house, way.owner.enterpriseId, { id: way.factId, expected: 1 }, reports);
    await way.look(at('03'));
    const texts = await mailOf(way);
    t.equal(texts.length, 1);
    for (const day of ['2025年12月5日', '2026年3月20日']) t.ok(texts[0]?.includes(day), day);
  },
);
