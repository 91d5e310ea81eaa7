import type { Text } from '../answers/source.ts';
import { count } from './format.ts';

/** What administrators are told while the holiday notice of a year has not been entered. */
export const noticeMissingWords = {
  tag: { zh: '管理员', en: 'Administrator' },
  subject: (year: number, dates: number): Text => ({
    zh: `${year}年放假安排尚未录入${dates > 0 ? `，${dates}个日期为暂定` : ''}`,
    en: `Holiday notice for ${year} not entered${dates > 0 ? `, ${count(dates, 'date')} provisional` : ''}`,
  }),
  opening: (year: number): Text => ({
    zh: `国务院办公厅关于${year}年部分节假日安排的通知尚未录入。`,
    en: `The State Council’s holiday notice for ${year} has not been entered.`,
  }),
  heading: (year: number): Text => ({ zh: `${year}年放假安排`, en: `Holiday notice for ${year}` }),
  badge: { zh: '尚未录入', en: 'not entered' },
  effect: { zh: '影响', en: 'Effect' },
  effectOn: (dates: number): Text =>
    dates > 0
      ? {
          zh: `${dates}个日期因此为暂定，均从稳妥：截止取最早的可能，开始受理取最晚`,
          en: `${count(dates, 'date')} provisional for want of it, on the safe day: of last days the earliest possible, of openings the latest`,
        }
      : { zh: '目前没有日期因此为暂定', en: 'no date is provisional for want of it so far' },
  earlier: { zh: '往年公布', en: 'Earlier' },
  earlierOn: (days: Text[]): Text => ({
    zh: `此前的通知公布于${days.map(({ zh }) => zh).join('、')}`,
    en: `the notices before it came out on ${days.map(({ en }) => en).join(', ')}`,
  }),
  enter: { zh: '录入', en: 'Enter it' },
  enterHow: { zh: '公告效果：holiday-notice', en: 'as an announcement with the effect holiday-notice' },
  docs: { zh: '接口文档', en: 'API documentation' },
  repeats: {
    zh: '录入并公布之前，本信每周发送一次。',
    en: 'This letter repeats weekly until the notice is entered.',
  },
  closing: {
    zh: '本信由期限（Qixian）自动发送，请勿直接回复。',
    en: 'Sent automatically by Qixian; replies are not read.',
  },
} as const;
