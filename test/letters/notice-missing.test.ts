import PostalMime from 'postal-mime';
import t from 'tap';
import { mailMessage } from '../../src/letters/mime.ts';
import { type NoticeMissing, renderNoticeMissing } from '../../src/letters/notice-missing.ts';

const recipient = { name: '林晓', address: 'lin@example.com' };
const model = (more: Partial<NoticeMissing> = {}): NoticeMissing => ({
  lang: 'zh',
  recipient,
  year: 2027,
  provisional: 12,
  links: { service: 'https://qixian.example' },
  ...more,
});

t.test(
  'administrators are told what is missing, what it costs, when it came before and where it goes',
  async (t) => {
    const { subject, text } = renderNoticeMissing(model());
    t.equal(subject, '【管理员】2027年放假安排尚未录入，12个日期为暂定');
    for (const part of [
      '林晓，您好：',
      '国务院办公厅关于2027年部分节假日安排的通知尚未录入。',
      '12个日期因此为暂定，均从稳妥：截止取最早的可能，开始受理取最晚',
      '2023年10月25日 周三、2024年11月12日 周二、2025年11月4日 周二',
      'POST https://qixian.example/api/v1/announcements\n      公告效果：holiday-notice\n',
      '接口文档：https://qixian.example/api/docs',
      '每周发送一次',
    ])
      t.match(text, part);
  },
);

t.test('the same in English, and HTML says what the text says', async (t) => {
  const { subject, text, html } = renderNoticeMissing(model({ lang: 'en', provisional: 1 }));
  t.equal(subject, '[Administrator] Holiday notice for 2027 not entered, 1 date provisional');
  const seen = html.replace(/<[^>]+>/g, ' ');
  for (const part of [
    'holiday notice for 2027 has not been entered',
    '1 date provisional for want of it, on the safe day: of last days the earliest possible, of openings the latest',
    'Wed 25 Oct 2023, Tue 12 Nov 2024, Tue 4 Nov 2025',
    'POST https://qixian.example/api/v1/announcements',
    'as an announcement with the effect holiday-notice',
    'repeats weekly until',
  ]) {
    t.match(text, part);
    t.match(seen, part);
  }
  t.match(html, 'href="https://qixian.example/api/docs"');
  t.notMatch(text.replace('林晓', ''), /[\u4e00-\u9fff]/);
});

t.test('where no date waits for it, none is said to', async (t) => {
  t.equal(renderNoticeMissing(model({ provisional: 0 })).subject, '【管理员】2027年放假安排尚未录入');
  t.match(renderNoticeMissing(model({ provisional: 0 })).text, '目前没有日期因此为暂定');
});

t.test('only notices of earlier years are named as earlier', async (t) => {
  const { text } = renderNoticeMissing(model({ year: 2026 }));
  t.match(text, '2024年11月12日');
  t.notMatch(text, '2025年11月4日');
});

t.test('what people entered stays text', async (t) => {
  const { html, text } = renderNoticeMissing(
    model({ recipient: { ...recipient, name: '<b>林\n晓</b>' }, links: { service: 'javascript:alert(1)' } }),
  );
  t.notMatch(html, /<b>|javascript:/);
  t.notMatch(text, 'javascript:');
});

t.test('it goes into a message like any other letter, on a list of its own', async (t) => {
  const letter = renderNoticeMissing(model());
  const { bytes } = await mailMessage({
    kind: 'notice-missing',
    lang: 'zh',
    from: { name: '期限', address: 'qixian@qixian.example' },
    to: recipient,
    letter,
    messageId: '<letter-1@qixian.example>',
    date: Temporal.Instant.from('2026-11-02T01:00:00Z'),
    boundary: 'letter-1',
  });
  const mail = await PostalMime.parse(bytes);
  t.equal(mail.subject, letter.subject);
  t.equal(mail.text?.replaceAll('\r\n', '\n').trimEnd(), letter.text.trimEnd());
  t.match(Buffer.from(bytes).toString('latin1'), /^List-Id: <notice-missing.qixian.example>\r?$/im);
});
