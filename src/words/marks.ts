import type { Text } from '../answers/source.ts';
import type { Mark } from '../benefits/interest/subsidy.ts';
import { day } from './format.ts';

/** What a mark says: it never drops a date, it tells by which day a year runs past the policy's goal year or its validity. */
export function markText({ mark, by, on }: Mark): Text {
  const what =
    mark === 'past-expiry'
      ? { zh: '已过政策有效期', en: 'past the policy’s expiry' }
      : { zh: '已过政策载明的目标年份', en: 'past the policy’s stated goal year' };
  const when = day(on);
  switch (by) {
    case 'last-day':
      return { zh: `该年度结束日（${when.zh}）${what.zh}`, en: `the year ends ${when.en}, ${what.en}` };
    case 'claim':
      return {
        zh: `最早申报日（${when.zh}）${what.zh}`,
        en: `it can be claimed from ${when.en} at the earliest, ${what.en}`,
      };
    case 'closing':
      return { zh: `截止日（${when.zh}）${what.zh}`, en: `it closes ${when.en}, ${what.en}` };
  }
}
