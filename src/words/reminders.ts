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
  shownAlone: {
    zh: '群里的链接只供查看。要标记完成、知悉或推迟，请用发给您本人的信件，或经接口办理。',
    en: 'A group’s link only shows. To mark it done, say that you know or put it off, use a letter of your own or the API.',
  },
  expired: {
    zh: '此链接已过期。请打开较新的一封提醒，或经接口查看。',
    en: 'This link has expired. Open a newer reminder, or use the API.',
  },
} as const;

/** The page on which a letter is turned off. */
export const unsubscribeWords = {
  title: { zh: '不再接收这类信件？', en: 'Turn these letters off?' },
  isOff: { zh: '已不再发送', en: 'Turned off' },
  reminders: (enterprise: string): Text => ({
    zh: `${enterprise}的期限提醒`,
    en: `Reminders of the deadlines of ${enterprise}`,
  }),
  announcements: { zh: '政策公告', en: 'Announcements' },
  outlook: { zh: '每周概览', en: 'The weekly outlook' },
  consequence: {
    zh: '停止后，这些期限不再提醒您，日期变动也不再更正；期限本身照旧。',
    en: 'You will no longer be reminded of these dates, nor told when they move; the dates themselves stand.',
  },
  plain: { zh: '停止后，不再向您发送。', en: 'They will no longer be sent to you.' },
  outlookOnly: {
    zh: '停止后，只是不再发送每周概览；期限提醒与更正照旧。',
    en: 'Only the weekly outlook ends; you are reminded and corrected as before.',
  },
  stop: { zh: '不再接收', en: 'Turn off' },
  instead: { zh: '也可以', en: 'Or instead' },
  weekly: {
    zh: '改为每周一封摘要（临近的仍当天提醒）',
    en: 'One digest a week (what is close still comes on its day)',
  },
  quiet: { zh: '休息日不打扰', en: 'Nothing on days that are not worked' },
  handOver: {
    zh: '单个期限可交给同事：打开信中该期限的页面。设第二联系人，或只收几类期限：见下面的“管理提醒”。',
    en: 'One deadline can be handed over to a colleague on its own page, to which the letter leads. A second contact, or some kinds of dates only: see “Manage reminders” below.',
  },
  offNote: { zh: '不会再向您发送上述信件。', en: 'The letters above are no longer sent to you.' },
  undo: { zh: '撤销，继续接收', en: 'Undo: keep sending them' },
  undoNote: {
    zh: '公告恢复为“与我有关的，随每日摘要”。',
    en: 'Announcements come back as “what concerns me, in the digest”.',
  },
  manage: { zh: '管理提醒', en: 'Manage reminders' },
} as const;
