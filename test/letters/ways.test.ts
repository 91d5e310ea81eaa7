import t from 'tap';
import { renderConfirmation } from '../../src/letters/confirmation.ts';
import type { OutlookItem } from '../../src/letters/outlook.ts';
import { renderWayStopped } from '../../src/letters/way-stopped.ts';

const question = {
  owner: { name: '林 <b>工</b>', email: 'lin@shenjiang.example' },
  until: Temporal.Instant.from('2025-12-08T01:00:00Z'),
  link: 'https://qixian.example/confirmations/a.b.c',
};

t.test('the question says who asks, until when, and that ignoring it is enough, in text and HTML', (t) => {
  const zh = renderConfirmation({ ...question, lang: 'zh' });
  t.match(zh.subject, /^【确认】林/);
  for (const part of [zh.text, zh.html])
    for (const words of ['lin@shenjiang.example', '2025年12月8日', '不必理会', question.link])
      t.ok(part.includes(words), words);
  t.notMatch(zh.html, /<b>工/, 'a name is no markup');
  const en = renderConfirmation({ ...question, lang: 'en' });
  for (const part of [en.text, en.html]) t.match(part, /8 Dec 2025/);
  t.match(en.text, /do nothing: unless it is confirmed, nothing else is sent/);
  t.notMatch(en.text.replace(question.owner.name, ''), /\p{Script=Han}/u);
  t.end();
});

/** A report of the days from 10 December on, with markup in its enterprise's name. */
function lost(index: number): OutlookItem {
  const number = String(index + 1).padStart(2, '0');
  const day = Temporal.PlainDate.from('2025-12-10').add({ days: index });
  return {
    deadlineId: `01890a5d-0000-7000-8000-0000000000${number}`,
    title: { zh: `报告${number}`, en: `Report ${number}` },
    enterprise: '海客 <i>仪表',
    demo: false,
    status: 'firm',
    dates: { dueOn: day, actBy: day, actByProvisional: false, daysLeft: 5 + index },
    stake: { kind: 'none' },
    why: [],
    links: {},
  };
}

t.test('the owner of a stopped way reads which, why, and how it is released', (t) => {
  const model = {
    recipient: { name: '林工' },
    stopId: '01890a5d-0000-7000-8000-0000000000aa',
    label: '财务群',
    channel: 'dingtalk' as const,
    reason: 'gone' as const,
    said: { zh: '签名不符', en: 'The signature does not match' },
    enterprises: ['申江精工'],
    undelivered: [],
    links: { service: 'https://qixian.example/', manage: 'https://qixian.example/subscriptions/x' },
  };
  const zh = renderWayStopped({ ...model, lang: 'zh' });
  const release = `POST https://qixian.example/api/v1/stopped-addresses/${model.stopId}/release`;
  for (const words of ['财务群', '钉钉群机器人', '签名不符', '申江精工', release, model.links.manage])
    t.ok(zh.text.includes(words), words);
  const en = renderWayStopped({ ...model, lang: 'en', enterprises: [] });
  t.match(en.text, /Reminders that used it: none/);
  t.notMatch(en.text, /not delivered/, 'where nothing is lost, nothing is said of it');
  const undelivered = Array.from({ length: 12 }, (_, index) => lost(index)).toReversed();
  const many = renderWayStopped({ ...model, lang: 'zh', undelivered });
  for (const part of [many.text, many.html]) {
    for (const words of ['未经该方式送达的提醒', '改由邮件发送到本邮箱']) t.ok(part.includes(words), words);
    t.match(part, /2025年12月10日[\s\S]*报告01/);
    t.ok(part.indexOf('报告01') < part.indexOf('报告02'), 'the most urgent first');
    t.match(part, /报告10[\s\S]*另有[\s\S]*2项/);
    t.notMatch(part, /报告11|报告12/);
  }
  t.notMatch(many.html, /<i>/, 'a name is no markup');
  const english = renderWayStopped({ ...model, lang: 'en', undelivered });
  t.match(english.text, /Reminders it has not delivered\n +they come to this address by mail/);
  t.match(english.text, /10 Dec 2025.*: Report 01/);
  t.match(english.text, /And: 2 more/);
  t.end();
});
