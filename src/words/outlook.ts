import type { Text } from '../answers/source.ts';
import { count } from './format.ts';

/** What the weekly outlook says: what is past and not done, and what comes next. */
export const outlookWords = {
  /** `days` as far as it looks ahead. */
  subject: (overdue: number, coming: number, days: number): Text => {
    const ahead = { zh: `今后${days}天${coming}项`, en: `${coming} within ${days} days` };
    if (overdue === 0) return { zh: `每周概览：${ahead.zh}`, en: `Weekly outlook: ${ahead.en}` };
    const late = { zh: `${overdue}项已过期限未办结`, en: `${overdue} past and not done` };
    if (coming === 0) return { zh: `每周概览：${late.zh}`, en: `Weekly outlook: ${late.en}` };
    return { zh: `每周概览：${late.zh}，${ahead.zh}`, en: `Weekly outlook: ${late.en}, ${ahead.en}` };
  },
  /** `today` is the letter's day, already spoken. */
  opening: (today: Text): Text => ({
    zh: `截至${today.zh}的每周概览。`,
    en: `The weekly outlook as of ${today.en}.`,
  }),
  /** Of a digest that ends with it. */
  besides: { zh: '信末附每周概览。', en: 'The weekly outlook follows at the end.' },
  overdue: { zh: '每周概览：已过期限、尚未办结', en: 'Weekly outlook: past and not done' },
  coming: (days: number): Text => ({
    zh: `每周概览：今后${days}天`,
    en: `Weekly outlook: the next ${days} days`,
  }),
  items: (items: number): Text => ({ zh: `${items}项`, en: count(items, 'date') }),
  total: (amount: Text): Text => ({ zh: `合计涉及${amount.zh}`, en: `${amount.en} at stake` }),
  unknown: (amounts: number): Text => ({
    zh: `${amounts}项金额待定`,
    en: `${count(amounts, 'amount')} not known yet`,
  }),
  due: (day: Text): Text => ({ zh: `期限${day.zh}`, en: `due ${day.en}` }),
  opens: (day: Text): Text => ({ zh: `${day.zh}开始受理`, en: `opens ${day.en}` }),
  actBy: (day: Text): Text => ({ zh: `最迟办理${day.zh}`, en: `act by ${day.en}` }),
  stake: (amount: Text): Text => ({ zh: `涉及${amount.zh}`, en: `${amount.en} at stake` }),
  and: { zh: '另有', en: 'And' },
  more: (items: number): Text => ({ zh: `${items}项`, en: `${items} more` }),
  doneNote: {
    zh: '已办结的，请在其提醒中标记为已完成，下周不再列出。',
    en: 'Mark what is done in its reminder, and it is not listed again.',
  },
} as const;
