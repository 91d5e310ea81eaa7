import t from 'tap';
import { renderConfirmation } from '../../src/letters/confirmation.ts';
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

t.test('the owner of a stopped way reads which, why, and how it is released', (t) => {
  const model = {
    recipient: { name: '林工' },
    stopId: '01890a5d-0000-7000-8000-0000000000aa',
    label: '财务群',
    channel: 'dingtalk' as const,
    reason: 'gone' as const,
    said: { zh: '签名不符', en: 'The signature does not match' },
    enterprises: ['申江精工'],
    links: { service: 'https://qixian.example/', manage: 'https://qixian.example/subscriptions/x' },
  };
  const zh = renderWayStopped({ ...model, lang: 'zh' });
  const release = `POST https://qixian.example/api/v1/stopped-addresses/${model.stopId}/release`;
  for (const words of ['财务群', '钉钉群机器人', '签名不符', '申江精工', release, model.links.manage])
    t.ok(zh.text.includes(words), words);
  const en = renderWayStopped({ ...model, lang: 'en', enterprises: [] });
  t.match(en.text, /Reminders that used it: none/);
  t.end();
});
