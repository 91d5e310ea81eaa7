import type { Text } from '../answers/source.ts';
import type { Flag } from '../deadlines/model.ts';

/** What a reader must know of a date besides its status, in one short phrase without a full stop. */
export const flagWords: Record<Flag, Text> = {
  computed: {
    zh: '证面未载明有效期，按规定推算；证面有载明的，以证面为准',
    en: 'no last day is printed, so it was counted by the rule; a printed day would prevail',
  },
  advised: {
    zh: '惯例建议，并非规定期限',
    en: 'advised by practice, not set by any rule',
  },
  forecast: {
    zh: '以前一次审核在最后期限完成推算，实际审核后重新计算',
    en: 'counted as if the audit before it took place on its last day; counted anew once that audit is registered',
  },
  unconfirmed: {
    zh: '依据待管理员核实，日期为预计',
    en: 'no administrator has confirmed the rule yet, so the day is expected',
  },
  'by-notice': {
    zh: '具体日期以当年通知为准',
    en: 'the notice of the year sets the day itself',
  },
  'last-window': {
    zh: '按上一次申报的同月同日预计，本次窗口尚未公布',
    en: 'the same month and day as the last window; the next one has not been announced',
  },
};
