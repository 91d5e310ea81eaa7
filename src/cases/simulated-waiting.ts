import { noticesIn } from '../db/announcement-notices.ts';
import { replacersOf } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { attemptsOf } from '../db/letter-queue.ts';
import { type Letter, waitingWithoutReminders } from '../db/letters.ts';
import type { waitingInLetters } from '../db/reminders.ts';
import type { Context } from './context.ts';
import { addressed } from './destinations.ts';
import { noteOf } from './letter-notes.ts';
import { goneFor } from './owed-letters.ts';
import { type Letters, open, type Span, simulatedKey } from './simulated-letters.ts';
import { triesOf } from './tries.ts';

/** Of some letters the ids of those that may not go where they are addressed to: whoever claims them asks the same. */
export async function closedAmong(
  db: Database,
  letters: readonly Letter[],
  now: Temporal.Instant,
): Promise<Set<string>> {
  const each = [...new Map(letters.map((letter) => [letter.id, letter])).values()];
  const found = await addressed(db, each, now);
  return new Set(found.filter(({ to }) => to.closed).map(({ letter }) => letter.id));
}

/** A reminder that waits in a letter. */
export type Waiting = Awaited<ReturnType<typeof waitingInLetters>>[number];

/**
 * Of the letters in which reminders wait those that were tried and have nothing left to say that may not have arrived: whoever
 * claims them ends them.
 */
export async function idleAmong(db: Database, waiting: readonly Waiting[]): Promise<Map<string, Letter>> {
  const idle = new Map(waiting.map(({ letter }) => [letter.id, letter]));
  for (const each of waiting) if (goneFor(each) === undefined) idle.delete(each.letter.id);
  for (const [id, attempts] of await attemptsOf(db, [...idle.keys()]))
    if (triesOf(attempts).isUnknown) idle.delete(id);
  return idle;
}

/**
 * What else waits in the queue and is still owed, of any kind: a welcome, an announcement, what tells that something is
 * wrong. Asked last: what is in `letters` by then, and an outlook, is not looked at again. `emptied` are letters that
 * say none of their reminders any more, and may have more to say.
 */
export async function simulateWaiting(
  context: Context,
  span: Span,
  letters: Letters,
  emptied: readonly Letter[],
) {
  const { db } = context;
  const waiting = [...(await waitingWithoutReminders(db)), ...emptied].filter(
    (letter) =>
      letter.kind !== 'outlook' && !letters.has(simulatedKey(letter.personId, letter.channel, letter)),
  );
  const ids = waiting.map(({ id }) => id);
  const notices = await noticesIn(db, ids);
  const announced = [...notices.values()].flat().map(({ announcement }) => announcement.id);
  const replaced = await replacersOf(db, [...new Set(announced)]);
  for (const { letter, person, to } of await addressed(db, waiting, span.now)) {
    const { kind, slot, channel, nextAttemptAt: dueAt } = letter;
    const note = noteOf(letter);
    const isOwed = note
      ? await note.isOwed(db, context, slot, letter)
      : notices.get(letter.id)?.some(({ announcement }) => !replaced.has(announcement.id));
    const isStopped = to.closed !== undefined;
    if (isOwed) open(letters, span, { kind, slot, dueAt }, { person, channel, isStopped });
  }
}
