import t from 'tap';
import type { LetterItem } from '../../src/letters/model.ts';
import { renderLetter } from '../../src/letters/render.ts';
import { claim, dates, expiry, letter, report } from './cast.ts';

/** The words of the HTML in the order in which they are read. */
function read(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  return body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .replace(/(\s|&nbsp;)+/g, ' ');
}

t.test('a reminder says what, for whom, until when, how long, how much and why', async (t) => {
  const { text } = renderLetter(letter([expiry]));
  for (const part of [
    '林晓，您好：',
    '截至2025年12月1日 周一，有一项期限请您留意。',
    '嘉定工业互联网政策有效期届满',
    '晨光精密',
    '还有30天（22个工作日）',
    '期限：2025年12月31日 周三',
    '最迟办理：2025年12月31日 周三',
    '涉及金额：无具体金额',
    '依据：《嘉定区进一步推动工业互联网创新发展若干政策》第16条（嘉府规发〔2021〕5号）',
    '“有效期至2025年12月31日”',
    '查看详情与计算过程：https://qixian.example/deadlines/expiry',
  ]) {
    t.match(text, part);
  }
});

t.test('the same in English, with the quote in its own language', async (t) => {
  const { text, html } = renderLetter(
    letter([expiry], { lang: 'en', recipient: { name: 'Lin Xiao', address: 'lin@example.com' } }),
  );
  for (const part of [
    'Dear Lin Xiao,',
    'one deadline needs your attention',
    '30 days left (22 working days)',
    'Due: Wed 31 Dec 2025',
    'At stake: no amount given',
    'clause 16',
    '“有效期至2025年12月31日”',
  ]) {
    t.match(text, part);
  }
  t.match(html, '<html lang="en">');
});

t.test(
  'an expected closing shows its hour, its mark, the day to submit and the last working day',
  async (t) => {
    const { text } = renderLetter(letter([claim]));
    t.match(text, '期限：2026年4月5日 周日 16:00（北京时间，预计）（预计日期，尚未确定');
    t.match(text, '建议提交：2026年3月30日 周一');
    t.match(text, '最迟办理：2026年4月3日 周五（期限当日为休息日）');
    t.match(text, '涉及金额：最高1,639,166.66元（以审批结果为准）');
    t.match(text, '工作日数待放假安排公布');
  },
);

t.test('a day that an unannounced calendar may move says so', async (t) => {
  const moving: LetterItem = {
    ...expiry,
    status: 'provisional',
    dates: dates('2027-02-10', '2027-02-05', { actByProvisional: true }),
  };
  const { text } = renderLetter(letter([moving]));
  t.match(text, '期限：2027年2月10日 周三（暂定）');
  t.match(text, '最迟办理：2027年2月5日 周五（暂定：尚无有关放假安排可依');
});

t.test('the most urgent comes first, then the larger sum; what has no date comes last', async (t) => {
  const { dates: _, ...undated } = claim;
  const waiting: LetterItem = { ...undated, deadlineId: 'waiting', status: 'awaiting' };
  const richer: LetterItem = {
    ...expiry,
    deadlineId: 'richer',
    stake: { kind: 'known', key: 'x', fen: 100, upTo: false },
  };
  const { carried, text } = renderLetter(letter([waiting, claim, expiry, richer, report]));
  t.same(carried, ['report', 'richer', 'expiry', 'claim', 'waiting']);
  t.match(text, '日期待公布');
  t.match(text, '涉及金额：1.00元\n');
});

t.test('what opened before speaks for no letter in which something closes', async (t) => {
  const { dates } = claim;
  if (!dates) return t.fail('the claim has a date');
  const opened: LetterItem = { ...claim, deadlineId: 'opened', nature: 'opens' };
  opened.dates = { ...dates, dueOn: dates.dueOn.subtract({ years: 5 }), daysLeft: -15 };
  opened.dates.actBy = opened.dates.dueOn;
  t.same(renderLetter(letter([opened, claim])).carried, ['claim', 'opened']);
});

