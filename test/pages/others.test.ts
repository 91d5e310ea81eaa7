import t from 'tap';
import { deadlinePage } from '../../src/pages/deadline.ts';
import { letterPage, letterPagePolicy } from '../../src/pages/letter.ts';
import type { DeadlineModel } from '../../src/pages/model.ts';
import { problemPage } from '../../src/pages/problem.ts';
import { hostile } from './cast.ts';

const on = (text: string) => Temporal.PlainDate.from(text);

const renewal: DeadlineModel = {
  id: 'd1',
  kind: 'certificate-renewal',
  title: { zh: '证书续期', en: 'Certificate renewal' },
  enterprise: '示例精工有限公司',
  demo: true,
  status: 'provisional',
  revision: 2,
  nominalOn: on('2027-01-03'),
  dueOn: on('2027-01-04'),
  previousDueOn: on('2027-01-02'),
  actBy: on('2027-01-04'),
  actByProvisional: true,
  daysLeft: 12,
  stake: { kind: 'none' },
  marks: [{ zh: '申报日在目标年份之后', en: 'claimed past the goal year' }],
  workings: [
    {
      text: { zh: '最后一日为休息日，顺延', en: 'The last day is a rest day and moves on' },
      source: {
        title: { zh: '民法典', en: 'Civil Code' },
        clause: '203',
        reference: 'https://example.org/203',
      },
    },
    {
      text: { zh: '首年为2025年', en: 'Year 1 is 2025' },
      assumption: { zh: '按自然年', en: 'by calendar year' },
    },
  ],
  sources: [
    { title: { zh: '办法', en: 'Measures' }, reference: 'javascript:alert(1)', quote: '届满前三个月' },
  ],
};

t.test('a deadline shows its dates, its status and every line of its workings', async (t) => {
  const page = deadlinePage(renewal, 'zh');
  t.match(page, '<strong>2027年1月4日 周一</strong>');
  t.match(page, '2027年1月3日 周日');
  t.match(page, '2027年1月2日 周六</dd>');
  t.match(deadlinePage({ ...renewal, previousMinute: 960 }, 'zh'), '2027年1月2日 周六 16:00</dd>');
  t.match(page, '还有12天');
  t.match(page, 'badge provisional');
  t.match(page, '申报日在目标年份之后');
  t.match(page, /首年为2025年\s*<span class="small assumption"><b>假设<\/b> 按自然年/);
  t.match(page, '<a href="https://example.org/203" rel="noreferrer">《民法典》第203条</a>');
  t.match(page, '不涉及金额');
  t.match(page, 'href="/en/deadlines/d1"');
});

t.test('a reference becomes a link only where it is a web address', async (t) => {
  t.notMatch(deadlinePage(renewal, 'zh'), 'href="javascript:');
});

t.test('a deadline without a date says that none is announced', async (t) => {
  const awaiting: DeadlineModel = { ...renewal, status: 'awaiting', stake: { kind: 'unknown', key: 'k' } };
  delete awaiting.dueOn;
  t.match(deadlinePage(awaiting, 'en'), 'no date announced');
});

t.test('a duty names its period and what follows when it is missed', async (t) => {
  const duty: DeadlineModel = {
    ...renewal,
    kind: 'duty',
    status: 'expected',
    daysLeft: -3,
    period: { label: '2025', text: { zh: '2025年度', en: 'FY 2025' } },
    missed: { zh: '列入经营异常名录', en: 'listed as an abnormal operation' },
  };
  const zh = deadlinePage(duty, 'zh');
  t.match(zh, '<dt>所属期间</dt><dd>2025年度</dd>');
  t.match(zh, '<dt>逾期后果</dt><dd>列入经营异常名录</dd>');
  t.match(zh, /badge expected">预计<.*预计日期，尚未确定，请以主管部门通知或证书为准/);
  t.match(zh, '预计日期已过3天', 'an expected day makes nothing overdue');
  t.notMatch(deadlinePage({ ...duty, status: 'withdrawn' }, 'zh'), '逾期后果');
  t.match(deadlinePage(duty, 'en'), '<dt>If missed</dt><dd>listed as an abnormal operation</dd>');
});

t.test('nothing is overdue that is done or withdrawn', async (t) => {
  const late: DeadlineModel = { ...renewal, kind: 'duty', status: 'firm', daysLeft: -3 };
  t.match(deadlinePage(late, 'zh'), '已逾期3天');
  t.notMatch(deadlinePage({ ...late, status: 'withdrawn' }, 'zh'), '已逾期');
  const doneAt = Temporal.Instant.from('2027-01-04T01:00:00Z');
  t.notMatch(deadlinePage({ ...late, doneAt }, 'zh'), '已逾期');
});

t.test('a day on which something opens is not called due', async (t) => {
  const page = deadlinePage({ ...renewal, kind: 'certificate-renewal-opens', status: 'firm' }, 'zh');
  t.match(page, '<dt>开始受理</dt>');
  t.match(page, '12天后开始受理');
  t.notMatch(page, /<dt>(截止|最迟办理)/);
});

t.test('a letter stands in a frame that may do nothing, and as text', async (t) => {
  const page = letterPage(
    {
      id: 'l1',
      subject: hostile,
      to: '合规专员 <officer@example.org>',
      sentAt: Temporal.Instant.from('2025-12-01T01:00:00Z'),
      state: 'sent',
      html: `<p style="color:red">信</p><script>alert(1)</script>"`,
      text: '信 </pre><script>alert(2)</script>',
    },
    'zh',
  );
  t.match(page, '<iframe sandbox srcdoc="&#60;p style=');
  t.notMatch(page, '<script');
  t.match(page, '2025-12-01 09:00');
  t.notMatch(letterPagePolicy, 'script-src');
  t.match(letterPagePolicy, `default-src 'none'`);
});

t.test('a problem says its number, what it is, and leads home', async (t) => {
  const page = problemPage(
    {
      status: 404,
      title: { zh: '没有这个页面', en: 'No such page' },
      detail: { zh: '请核对地址。', en: 'Check it.' },
    },
    'en',
  );
  t.match(page, '404');
  t.match(page, '<h1>No such page</h1>');
  t.match(page, 'class="button" href="/en"');
});
