import type { Text } from '../answers/source.ts';

/** The file of one deadline. */
export const fileWords = {
  add: { zh: '添加到日历（.ics文件）', en: 'Add to a calendar (.ics file)' },
  once: {
    zh: '只添加这一项，之后日期有变动时不会自动更新；要自动更新，请订阅日历。',
    en: 'Adds this one date as it stands now and does not follow it when it moves; to have it follow, subscribe.',
  },
} satisfies Record<string, Text>;

/** The page of an event in a private calendar. */
export const eventPageWords = {
  shownAlone: {
    zh: '本页从您订阅的日历打开，只供查看。要标记完成、知悉或推迟，请用发给您本人的信件，或经接口办理。',
    en: 'This page is opened from your calendar and only shows. To mark the date done, say that you know or put it off, use a letter of your own or the API.',
  },
  gone: {
    zh: '这个链接所属的日历订阅已撤销或已更换网址，链接不再有效。请从现在订阅的日历里打开。',
    en: 'The calendar this link belongs to was revoked or has a new address, so the link no longer serves. Open it from the calendar you subscribe to now.',
  },
} satisfies Record<string, Text>;
