import { randomUUIDv7 } from 'node:crypto';
import { instantAt } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { type Letter, takeLetterFor, updateLetter } from '../db/letters.ts';
import type { LetterKind } from '../db/schema/letters.ts';

/** A letter by what makes it the only one: its kind and slot; `dueAt` is when it goes. */
export type Slot = { kind: LetterKind; slot: string; dueAt: Temporal.Instant };

// A constant of our own: the identifier of a letter outlives any host name the service is reached by.
const messageDomain = 'letters.qixian.invalid';

/** The person's digest of a day, due at a minute of that day in Asia/Shanghai. */
export function digestSlot(day: Temporal.PlainDate, minute: number): Slot {
  return { kind: 'digest', slot: day.toString(), dueAt: instantAt(day, minute) };
}

/** The person's letter of a slot, made where there is none, and held until the transaction ends. */
export async function takeLetter(
  tx: Database,
  to: { personId: string; channel: 'mail' },
  { kind, slot, dueAt }: Slot,
  now: Temporal.Instant,
): Promise<Letter> {
  const id = randomUUIDv7();
  return await takeLetterFor(tx, {
    ...to,
    id,
    kind,
    slot,
    state: 'queued',
    messageId: `<${id}@${messageDomain}>`,
    attempts: 0,
    nextAttemptAt: dueAt,
    createdAt: now,
  });
}

/** The first of the person's letters in these slots that nobody has begun to send, held until the transaction ends. */
export async function takeOpenLetter(
  tx: Database,
  { personId, channel }: { personId: string; channel: 'mail' },
  slots: Slot[],
  now: Temporal.Instant,
): Promise<Letter> {
  for (const slot of slots) {
    const { dueAt } = slot;
    const letter = await takeLetter(tx, { personId, channel }, slot, now);
    if (letter.state !== 'queued' || letter.attempts > 0) continue;
    // One digest a day: of two hours a person has, the earlier.
    if (Temporal.Instant.compare(dueAt, letter.nextAttemptAt) < 0)
      await updateLetter(tx, letter.id, { nextAttemptAt: dueAt });
    return letter;
  }
  throw new Error('a letter of this very instant has already been begun');
}
