import type { Text } from '../answers/source.ts';

/** What a new member of an enterprise is told first. */
export const welcomeWords = {
  tag: { zh: '期限', en: 'Qixian' },
  subject: (enterprise: string): Text => ({
    zh: `您已加入${enterprise}，将按时收到期限提醒`,
    en: `You have joined ${enterprise} and get its deadlines`,
  }),
  opening: (enterprise: string): Text => ({
    zh: `您已成为${enterprise}的成员。政策、项目和证书给该企业带来的每个日期，期限（Qixian）都会提前告诉您，连同涉及的金额和所依据的条款；日期变动时，会更正已经告知您的。`,
    en: `You are now a member of ${enterprise}. Qixian tells you every date that policies, projects and certificates put on it, early enough to act, with the money at stake and the clause behind it; when a date moves, what you were told is corrected.`,
  }),
  gets: { zh: '您将收到', en: 'What you get' },
  reminders: { zh: '提醒', en: 'Reminders' },
  at: (cadence: Text, hour: string, zone: string): Text => ({
    zh: `${cadence.zh}，${hour}（${zone}）；没有要说的就不发`,
    en: `${cadence.en}, at ${hour} (${zone}); none where there is nothing to say`,
  }),
  off: { zh: '目前未开启', en: 'turned off at present' },
  ladder: { zh: '提前', en: 'How early' },
  /** `days` before the day to act by, 0 being that day. */
  before: (what: Text, days: readonly number[]): Text => {
    const ahead = days.filter((each) => each > 0);
    const onDay = days.includes(0);
    return {
      zh: `${what.zh}：最迟办理日前${ahead.join('、')}天${onDay ? '和当天' : ''}`,
      en: `${what.en}: ${ahead.join(', ')} days before the day to act by${onDay ? ', and on it' : ''}`,
    };
  },
  outlook: { zh: '每周概览', en: 'Outlook' },
  outlookOn: (weekday: Text): Text => ({
    zh: `${weekday.zh}：已过期限未办结的，和今后30天的`,
    en: `${weekday.en}: what is past and not done, and the next 30 days`,
  }),
  next: { zh: '最近的日期', en: 'The nearest dates' },
  feed: { zh: '把全部日期订阅到日历', en: 'Subscribe to all dates in a calendar' },
  change: {
    zh: '频率、时间、语言和第二联系人，都可以在“管理提醒与公告”里更改。日历地址只属于您，请勿转发。',
    en: 'How often, when, in which language and who else is told can be changed at “Manage reminders and announcements”. The address of the calendar is yours alone: do not pass it on.',
  },
} as const;
