import type { Text } from '../answers/source.ts';
import { count } from './format.ts';

/** What stands around every page. */
export const frameWords = {
  name: { zh: '期限', en: 'Qixian' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  sections: { zh: '页面导航', en: 'Sections' },
  otherLanguage: { zh: 'English', en: '中文' },
  timeline: { zh: '政策时间线', en: 'Time line' },
  subscribe: { zh: '订阅日历', en: 'Subscribe' },
  home: { zh: '返回首页', en: 'Back to the first page' },
  about: {
    zh: '期限把政策、项目和证书给企业定下的日期，连同涉及金额与原文依据，提前告知经办人，并以日历形式发布。',
    en: 'Qixian tells an enterprise every date that policies, projects and certificates put on it, with the money at stake and the sentence that says so, and publishes the same dates as calendars.',
  },
  notice: {
    zh: '所列日期与金额据公开文件整理和估算，以主管部门解释和审批结果为准。所有日期均为北京时间，含当日。',
    en: 'Dates and amounts are read and estimated from public documents; the authority’s interpretation and approval prevail. All days are in Beijing time and inclusive.',
  },
} satisfies Record<string, Text>;

/** The first page. */
export const homeWords = {
  lead: { zh: '每一个政策期限，提前看见', en: 'Every policy deadline, in sight early' },
  today: (on: Text): Text => ({ zh: `今天是${on.zh}`, en: `Today is ${on.en}` }),
  timeline: { zh: '政策有效期与目标', en: 'How long the policies last, and what they aim at' },
  chart: { zh: '政策时间线', en: 'Time line of the policies' },
  legend: {
    valid: { zh: '有效期', en: 'in force' },
    lapsed: { zh: '已到期', en: 'expired' },
    unknown: { zh: '起止日不详', en: 'first or last day not known' },
    goal: { zh: '目标年份（不是到期日）', en: 'goal year (not an expiry)' },
    today: { zh: '今天', en: 'today' },
  },
  table: { zh: '同样的内容，逐项列出', en: 'The same, item by item' },
  columns: {
    policy: { zh: '政策', en: 'Policy' },
    from: { zh: '起始', en: 'From' },
    until: { zh: '有效期至', en: 'Valid until' },
    goals: { zh: '目标', en: 'Goals' },
    quote: { zh: '原文', en: 'In its own words' },
    feed: { zh: '日历', en: 'Calendar' },
  },
  level: {
    national: { zh: '国家级', en: 'national' },
    municipal: { zh: '市级', en: 'municipal' },
    district: { zh: '区级', en: 'district' },
  },
  inferred: { zh: '标题据内容拟定', en: 'title inferred from the contents' },
  lapsed: (on: string): Text => ({ zh: `已于${on}到期`, en: `expired on ${on}` }),
  until: (on: string): Text => ({ zh: `有效期至${on}`, en: `valid until ${on}` }),
  goal: (year: number): Text => ({ zh: `目标至${year}`, en: `goal: ${year}` }),
  beyond: (year: number): Text => ({ zh: `另有目标至${year} →`, en: `also a goal for ${year} →` }),
  goalsOnly: { zh: '只设目标，未设到期日', en: 'sets goals, has no expiry' },
  openEnd: (event: Text): Text => ({ zh: `至${event.zh}`, en: `until ${event.en}` }),
  notBefore: (on: string): Text => ({ zh: `自${on}起施行`, en: `in force from ${on}` }),
  knownFrom: (on: string): Text => ({
    zh: `起始日不详，最早见于${on}`,
    en: `first day not known; seen on ${on} at the earliest`,
  }),
  fromUnknown: { zh: '起始日不详', en: 'first day not known' },
  moved: (from: string): Text => ({ zh: `原为${from}`, en: `was ${from}` }),
  disputed: (on: string): Text => ({
    zh: `另一种计算方式为${on}，此处从早`,
    en: `${on} by another reading; the earlier is given`,
  }),
  questions: (n: number): Text => ({ zh: `${n}项待主管部门明确`, en: `${count(n, 'open question')}` }),
  feed: { zh: '订阅', en: 'Subscribe' },
  demo: (enterprise: string): Text => ({ zh: `示例企业：${enterprise}`, en: `Demonstration: ${enterprise}` }),
  demoMark: { zh: '示例', en: 'Demo' },
  demoNote: {
    zh: '以下为演示数据，用来说明系统的工作方式，不对应任何真实企业。',
    en: 'Made-up data that shows the service at work; no real enterprise stands behind it.',
  },
  next90: { zh: '未来90天', en: 'The next 90 days' },
  nothingDue: { zh: '未来90天内没有期限。', en: 'Nothing falls due in the next 90 days.' },
  awaiting: { zh: '等待公布日期', en: 'Awaiting an announcement' },
  awaitingNote: {
    zh: '申报窗口或日期尚未公布。公布之前不推算日期。',
    en: 'No application window or day has been announced. No date is invented before one is.',
  },
  letters: { zh: '已生成的信件', en: 'Its letters' },
  noLetters: { zh: '还没有信件。', en: 'No letters yet.' },
} as const;

/** Words for one deadline, in lists and on its own page. */
export const deadlineWords = {
  markDone: { zh: '标记为已完成', en: 'Mark as done' },
  doneNote: {
    zh: '仅停止本事项的后续提醒，不影响其他事项',
    en: 'Stops further reminders about this date only',
  },
  doneAt: { zh: '已标记为完成：', en: 'Marked as done:' },
  status: {
    firm: { zh: '确定', en: 'firm' },
    provisional: { zh: '暂定', en: 'provisional' },
    expected: { zh: '预计', en: 'expected' },
    awaiting: { zh: '待公布', en: 'awaiting' },
    withdrawn: { zh: '已撤销', en: 'withdrawn' },
  },
  due: { zh: '截止', en: 'Due' },
  dueIn: (where: Text): Text => ({ zh: `${where.zh}截止`, en: `Due in ${where.en}` }),
  opens: { zh: '开始受理', en: 'Opens' },
  period: { zh: '所属期间', en: 'For' },
  missed: { zh: '逾期后果', en: 'If missed' },
  actBy: { zh: '最迟办理', en: 'Act by' },
  actByOpen: { zh: '最迟办理（暂定，从早）', en: 'Act by (provisional: the earliest possible)' },
  range: { zh: '可能的日期', en: 'It may become' },
  notBefore: { zh: '最早申报日', en: 'Not before' },
  submitBy: { zh: '建议提交', en: 'Submit by' },
  nominal: { zh: '顺延或提前之前', en: 'Before any move' },
  previous: { zh: '调整之前', en: 'Before it was changed' },
  disputed: { zh: '另一种计算方式', en: 'By another reading' },
  stake: { zh: '涉及金额', en: 'At stake' },
  formula: { zh: '算式', en: 'Formula' },
  estimate: { zh: '估算，以审批结果为准', en: 'estimate, subject to approval' },
  stakeUnknown: { zh: '资料不全，暂无法计算', en: 'not known yet: facts are missing' },
  stakeNone: { zh: '不涉及金额', en: 'no amount' },
  statusTitle: { zh: '状态', en: 'Status' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  revision: (n: number): Text => ({ zh: `第${n}版`, en: `revision ${n}` }),
  noDate: { zh: '日期待公布', en: 'no date announced' },
  workings: { zh: '计算过程', en: 'How it was worked out' },
  assumption: { zh: '假设', en: 'Assumption' },
  sources: { zh: '依据', en: 'Sources' },
} as const;

/** Words for one letter. */
export const letterWords = {
  state: {
    queued: { zh: '待发送', en: 'waiting' },
    sending: { zh: '发送中', en: 'being sent' },
    sent: { zh: '已发送', en: 'sent' },
    suppressed: { zh: '无需发送', en: 'not needed' },
    failed: { zh: '发送失败', en: 'failed' },
  },
  to: { zh: '收件人', en: 'To' },
  sentAt: { zh: '发送时间', en: 'Sent' },
  asSeen: { zh: '信件正文', en: 'The letter' },
  asText: { zh: '纯文本部分', en: 'Its plain text' },
} as const;
