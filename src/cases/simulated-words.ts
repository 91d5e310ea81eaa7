import { dayOf } from '../clock.ts';
import { compareDays } from '../dates/compare.ts';
import type { Reminder } from '../db/reminders.ts';
import type { Way } from '../deadlines/way.ts';
import type { Slot } from './letter-book.ts';
import { type Letters, type Span, simulatedKey } from './simulated-letters.ts';

/** A reminder that waits in a letter or that a simulated day plans, the day that letter goes out, and under what it is kept. */
export type Word = { reminder: Reminder; on: Temporal.PlainDate; letter: string; isFixed: boolean };

/** `isFixed`: the letter's bytes have been written, and say it. */
export function wordOf(reminder: Reminder, channel: Way, slot: Slot, { now }: Span, isFixed: boolean): Word {
  const at = Temporal.Instant.compare(slot.dueAt, now) < 0 ? now : slot.dueAt;
  return { reminder, on: dayOf(at), letter: simulatedKey(reminder.personId, channel, slot), isFixed };
}

/** Takes out of letters what a claim leaves out, because a later word about the same date has gone by then or goes that day: see `overtakenIn`. */
export function leaveOutOvertaken(letters: Letters, words: readonly Word[]) {
  const ofLadder = words.filter(({ reminder: { rung } }) => !rung.includes('/') && rung !== 'correction');
  for (const same of Map.groupBy(ofLadder, aboutOf).values())
    for (const word of same)
      if (!word.isFixed && same.some((other) => isLater(other, word))) leaveOut(letters, word);
}

function aboutOf({ reminder: { deadlineId, dateVersion, personId, channel } }: Word): string {
  return `${deadlineId} ${dateVersion} ${personId} ${channel}`;
}

function isLater(other: Word, word: Word): boolean {
  return compareDays(other.reminder.rungOn, word.reminder.rungOn) > 0 && compareDays(other.on, word.on) <= 0;
}

function leaveOut(letters: Letters, { letter: key, reminder }: Word) {
  const letter = letters.get(key);
  if (!letter) return;
  letter.items = letter.items.filter(
    ({ deadlineId, rung }) => deadlineId !== reminder.deadlineId || rung !== reminder.rung,
  );
  if (letter.items.length === 0) letters.delete(key);
}
