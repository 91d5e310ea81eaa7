import type { Text } from '../answers/source.ts';
import type { DeadlineKind, Status } from '../deadlines/model.ts';
import { count, daysLeft } from './format.ts';

/**
 * What a day is: by `due` something has to be done; with `ends` something ends by itself; `passes` is a day on which nothing is
 * to be filed; from `opens` something can be done; after `closes` it cannot be done any more. Only what was due can be overdue.
 */
export type Nature = 'due' | 'ends' | 'passes' | 'opens' | 'closes';

const natures: Partial<Record<DeadlineKind, Nature>> = {
  'policy-takes-effect': 'opens',
  'policy-expires': 'ends',
  'policy-repealed': 'ends',
  'window-opens': 'opens',
  'window-step': 'closes',
  claim: 'closes',
  'claim-step': 'closes',
  milestone: 'passes',
  'certificate-expires': 'ends',
  'subsidy-year': 'ends',
  'loan-settlement': 'passes',
  objection: 'ends',
  'certificate-renewal-opens': 'opens',
};

/** What the day of a kind is. */
export function natureOf(kind: DeadlineKind): Nature {
  return natures[kind] ?? 'due';
}

/**
 * How a day stands `days` calendar days before it; 0 is that day itself, negative is past. An expected day that has passed
 * makes nothing overdue, since it is not known to have been the day.
 */
export function standingText(days: number, nature: Nature, status: Status): Text {
  if (days < 0 && status === 'expected')
    return { zh: `预计日期已过${-days}天`, en: `expected day passed ${count(-days, 'day')} ago` };
  if (nature === 'opens') return opening(days);
  if (nature === 'ends' && days < 0)
    return { zh: `已于${-days}天前到期`, en: `ended ${count(-days, 'day')} ago` };
  if (nature === 'closes' && days < 0)
    return { zh: `申报已于${-days}天前截止`, en: `closed ${count(-days, 'day')} ago` };
  if (nature === 'passes' && days < 0) return { zh: `已过${-days}天`, en: `${count(-days, 'day')} ago` };
  if (nature === 'passes' && days === 0) return { zh: '就在今天', en: 'today' };
  return daysLeft(days);
}

function opening(days: number): Text {
  if (days === 0) return { zh: '今天开始受理', en: 'opens today' };
  if (days < 0) return { zh: `已于${-days}天前开始受理`, en: `opened ${count(-days, 'day')} ago` };
  return { zh: `${days}天后开始受理`, en: `opens in ${count(days, 'day')}` };
}
