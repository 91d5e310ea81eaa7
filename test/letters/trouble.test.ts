import t from 'tap';
import { renderTrouble, type Trouble } from '../../src/letters/trouble.ts';

const on = '2025-12-01';
const model = (trouble: Trouble, lang: 'zh' | 'en' = 'zh') => ({
  lang,
  recipient: { name: '林晓', address: 'lin@example.com' },
  trouble,
  links: { service: 'https://qixian.example' },
});
const failed: Trouble = {
  what: 'failed-letters',
  on,
  reasons: [
    { reason: 'bounced', letters: 2 },
    { reason: 'a new one', letters: 1 },
  ],
};
const forgotten: Trouble = { what: 'forgotten', on, looks: 3, stranded: 1, loose: 0, overlooked: 0 };

t.test('administrators read how many letters failed, why, where they are and what helps', async (t) => {
  const { subject, text, html } = renderTrouble(model(failed));
  t.equal(subject, '【运行】2025年12月1日 周一有3封信未能送达');
  for (const part of [
    '收件地址被永久拒绝：2封',
    'a new one：1封',
    'GET https://qixian.example/api/v1/letters?state=failed',
    'qixian letters resend ID',
    '每天至多一封',
  ])
    for (const body of [text, html]) t.ok(body.includes(part), part);
});

t.test('the same in English, of every trouble there is', async (t) => {
  const said: [Trouble, string, string][] = [
    [
      failed,
      '[Operations] 3 letters failed on Mon 1 Dec 2025',
      'the address was refused for good: 2 letters',
    ],
    [
      { what: 'no-plan', on, looked: 1 },
      '[Operations] The reminders of Mon 1 Dec 2025 were not planned by 10:00',
      '1 deadline looked at so far',
    ],
    [
      { what: 'nothing-sent', on },
      '[Operations] On Mon 1 Dec 2025 letters were due and none went out for half an hour',
      'SMTP_URL',
    ],
    [
      forgotten,
      '[Operations] 4 omissions found on Mon 1 Dec 2025',
      '3 deadlines without a next look in time',
    ],
  ];
  for (const [trouble, head, part] of said) {
    const { subject, text } = renderTrouble(model(trouble, 'en'));
    t.equal(subject, head);
    t.ok(text.includes(part), text);
    t.notMatch(text, /[\u4e00-\u9fff]{3}/u, 'but the reader’s own name');
  }
  t.notMatch(
    renderTrouble(model(forgotten, 'en')).text,
    /over an hour|on the day for it/,
    'only what was found',
  );
});
