import type { Text } from '../answers/source.ts';
import type { Reach } from '../deadlines/reach.ts';
import { count } from './format.ts';

/** Whether the members of an enterprise are reached, and what to do where they are not. */
export const reachWords = {
  title: { zh: '成员与送达', en: 'Members, and whether reminders reach them' },
  states: {
    reached: { zh: '可送达', en: 'reached' },
    'address-stopped': { zh: '邮箱已停用', en: 'address stopped' },
    'ways-stopped': { zh: '接收方式均不可用', en: 'no way works' },
    off: { zh: '已关闭提醒', en: 'turned off' },
  } satisfies Record<Reach, Text>,
  nobody: {
    zh: '这家企业的期限目前没有人收得到提醒。',
    en: 'Nobody is reminded of the deadlines of this enterprise at present.',
  },
  some: (members: number): Text => ({
    zh: `有${members}名成员收不到提醒，其他人照常收到。`,
    en: `${count(members, 'member')} ${members === 1 ? 'gets' : 'get'} no reminders; the others are reminded as before.`,
  }),
  noMember: {
    zh: '企业还没有成员：请管理员新增。',
    en: 'It has no member: ask an administrator to add one.',
  },
  help: {
    'address-stopped': {
      zh: '账户邮箱已停用。邮箱恢复可用后，由本人或管理员解除停用（/api/v1/stopped-addresses）；也可由本人改用别的接收方式。',
      en: 'the account’s address takes no letters. Once it works again, the member or an administrator releases it (/api/v1/stopped-addresses); or the member chooses another way.',
    },
    'ways-stopped': {
      zh: '所选的接收方式都已停用或尚未确认。请本人在“提醒与公告”页改用别的接收方式，或修好后解除停用。',
      en: 'all ways chosen are stopped or not confirmed. The member chooses another one at “Reminders and announcements”, or mends and releases one of these.',
    },
    off: {
      zh: '已停止接收全部提醒。需要时，由本人在“提醒与公告”页重新接收。',
      en: 'has turned all reminders off. The member can turn them on again at “Reminders and announcements”.',
    },
  } satisfies Record<Exclude<Reach, 'reached'>, Text>,
} as const;
