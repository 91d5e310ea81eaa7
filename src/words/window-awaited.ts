import type { Text } from '../answers/source.ts';
import { count } from './format.ts';

/** What administrators are told while an application window that is expected has not been announced. */
export const windowAwaitedWords = {
  tag: { zh: '管理员', en: 'Administrator' },
  subject: (what: Text, on: Text): Text => ({
    zh: `申报窗口尚未公布：${what.zh}，预计${on.zh}开始`,
    en: `No call announced yet: ${what.en}, expected ${on.en}`,
  }),
  opening: (last: Text): Text => ({
    zh: `“${last.zh}”之后，下一次申报窗口尚未录入。以下日期按上一次的同月同日预计，未经公布。`,
    en: `No window has been entered since “${last.en}”. The days below repeat its month and day; nothing has been announced.`,
  }),
  heading: (what: Text): Text => ({ zh: `${what.zh}：申报窗口`, en: `${what.en}: application window` }),
  others: (what: Text, others: number): Text =>
    others === 0 ? what : { zh: `${what.zh}等${others + 1}项`, en: `${what.en} and ${others} more` },
  badge: { zh: '尚未公布', en: 'not announced' },
  opens: { zh: '预计开始', en: 'Expected opening' },
  closes: { zh: '预计截止', en: 'Expected closing' },
  waiting: { zh: '等待中', en: 'Waiting' },
  waitingOn: (enterprises: number): Text =>
    enterprises > 0
      ? {
          zh: `${enterprises}家企业的申报在等待这一窗口`,
          en: `claims of ${count(enterprises, 'enterprise')}`,
        }
      : { zh: '目前没有企业的申报在等待', en: 'no claim of an enterprise so far' },
  last: { zh: '上一次通知', en: 'Last notice' },
  enter: { zh: '录入', en: 'Enter it' },
  enterHow: { zh: '公告效果：window', en: 'as an announcement with the effect window' },
  docs: { zh: '接口文档', en: 'API documentation' },
  repeats: {
    zh: '预计开始之日起，本信每周发送一次，直至窗口公布，或预计截止已过半年。',
    en: 'From the expected opening on this letter repeats weekly until the window is announced, or half a year after the expected closing.',
  },
  closing: {
    zh: '本信由期限（Qixian）自动发送，请勿直接回复。',
    en: 'Sent automatically by Qixian; replies are not read.',
  },
} as const;
