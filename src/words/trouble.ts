import type { Text } from '../answers/source.ts';
import { count, day } from './format.ts';

const letters = (n: number) => count(n, 'letter');

/** What administrators are told when something is wrong with the service itself. */
export const troubleWords = {
  tag: { zh: '运行', en: 'Operations' },
  subject: {
    'failed-letters': (on: string, n: number): Text => ({
      zh: `${day(on).zh}有${n}封信未能送达`,
      en: `${letters(n)} failed on ${day(on).en}`,
    }),
    'no-plan': (on: string): Text => ({
      zh: `${day(on).zh}的提醒到10:00仍未排定`,
      en: `The reminders of ${day(on).en} were not planned by 10:00`,
    }),
    'nothing-sent': (on: string): Text => ({
      zh: `${day(on).zh}有信件到期，半小时内一封也没有发出`,
      en: `On ${day(on).en} letters were due and none went out for half an hour`,
    }),
    forgotten: (on: string, n: number): Text => ({
      zh: `${day(on).zh}发现${n}项遗漏`,
      en: `${count(n, 'omission')} found on ${day(on).en}`,
    }),
  },
  meaning: {
    'failed-letters': {
      zh: '这些信件已不再尝试发送，收件人没有收到其中的提醒。',
      en: 'These letters are not tried any more; their readers did not get what they say.',
    },
    'no-plan': {
      zh: '当日应发的提醒会迟到；其余功能不受影响。',
      en: 'Reminders of the day will be late; nothing else is affected.',
    },
    'nothing-sent': {
      zh: '最可能的原因是邮件服务器不接收信件，或发送任务停住。信件仍在队列中，恢复后会发出。',
      en: 'Most likely the mail relay takes nothing, or the sender hangs. The letters stay in the queue and go out afterwards.',
    },
    forgotten: {
      zh: '以下各项本不应发生。能补的已自动补上；请把日志中的记录反馈给维护者。',
      en: 'None of the following should happen. What can be put right has been; please report the lines in the log.',
    },
  },
  badge: { zh: '需要处理', en: 'needs attention' },
  failed: { zh: '失败原因', en: 'Reasons' },
  failedFor: (reason: Text, n: number): Text => ({
    zh: `${reason.zh}：${n}封`,
    en: `${reason.en}: ${letters(n)}`,
  }),
  reasons: {
    bounced: { zh: '收件地址被永久拒绝', en: 'the address was refused for good' },
    'gave-up': { zh: '多次尝试未能送达', en: 'it could not be delivered after many tries' },
    'too-late': { zh: '送达时已无意义', en: 'it would have arrived too late to be of use' },
    refused: { zh: '内容或设置被拒绝', en: 'what it says, or how it is set up, was refused' },
  } as Record<string, Text>,
  found: { zh: '发现', en: 'Found' },
  looks: (n: number): Text => ({
    zh: `${n}项期限没有下一次检查的日期（已补上）`,
    en: `${count(n, 'deadline')} without a next look in time (put right)`,
  }),
  stranded: (n: number): Text => ({
    zh: `${n}条提醒留在已结束的信件里（已重新发送）`,
    en: `${count(n, 'reminder')} left in letters that had ended (sent anew)`,
  }),
  loose: (n: number): Text => ({
    zh: `${n}条提醒一小时以上没有进入任何信件`,
    en: `${count(n, 'reminder')} in no letter for over an hour`,
  }),
  overlooked: (n: number): Text => ({
    zh: `${n}项期限到了检查的日期而未检查`,
    en: `${count(n, 'deadline')} not looked at on the day for it`,
  }),
  looked: { zh: '进度', en: 'Progress' },
  lookedAt: (n: number): Text => ({ zh: `已检查${n}项期限`, en: `${count(n, 'deadline')} looked at so far` }),
  where: { zh: '在哪里看', en: 'Where to look' },
  help: { zh: '如何处理', en: 'What to do' },
  resend: {
    zh: '排除原因后逐封重发：qixian letters resend ID',
    en: 'mend the reason, then send them anew: qixian letters resend ID',
  },
  mendRun: {
    zh: '查看日志中级别为 error 的记录和数据库状态；任务每分钟自动重试',
    en: 'see the log’s lines at level error, and the database; the job tries again every minute',
  },
  mendRelay: {
    zh: '检查 SMTP_URL 指向的服务器与日志；恢复后无需操作',
    en: 'check the relay behind SMTP_URL, and the log; once it is back there is nothing to do',
  },
  closing: {
    zh: '同一问题每天至多一封。本信由期限（Qixian）自动发送，请勿直接回复。',
    en: 'At most one letter a day about the same trouble. Sent automatically by Qixian; replies are not read.',
  },
} as const;
