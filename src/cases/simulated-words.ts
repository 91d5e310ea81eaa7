import { dayOf } from '../clock.ts';
import { compareDays } from '../dates/compare.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { Letter } from '../db/letters.ts';
import type { Reminder } from '../db/reminders.ts';
import { announcedRung } from '../deadlines/ladder.ts';
import type { Slot } from './letter-book.ts';
import { type Letters, type Span, simulatedKey } from './simulated-letters.ts';

/**
 * A reminder that was sent or is to be, when that was or will be, under what its letter is kept, that letter where it waits, and
 * the day to act by where it is still to be told.
 */
export type Word = {
  reminder: Reminder;
  at: Temporal.Instant;
  letter: string;
  waits?: Letter;
  actBy?: Temporal.PlainDate | null;
};

type Dated = Pick<DeadlineRow, 'actBy'>;

/** What a letter that is planned is to say. */
export function wordOf(reminder: Reminder, { actBy }: Dated, slot: Slot, { now }: Span): Word {
  const at = Temporal.Instant.compare(slot.dueAt, now) < 0 ? now : slot.dueAt;
  return { reminder, at, actBy, letter: simulatedKey(reminder.personId, reminder.channel, slot) };
}

/** What a letter that waits says. */
export function waitingWord(reminder: Reminder, dated: Dated, waits: Letter, span: Span): Word {
  const { kind, slot, nextAttemptAt: dueAt } = waits;
  return { ...wordOf(reminder, dated, { kind, slot, dueAt }, span), waits };
}

/** What of the ledger was sent. */
export function saidOf(ledger: Iterable<Reminder[]>): Word[] {
  const sent = [...ledger].flat().filter(({ state }) => state === 'sent');
  return sent.flatMap((reminder) =>
    reminder.settledAt ? [{ reminder, at: reminder.settledAt, letter: '' }] : [],
  );
}

/**
 * Takes out of letters what a claim leaves out, because a later word about the same date has gone by then or goes that day:
 * see `overtakenIn`. Answers the letters that wait and say none of their reminders any more.
 */
export function leaveOutOvertaken(letters: Letters, words: readonly Word[]): Letter[] {
  const ofLadder = words.filter(({ reminder: { rung } }) => !rung.includes('/') && rung !== 'correction');
  const overtaken = [...Map.groupBy(ofLadder, aboutOf).values()].flatMap((same) =>
    same.filter((word) => !staysIn(word) && same.some((other) => isLater(other, word))),
  );
  for (const word of overtaken) leaveOut(letters, word);
  const emptied = overtaken.flatMap(({ letter, waits }) => (waits && !letters.has(letter) ? [waits] : []));
  return [...new Map(emptied.map((letter) => [letter.id, letter])).values()];
}

function aboutOf({ reminder: { deadlineId, dateVersion, personId, channel } }: Word): string {
  return `${deadlineId} ${dateVersion} ${personId} ${channel}`;
}

/** Whether a letter says it all the same: its bytes do already, or it is told whatever else is. */
function staysIn({ waits, reminder: { rung } }: Word): boolean {
  return (waits && waits.message !== null) || rung === announcedRung;
}

function isLater(other: Word, { reminder, at, actBy }: Word): boolean {
  if (isVain(other) || compareDays(other.reminder.rungOn, reminder.rungOn) <= 0) return false;
  const isBefore = Temporal.Instant.compare(other.at, reminder.createdAt) < 0;
  if (isBefore) return false;
  // On the last day nothing waits for a later hour.
  const isLastDay = actBy && compareDays(actBy, dayOf(at)) <= 0;
  return isLastDay
    ? Temporal.Instant.compare(other.at, at) <= 0
    : compareDays(dayOf(other.at), dayOf(at)) <= 0;
}

/** Whether its letter was tried already, and not taken. */
function isVain({ waits }: Word): boolean {
  return waits !== undefined && waits.attempts > (waits.state === 'sending' ? 1 : 0);
}

function leaveOut(letters: Letters, { letter: key, reminder }: Word) {
  const letter = letters.get(key);
  if (!letter) return;
  letter.items = letter.items.filter(
    ({ deadlineId, rung }) => deadlineId !== reminder.deadlineId || rung !== reminder.rung,
  );
  if (letter.items.length === 0) letters.delete(key);
}