t.test('money that several deadlines carry is added up once, at the lower reading', async (t) => {
  const second: LetterItem = { ...claim, deadlineId: 'year-closes' };
  const lower: LetterItem = {
    ...claim,
    deadlineId: 'lower',
    stake: { kind: 'known', key: 'action-7/line/2025', fen: 163_000_000, upTo: true },
  };
  const other: LetterItem = {
    ...claim,
    deadlineId: 'other',
    stake: { kind: 'known', key: 'other', fen: 1_000_000, upTo: false },
  };
  const once = renderLetter(letter([claim, second, other]));
  t.match(once.text, '合计涉及金额最高1,649,166.66元。');
  t.match(renderLetter(letter([claim, lower, other])).text, '合计涉及金额最高1,640,000.00元。');
  t.match(renderLetter(letter([claim, other, report])).text, '最高1,649,166.66元，另有1项金额待定。');
  t.notMatch(renderLetter(letter([claim])).text, '合计');
});

t.test('text and HTML say the same things', async (t) => {
  for (const lang of ['zh', 'en'] as const) {
    const { text, html } = renderLetter(letter([report, expiry, claim], { lang }));
    const seen = read(html);
    const values = text
      .split('\n')
      .map((line) => line.replace(/^ *(\d+\. )?/, '').replace(/^[^：:]{1,14}(：|: )(?=.)/, ''));
    for (const value of values.filter((line) => line && !/https?:/.test(line) && !line.startsWith('——'))) {
      const bare = value.replace(/[（(].*/, '').trim();
      t.ok(seen.includes(bare), bare);
    }
  }
});

t.test('what people entered stays text, in HTML and across lines', async (t) => {
  const hostile: LetterItem = {
    ...expiry,
    title: { zh: '<script>alert(1)</script>"&', en: 'x' },
    enterprise: '某\u200b公\u00ad司\ufeff\r\n期限：2099年1月1日\u202e\u061c',
    links: { details: 'javascript:alert(1)', subscribe: 'https://qixian.example/?a="><script>' },
  };
  const { html, text, subject } = renderLetter(
    letter([hostile], { recipient: { name: '<b>林\n晓</b>', address: 'lin@example.com' } }),
  );
  t.notMatch(html, /<script|javascript:|<b>/);
  t.match(html, '&#60;script&#62;');
  t.match(text, '   某公司 期限：2099年1月1日\n');
  t.notMatch(text, /javascript:|[\u202e\u061c\u200b\u00ad\ufeff]/);
  t.notMatch(subject, /[\r\n]/);
});

t.test('the HTML fetches nothing and knows the dark', async (t) => {
  const { html } = renderLetter(letter([report, claim]));
  t.notMatch(html, /<img|<link|url\(|src=|@import/);
  t.match(html, 'prefers-color-scheme:dark');
  t.match(html, 'max-width:600px');
  t.match(html, 'href="https://example.com/action?year=2024&#38;no=7"');
});

t.test('demonstration data is marked in the subject, beside each title and at the end', async (t) => {
  const { subject, text, html } = renderLetter(letter([{ ...expiry, demo: true }, claim]));
  t.match(subject, '示例');
  t.match(text, '【示例】嘉定工业互联网政策有效期届满');
  t.notMatch(text, '【示例】设备更新');
  t.match(text, '演示数据，不涉及真实企业');
  t.match(html, '>示例</span>');
  t.notMatch(renderLetter(letter([expiry])).text, '示例');
});

t.test('a very long digest is cut, says by how much, and names what it carried', async (t) => {
  const many = Array.from(
    { length: 300 },
    (_, n): LetterItem => ({ ...claim, deadlineId: `d${String(n).padStart(3, '0')}` }),
  );
  const { text, html, carried } = renderLetter(letter(many));
  t.ok(carried.length >= 10 && carried.length < 300, `${carried.length}`);
  t.same(
    carried,
    many.slice(0, carried.length).map(({ deadlineId }) => deadlineId),
  );
  t.match(text, `另有${300 - carried.length}项，因篇幅所限将另信告知。`);
  t.ok(Buffer.byteLength(text) + Buffer.byteLength(html) <= 70_000);
});

t.test('a letter about nothing is not a letter', async (t) => {
  t.throws(() => renderLetter(letter([])), RangeError);
});

t.test('links that do not fit a line begin the next one without a gap', async (t) => {
  const links = { service: 'https://qixian.example/', manage: 'https://qixian.example/subscriptions/x' };
  const { html } = renderLetter(letter([expiry], { links }));
  t.match(html, /<\/a>(&nbsp;)+ <a/);
  t.notMatch(html, /\s&nbsp;/);
});
