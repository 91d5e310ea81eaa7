import t from 'tap';
import { answerByLink, linkedDeadline } from '../../src/cases/answer-by-link.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import type { Message } from '../../src/channels/channel.ts';
import { personByEmail } from '../../src/db/people.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { wayTo } from '../../src/deadlines/way.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { deadlinePage } from '../../src/pages/deadline.ts';
import { contract, enter, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { registered } from '../support/hook.ts';

const { db } = await openTestDatabase(t);
const id = '01890a5d-0000-7000-8000-0000000000aa';
const addresses = {
  webhook: 'https://hooks.example/a',
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=t-1',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/f-1',
};

/** What 赵倩’s only way is sent on the rung’s day and as the weekly outlook (1 December 2025 is a Monday), as text. */
async function sentBy(channel: keyof typeof addresses) {
  const house = await openHouse(db, '2025-11-28T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  await registered(house, personId, { id, channel, address: addresses[channel], label: '群' });
  const owner = { personId, enterpriseId };
  const [usual] = await listSubscriptions(house.context, owner);
  const change = { id: usual?.id ?? '', expected: usual?.revision ?? 0 };
  await replaceSubscription(house.context, owner, change, { channel: wayTo(channel, id), outlook: true });
  await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-15' }]);
  const posted: Message[] = [];
  const wire = {
    name: channel,
    post: async (message: Message) => {
      posted.push(message);
      return { outcome: 'accepted', blame: 'relay', detail: 'code 0' } as const;
    },
    close: async () => {},
  };
  house.at('2025-12-01T09:00:00+08:00');
  await tick(house.context, new PostOffice([wire]));
  house.at('2025-12-01T10:00:00+08:00');
  await tick(house.context, new PostOffice([wire]));
  return { house, texts: posted.map(({ bytes }) => Buffer.from(bytes).toString()) };
}

const linksIn = (text: string) => [...text.matchAll(/\/reminders\/([\w.-]+)/g)].map(([, link = '']) => link);

for (const channel of ['wecom', 'dingtalk', 'feishu'] as const)
  t.test(`a link in a group of ${channel} shows, and answers in nobody’s name`, async (t) => {
    const { house, texts } = await sentBy(channel);
    t.ok(texts.length >= 1);
    const [link = '', ...more] = linksIn(texts.join('\n'));
    for (const each of more) t.equal(each.split('.')[0], link.split('.')[0], 'of one reminder');
    const model = await linkedDeadline(house.context, link);
    for (const lang of ['zh', 'en'] as const) {
      t.match(deadlinePage(model, lang), lang === 'zh' ? /群里的链接只供查看/ : /A group’s link only shows/);
      t.notMatch(deadlinePage(model, lang), /<form/);
    }
    const before = (await db.select().from(auditEntry)).length;
    for (const kind of ['done', 'acknowledged', 'resumed'] as const)
      await t.rejects(answerByLink(house.context, link, { kind }), { code: 'forbidden' });
    const snooze = { kind: 'snoozed', until: '2025-12-10', reason: undefined } as const;
    await t.rejects(answerByLink(house.context, link, snooze), { code: 'forbidden' });
    t.equal((await db.select().from(auditEntry)).length, before, 'and nothing is on record');
    const [reminderId = '', seconds = '', signature = ''] = link.split('.');
    await t.rejects(linkedDeadline(house.context, `${reminderId}.${signature}`), { code: 'not-found' });
    t.match(seconds, /^[0-9a-z]+$/);
    for (const text of texts)
      t.notMatch(text, /\/calendar\/|\/subscriptions\/|\/unsubscribe\//, 'nor a link of its owner’s own');
  });

t.test('a webhook has one owner: its link answers as a mail’s does', async (t) => {
  const { house, texts } = await sentBy('webhook');
  const [link = ''] = linksIn(texts.join('\n'));
  t.match(deadlinePage(await linkedDeadline(house.context, link), 'zh'), /<form/);
  await answerByLink(house.context, link, { kind: 'acknowledged' });
  const entries = await db.select().from(auditEntry);
  t.ok(entries.some(({ action }) => action === 'deadline.acknowledged'));
});
