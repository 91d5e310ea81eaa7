import type { Text } from '../answers/source.ts';
import { count } from './format.ts';

/** Why a calendar cannot be made. */
export const feedFaults = {
  tooMany: (most: number): Text => ({
    zh: `每人对同一企业（或“我的全部企业”）最多保留${most}个日历，请先撤销不用的`,
    en: `a person may have ${most} calendars of an enterprise, and of all enterprises in one: revoke one that is not used first`,
  }),
};

const closing: Text = {
  zh: '本信由期限（Qixian）自动发送，请勿直接回复。',
  en: 'Sent automatically by Qixian; replies are not read.',
};

/** The letter about a calendar whose address has ended. */
export const feedRevokedWords = {
  tag: { zh: '日历', en: 'Calendar' },
  subject: {
    revoked: (name: string): Text => ({
      zh: `日历“${name}”已撤销`,
      en: `The calendar “${name}” was revoked`,
    }),
    rotated: (name: string): Text => ({
      zh: `日历“${name}”已更换地址，请重新订阅`,
      en: `The calendar “${name}” has a new address: subscribe again`,
    }),
  },
  opening: {
    revoked: {
      zh: '您订阅的以下日历已撤销，其地址永久失效，日期变动不会再出现在您的日历程序里。请在日历程序里删除该订阅。',
      en: 'The calendar below was revoked. Its address has ended for good, and changes of dates no longer reach your calendar program. Remove the subscription there.',
    },
    rotated: {
      zh: '您订阅的以下日历已更换地址，原地址永久失效。请在日历程序里删除原订阅，再用新地址订阅。',
      en: 'The calendar below has a new address, and the one before has ended for good. Remove the old subscription from your calendar program and subscribe to the new address.',
    },
  },
  badge: {
    revoked: { zh: '已撤销', en: 'revoked' },
    rotated: { zh: '地址已更换', en: 'new address' },
  },
  at: { zh: '时间', en: 'When' },
  by: { zh: '操作者', en: 'By' },
  who: {
    own: { zh: '您本人。若非您所为，请告知管理员', en: 'yourself. If it was not you, tell an administrator' },
    administrator: { zh: '管理员', en: 'an administrator' },
  },
  shows: { zh: '不删除时', en: 'If it stays' },
  showsHow: {
    zh: '有的程序会提示错误，有的会自行移除该日历，有的会一直留着旧的日期而不再更新。原地址今后一律答复410（已永久移除）',
    en: 'some programs report an error, some remove the calendar by themselves, some keep the old dates without updating them. The old address answers 410, gone for good',
  },
  newAddress: { zh: '新地址', en: 'New address' },
  page: { zh: '订阅步骤', en: 'How to subscribe' },
  openPage: { zh: '打开该日历的页面', en: 'open the page of this calendar' },
  pageHas: {
    zh: '点按钮或扫码即可订阅，也有各程序的步骤',
    en: 'its buttons or its QR code subscribe, and it has the steps of each program',
  },
  secret: {
    zh: '供粘贴到日历程序里；网址即密钥，请勿转发',
    en: 'to paste into a calendar program; the address is a secret: do not pass it on',
  },
  another: { zh: '如需再订阅', en: 'To get another' },
  anotherHow: { zh: '在服务中新建一个日历', en: 'make a new calendar in the service' },
  closing,
} as const;

/** The letter about changes that a subscribed calendar has not fetched. */
export const feedUnfetchedWords = {
  tag: { zh: '日历', en: 'Calendar' },
  subject: (changes: number): Text => ({
    zh: `您的日历未收到${changes}项近期变动`,
    en: `Your calendar has missed ${count(changes, 'change')} to upcoming dates`,
  }),
  opening: {
    zh: '以下日期在48小时以前已有变动，您订阅的日历此后一直没有更新，显示的可能仍是旧日期。请以本信为准。',
    en: 'The dates below changed more than 48 hours ago, and your subscribed calendar has not fetched them since: it may still show the old ones. Please go by this letter.',
  },
  badge: { zh: '未更新', en: 'out of date' },
  lastFetched: { zh: '上次更新', en: 'Last fetched' },
  fetchedBy: (on: Text, client: Text): Text => ({
    zh: `${on.zh}（北京时间），${client.zh}`,
    en: `${on.en} (Beijing time), by ${client.en}`,
  }),
  added: { zh: '新增', en: 'New' },
  moved: { zh: '改期', en: 'Moved' },
  withdrawn: { zh: '撤销', en: 'Withdrawn' },
  due: (on: Text): Text => ({ zh: `期限为${on.zh}`, en: `due ${on.en}` }),
  opens: (on: Text): Text => ({ zh: `${on.zh}起`, en: `from ${on.en}` }),
  actBy: (on: Text): Text => ({ zh: `最迟办理${on.zh}`, en: `act by ${on.en}` }),
  submitBy: (on: Text): Text => ({ zh: `建议不晚于${on.zh}提交`, en: `submit by ${on.en}` }),
  instead: (before: Text): Text => ({
    zh: `日历里可能仍显示${before.zh}`,
    en: `the calendar may still say ${before.en}`,
  }),
  notYet: { zh: '日历里可能还没有', en: 'the calendar may not have it yet' },
  stillShown: (before: Text): Text => ({
    zh: `日历里可能仍显示${before.zh}`,
    en: `the calendar may still show ${before.en}`,
  }),
  and: { zh: '另有', en: 'And' },
  more: (rest: number): Text => ({ zh: `${rest}项`, en: `${rest} more` }),
  todo: { zh: '如何处理', en: 'What to do' },
  todoHow: {
    zh: '打开上述日历程序，能手动刷新的刷新一次（Google 日历不能）。不能刷新或仍不更新的，删除该订阅，再从下面的页面重新订阅。已不再使用此日历的，请按该页面的说明撤销它，此后不会再收到这类信件',
    en: 'open that calendar program and refresh it by hand where it can be (Google Calendar cannot). If that does not help, remove the subscription and subscribe again from the page below. If you no longer use this calendar, revoke it as that page says, and no letter like this will come',
  },
  page: { zh: '该日历的页面', en: 'Page of this calendar' },
  /** Tells two calendars apart that are called alike; `id` is the end of its id. */
  numbered: (name: Text, id: string): Text => ({
    zh: `${name.zh}（编号末尾${id}）`,
    en: `${name.en} (ID ending in ${id})`,
  }),
  closing,
} as const;
