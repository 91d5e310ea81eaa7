import type { Text } from '../answers/source.ts';
import { daysLeft } from '../words/format.ts';
import { endedSince, letterWords } from '../words/letters.ts';
import type { ItemDates } from './model.ts';

/** How a date stands on the letter's day: time left, closed by the hour, ended (what ends by itself), or overdue. */
export function standing(dates: ItemDates, ends: boolean | undefined): Text {
  if (dates.closed) return letterWords.closedToday;
  return ends && dates.daysLeft < 0 ? endedSince(-dates.daysLeft) : daysLeft(dates.daysLeft);
}
