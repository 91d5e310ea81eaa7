import type { Text } from '../answers/source.ts';
import type { MoneyChange } from '../deadlines/difference-money.ts';
import { noLongerKnown } from './announcement-impact.ts';
import { count, yuan } from './format.ts';

/** What happens to a deadline. */
export const changeWords = {
  add: { zh: '新增', en: 'added' },
  move: { zh: '变更日期', en: 'moved' },
  amend: { zh: '修订内容', en: 'amended' },
  withdraw: { zh: '撤销', en: 'withdrawn' },
} as const satisfies Record<string, Text>;

/** Labels of a rehearsal's totals. */
export const rehearsalWords = {
  digest: { zh: '预演摘要', en: 'Digest' },
  enterprises: { zh: '涉及企业', en: 'Enterprises' },
  projects: { zh: '涉及项目', en: 'Projects' },
  deadlines: { zh: '变动期限', en: 'Deadlines' },
  money: { zh: '涉及金额', en: 'At stake' },
  letters: { zh: '将发信件', en: 'Letters' },
  feeds: { zh: '日历变动', en: 'Calendars' },
  notDerived: { zh: '无法推算的企业', en: 'Enterprises that cannot be derived' },
  remarks: { zh: '请核对', en: 'To look at' },
  moves: { zh: '逐项变动', en: 'What moves' },
  publicFeeds: { zh: '公开', en: 'public' },
  more: { zh: '还有更多，请用 --json 或下载 CSV', en: 'there are more: ask for --json, or download the CSV' },
} as const satisfies Record<string, Text>;

/** Known money that changes, in fen, and beside it what is no longer known. */
export function moneyText({ before, after, unknown }: MoneyChange): Text {
  const [was, is] = [yuan(before), yuan(after)];
  const known = { zh: `${was.zh} → ${is.zh}`, en: `${was.en} → ${is.en}` };
  if (!unknown) return known;
  const open = noLongerKnown(unknown);
  return {
    zh: `${before === after ? '' : `${known.zh}；`}${unknown.amounts}笔：${open.zh}`,
    en: `${before === after ? '' : `${known.en}; `}${count(unknown.amounts, 'amount')}: ${open.en}`,
  };
}

/** Letters of each kind that would go out. */
const letterWords = {
  correction: { zh: '更正信', one: 'correction', many: 'corrections' },
  digest: { zh: '每日提醒', one: 'daily digest', many: 'daily digests' },
  urgent: { zh: '即时提醒', one: 'reminder at once', many: 'reminders at once' },
  announcement: { zh: '公告信', one: 'announcement', many: 'announcements' },
  'announcement-in-digest': {
    zh: '每日提醒中的公告',
    one: 'announcement in a digest',
    many: 'announcements in digests',
  },
} as const;

/** How many letters with how many items. */
export const lettersText = (kind: keyof typeof letterWords, letters: number, items: number): Text => ({
  zh: `${letterWords[kind].zh}${letters}封（${items}项）`,
  en: `${letters} ${letterWords[kind][letters === 1 ? 'one' : 'many']} (${count(items, 'item')})`,
});

/** What becomes of events. */
export const eventsText = (added: number, changed: number, cancelled: number): Text => ({
  zh: `新增${added}、变更${changed}、取消${cancelled}`,
  en: `${added} added, ${changed} changed, ${cancelled} cancelled`,
});

/** The private calendars in which something changes. */
export const privateFeedsText = (feeds: number): Text => ({
  zh: `个人订阅${feeds}个`,
  en: `${feeds} private`,
});

/** The columns of the list of moves, in their order. */
export const columnWords = {
  change: { zh: '变动', en: 'Change' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  project: { zh: '项目', en: 'Project' },
  title: { zh: '期限', en: 'Deadline' },
  from: { zh: '原截止日', en: 'Due before' },
  to: { zh: '新截止日', en: 'Due after' },
  hourFrom: { zh: '原截止时刻', en: 'Hour before' },
  hourTo: { zh: '新截止时刻', en: 'Hour after' },
  actByFrom: { zh: '原最迟办理日', en: 'Act by before' },
  actByTo: { zh: '新最迟办理日', en: 'Act by after' },
  submitByFrom: { zh: '原建议提交日', en: 'Submit by before' },
  submitByTo: { zh: '新建议提交日', en: 'Submit by after' },
  statusFrom: { zh: '原状态', en: 'Status before' },
  statusTo: { zh: '新状态', en: 'Status after' },
  stakeFrom: { zh: '原涉及金额（元）', en: 'At stake before (CNY)' },
  stakeTo: { zh: '新涉及金额（元）', en: 'At stake after (CNY)' },
  corrections: { zh: '更正信收件人数', en: 'People corrected' },
  status: { zh: '日历状态', en: 'Calendar status' },
  start: { zh: '日历日期', en: 'Calendar start' },
  sequence: { zh: '日历序号', en: 'Calendar sequence' },
  uid: { zh: '日历标识', en: 'Calendar UID' },
  deadlineId: { zh: '期限编号', en: 'Deadline id' },
  enterpriseId: { zh: '企业编号', en: 'Enterprise id' },
  projectId: { zh: '项目编号', en: 'Project id' },
} as const satisfies Record<string, Text>;
