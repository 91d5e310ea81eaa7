import type { Text } from '../answers/source.ts';
import { day } from './format.ts';

/** Why an address takes no letters. */
export const stopReasonWords = {
  bounced: { zh: '对方服务器表示收件人不存在', en: 'its server says that nobody is there' },
  'soft-bounces': { zh: '30天内多次退信', en: 'letters came back again and again within 30 days' },
  complained: { zh: '收件人将邮件标记为垃圾邮件', en: 'its reader marked a letter as spam' },
  gone: { zh: '推送地址已失效', en: 'the robot or webhook is gone' },
} as const satisfies Record<string, Text>;

/** What is said to those who can help when somebody is not reached any more. */
export const addressStoppedWords = {
  tag: { zh: '送达', en: 'Delivery' },
  subject: (name: string): Text => ({
    zh: `${name}已收不到提醒，请协助`,
    en: `${name} is no longer reached: please help`,
  }),
  subjectOfSeveral: { zh: '有成员已收不到提醒，请协助', en: 'Members are no longer reached: please help' },
  opening: {
    zh: '以下人员的提醒已无法送达，相关期限可能无人处理。',
    en: 'Reminders to the people below do not arrive any more. Their deadlines may go unattended.',
  },
  badge: { zh: '无法送达', en: 'not reached' },
  address: { zh: '停用地址', en: 'Stopped address' },
  endpoint: { zh: '机器人或 Webhook', en: 'a robot or webhook' },
  reason: { zh: '原因', en: 'Reason' },
  enterprises: { zh: '所涉企业', en: 'About' },
  until: (on: string): Text => ({
    zh: `${day(on).zh}起自动重试`,
    en: `tried again from ${day(on).en}`,
  }),
  untilReleased: { zh: '解除停用之前不再发送', en: 'nothing is sent until it is released' },
  ends: { zh: '停用至', en: 'Until' },
  help: { zh: '如何处理', en: 'What to do' },
  helpHow: {
    zh: '请提醒本人；地址恢复可用后，由本人或管理员解除停用',
    en: 'tell them; once the address works again, they or an administrator release it',
  },
  docs: { zh: '接口文档', en: 'API documentation' },
  closing: {
    zh: '本信由期限（Qixian）自动发送，请勿直接回复。',
    en: 'Sent automatically by Qixian; replies are not read.',
  },
} as const;
