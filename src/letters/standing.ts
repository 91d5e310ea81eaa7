import type { Text } from '../answers/source.ts';
import { letterWords } from '../words/letters.ts';
import { standingText } from '../words/standing.ts';
import type { ItemDates, LetterItem } from './model.ts';

type Standing = Pick<LetterItem, 'nature' | 'status'> & { dates: ItemDates };

/** How a date stands on the letter's day: time left, closed by the hour, ended, opened, or overdue. */
export function standing({ dates, nature = 'due', status }: Standing): Text {
  if (dates.closed) return letterWords.closedToday;
  return standingText(dates.daysLeft, nature, status);
}

/** Something should have been done by now. A day that is only expected makes nothing overdue, nor what ends or opens by itself. */
export function isOverdue({ dates, nature = 'due', status }: LetterItem): boolean {
  return nature === 'due' && status !== 'expected' && (dates?.daysLeft ?? 0) < 0;
}
