import t from 'tap';
import type { LetterItem } from '../../src/letters/model.ts';
import { renderLetter } from '../../src/letters/render.ts';
import { dates, expiry, letter, report } from './cast.ts';

/** An annual report whose day only one notice has shown so far. */
const duty: LetterItem = {
  ...report,
  deadlineId: 'duty',
  title: { zh: '年度统计报送', en: 'Yearly statistics' },
  status: 'expected',
  dates: dates('2026-03-31', '2026-03-31', { workingDaysLeft: 81 }),
  flags: ['unconfirmed', 'by-notice'],
  missed: { zh: '列入经营异常名录', en: 'listed as an abnormal operation' },
};

const { dates: _, ...undated } = duty;

t.test('an item names why its day is expected, and what follows when it is missed', async (t) => {
  const { text, html } = renderLetter(letter([duty]));
  for (const part of [
    '期限：2026年3月31日 周二（预计）（预计日期，尚未确定，请以主管部门通知或证书为准）',
    '日期说明：依据待管理员核实，日期为预计',
    '日期说明：具体日期以当年通知为准',
    '逾期后果：列入经营异常名录',
  ])
    t.match(text, part);
  for (const part of ['依据待管理员核实', '具体日期以当年通知为准', '列入经营异常名录']) t.match(html, part);
});

t.test('the same in English', async (t) => {
  const { text } = renderLetter(letter([duty], { lang: 'en' }));
  for (const part of [
    'Due: Tue 31 Mar 2026 (expected) (an expected day, not settled yet',
    'About the date: no administrator has confirmed the rule yet',
    'If missed: listed as an abnormal operation',
    '120 days left (81 working days) (expected)',
  ])
    t.match(text, part);
});

t.test('an expected day reads as expected in the subject, on the badge and on the card', async (t) => {
  const { subject, text } = renderLetter(letter([duty]));
  t.equal(subject, '【期限】预计2026年3月31日（周二），还有120天：年度统计报送');
  t.match(text, '预计还有120天（81个工作日）');
  const today = renderLetter(letter([{ ...duty, dates: dates('2025-12-01', '2025-12-01') }]));
  t.match(today.text, '预计今天到期');
});

t.test('an expected day that has passed makes nothing overdue', async (t) => {
  const { subject, text, html } = renderLetter(
    letter([{ ...duty, dates: dates('2025-11-28', '2025-11-28') }]),
  );
  t.equal(subject, '【期限】预计11月28日（周五），预计日期已过3天：年度统计报送');
  t.match(text, '预计日期已过3天');
  t.notMatch(text, '已逾期');
  t.notMatch(html, 'class="badge overdue"');
});

t.test('a correction to an expected day says that it is one', async (t) => {
  const told = { status: 'firm' as const, dates: dates('2026-02-28', '2026-02-28') };
  const changed = { from: told, why: { zh: '规则待核实', en: 'The rule is not confirmed' } };
  const items = [{ ...duty, changed }];
  t.match(
    renderLetter(letter(items, { kind: 'correction' })).subject,
    '预计2026年3月31日（周二），原为2026年2月28日（周六）',
  );
  t.match(
    renderLetter(letter(items, { kind: 'correction', lang: 'en' })).text,
    'Told before: Sat 28 Feb 2026\n',
  );
});

t.test('what is withdrawn has no date to explain and no consequence', async (t) => {
  const { text } = renderLetter(letter([{ ...undated, status: 'withdrawn' }], { kind: 'correction' }));
  t.notMatch(text, /日期说明|逾期后果/);
});

t.test('a day on which something opens is neither due nor the last working day to act', async (t) => {
  const opens: LetterItem = {
    ...expiry,
    nature: 'opens',
    title: { zh: '许可证延续开始受理', en: 'Permit renewal opens' },
    dates: dates('2025-12-08', '2025-12-08', { workingDaysLeft: 5 }),
    advice: { zh: '自当日起受理申请，此前提出的不予受理', en: 'From this day the application is taken' },
  };
  const { subject, text } = renderLetter(letter([opens]));
  t.equal(subject, '【期限】12月8日（周一），7天后开始受理：许可证延续开始受理');
  t.match(text, '开始受理：2025年12月8日 周一');
  t.match(text, '提示：自当日起受理申请');
  t.notMatch(text, /\n {3}(期限|最迟办理)：/);
  const today = renderLetter(
    letter([{ ...opens, dates: dates('2025-12-01', '2025-12-01') }], { lang: 'en' }),
  );
  t.match(today.subject, 'opens today');
});
