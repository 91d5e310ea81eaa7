import type { Text } from '../answers/source.ts';
import { count } from './format.ts';

/** What a reader can answer to a reminder. */
export const answerWords = {
  answer: { zh: '您可以', en: 'What you can do' },
  acknowledge: { zh: '知道了', en: 'I know' },
  acknowledgeNote: {
    zh: '此后只在最后一天前后再提醒您；事项本身不变，其他人照常收到提醒',
    en: 'You are reminded again around the last day only; the date stands, and others are reminded as before',
  },
  acknowledged: {
    zh: '您已表示知道了：此后只在最后一天前后再提醒您。',
    en: 'You have said that you know: you are reminded again around the last day only.',
  },
  snooze: { zh: '稍后再提醒', en: 'Remind me later' },
  days: (days: number): Text =>
    days === 7 ? { zh: '1周后', en: 'In a week' } : { zh: `${days}天后`, en: `In ${count(days, 'day')}` },
  until: { zh: '推迟到', en: 'Until' },
  reason: { zh: '原因', en: 'Why' },
  snoozeUntil: { zh: '到这一天再提醒', en: 'Remind me on that day' },
  snoozeNote: { zh: '只推迟给您的提醒', en: 'Puts off your own reminders only' },
  reasonNote: (actBy: string): Text => ({
    zh: `只推迟给您的提醒；晚于最迟办理日（${actBy}）的，须写明原因`,
    en: `Puts off your own reminders only; beyond the day to act by (${actBy}) a reason is needed`,
  }),
  snoozed: (until: Text): Text => ({
    zh: `您已推迟：${until.zh}再提醒您。`,
    en: `You have put it off: you are reminded on ${until.en}.`,
  }),
  resume: { zh: '恢复提醒', en: 'Remind me as before' },
  noDay: { zh: '须为一个真实的日期', en: 'must be a real day' },
  expired: {
    zh: '此链接已过期。请打开较新的一封提醒，或登录查看。',
    en: 'This link has expired. Open a newer reminder, or sign in.',
  },
} as const;
