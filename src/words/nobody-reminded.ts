import type { Text } from '../answers/source.ts';

/** What is said to those who can help when nobody of an enterprise is reminded any more. */
export const nobodyRemindedWords = {
  tag: { zh: '送达', en: 'Delivery' },
  subject: (enterprise: string): Text => ({
    zh: `${enterprise}的期限已无人接收提醒`,
    en: `Nobody is reminded of the deadlines of ${enterprise}`,
  }),
  opening: {
    zh: '以下企业的成员都已停止接收提醒，或地址已停用；到期事项可能无人处理。',
    en: 'All members of the enterprise below have turned reminders off, or their addresses take no letters. Its deadlines may go unattended.',
  },
  badge: { zh: '无人接收', en: 'nobody reminded' },
  help: { zh: '如何处理', en: 'What to do' },
  helpHow: {
    zh: '请由一名成员在“管理提醒与公告”页重新接收提醒，或新增一名成员',
    en: 'let a member turn reminders on again at “Manage reminders and announcements”, or add a member',
  },
  closing: {
    zh: '本信由期限（Qixian）自动发送，请勿直接回复。',
    en: 'Sent automatically by Qixian; replies are not read.',
  },
} as const;
