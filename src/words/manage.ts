import type { Text } from '../answers/source.ts';

/** The page on which a reader chooses how to be reminded. */
export const manageWords = {
  title: { zh: '提醒与公告', en: 'Reminders and announcements' },
  reminders: { zh: '期限提醒', en: 'Reminders of deadlines' },
  none: { zh: '没有所属企业。', en: 'You belong to no enterprise.' },
  notReminded: { zh: '目前不接收该企业的提醒。', en: 'You are reminded of nothing here.' },
  start: { zh: '重新接收提醒', en: 'Remind me again' },
  account: { zh: '发到账户邮箱', en: 'To the account’s address' },
  cadence: { zh: '频率', en: 'How often' },
  cadences: {
    'at-once': { zh: '逐项发送', en: 'each by itself' },
    daily: { zh: '每日一封摘要', en: 'one digest a day' },
    weekly: { zh: '每周一封摘要', en: 'one digest a week' },
  },
  weekday: { zh: '每周摘要与概览在', en: 'Weekly digest and outlook on' },
  outlook: {
    zh: '每周概览：已过期限未办结的，和今后30天的',
    en: 'Weekly outlook: what is past and not done, and the next 30 days',
  },
  weekdays: [
    { zh: '周一', en: 'Monday' },
    { zh: '周二', en: 'Tuesday' },
    { zh: '周三', en: 'Wednesday' },
    { zh: '周四', en: 'Thursday' },
    { zh: '周五', en: 'Friday' },
    { zh: '周六', en: 'Saturday' },
    { zh: '周日', en: 'Sunday' },
  ],
  hour: { zh: '发送时间', en: 'At' },
  zone: { zh: '时区', en: 'Time zone' },
  quiet: { zh: '不打扰', en: 'Quiet days' },
  quiets: {
    none: { zh: '不设', en: 'none' },
    holidays: { zh: '法定放假的日子', en: 'public days off' },
    'rest-days': { zh: '所有不上班的日子', en: 'every day that is not worked' },
  },
  lang: { zh: '语言', en: 'Language' },
  langs: {
    own: { zh: '随账户', en: 'as the account' },
    zh: { zh: '中文', en: '中文' },
    en: { zh: 'English', en: 'English' },
  },
  second: { zh: '第二联系人', en: 'Second contact' },
  noSecond: { zh: '不设', en: 'nobody' },
  fromDays: { zh: '最迟办理日前几天起', en: 'From so many days before the day to act by' },
  secondNote: {
    zh: '到时您仍未答复的，同时提醒此人。',
    en: 'Is reminded as well if you have not answered by then.',
  },
  kinds: (chosen: number, all: number): Text => ({
    zh: chosen === all ? '提醒的种类：全部' : `提醒的种类：${chosen}/${all}`,
    en: chosen === all ? 'Kinds of dates: all' : `Kinds of dates: ${chosen} of ${all}`,
  }),
  save: { zh: '保存', en: 'Save' },
  end: { zh: '停止这些提醒', en: 'Turn these reminders off' },
  changed: { zh: '上次修改：', en: 'Last changed:' },
  budget: { zh: '每周最多几封提醒', en: 'Letters of reminders a week, at most' },
  budgetNote: {
    zh: '超出的并入下一封摘要；临近的不受限制，不会漏发。',
    en: 'What is beyond moves into the next digest; what is close always goes out, and nothing is dropped.',
  },
  pressing: {
    zh: '距最迟办理日3个工作日以内的提醒总在当天发出。',
    en: 'Within three working days of the day to act by, reminders go out on their day whatever is chosen.',
  },
  stale: {
    zh: '这些设置刚在别处改过，请核对后再保存',
    en: 'these choices have just been changed elsewhere: look again and save',
  },
  noKind: {
    zh: '请至少选一类；不想接收的，请用“停止这些提醒”',
    en: 'choose at least one kind; to get nothing, turn these reminders off',
  },
  unknownChoice: { zh: '没有这个选项', en: 'there is no such choice' },
  noHour: { zh: '发送时间须为时:分，例如 09:00', en: 'the hour must be written as 09:00' },
  number: (from: number, to: number): Text => ({
    zh: `须为${from}到${to}之间的整数`,
    en: `must be a whole number from ${from} to ${to}`,
  }),
} as const;
