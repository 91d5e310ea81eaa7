import type { Text } from '../answers/source.ts';

/** What the feed of date changes says; days arrive in words. */
export const dateChangeWords = {
  title: { zh: '期限变动', en: 'Changes of dates' },
  first: (title: Text, on: Text): Text => ({
    zh: `【新增】${title.zh}：${on.zh}`,
    en: `New: ${title.en}: ${on.en}`,
  }),
  moved: (title: Text, from: Text, to: Text): Text => ({
    zh: `${title.zh}：${from.zh} → ${to.zh}`,
    en: `${title.en}: ${from.en} → ${to.en}`,
  }),
  withdrawn: (title: Text, was: Text): Text => ({
    zh: `【取消】${title.zh}（原为${was.zh}）`,
    en: `Cancelled: ${title.en} (was ${was.en})`,
  }),
  returned: (title: Text, on: Text): Text => ({
    zh: `【恢复】${title.zh}：${on.zh}`,
    en: `Back again: ${title.en}: ${on.en}`,
  }),
  marked: (on: Text, how: Text): Text => ({ zh: `${on.zh}（${how.zh}）`, en: `${on.en} (${how.en})` }),
  /** The day stands; the last working day to act on it has changed. */
  actBy: (title: Text, from: Text, to: Text): Text => ({
    zh: `${title.zh}：最迟办理日${from.zh} → ${to.zh}`,
    en: `${title.en}: act by ${from.en} → ${to.en}`,
  }),
  /** That stands too; the day to submit by, which leaves time for corrections, has changed. */
  submitBy: (title: Text, from: Text, to: Text): Text => ({
    zh: `${title.zh}：建议提交日${from.zh} → ${to.zh}`,
    en: `${title.en}: submit by ${from.en} → ${to.en}`,
  }),
  noDay: { zh: '日期未定', en: 'no day' },
  announced: (title: Text): Text => ({ zh: `原因：${title.zh}`, en: `Why: ${title.en}` }),
  derived: {
    zh: '原因：由现行条文和放假安排推算，没有单独的公告',
    en: 'Why: worked out from the rules and days off as they stand; no announcement of its own',
  },
  basis: (source: Text): Text => ({ zh: `依据：${source.zh}`, en: `Basis: ${source.en}` }),
} as const;
