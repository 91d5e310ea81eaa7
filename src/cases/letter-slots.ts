import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { type Letter, takeLetterFor, updateLetter } from '../db/letters.ts';
import type { Way } from '../deadlines/way.ts';
import type { Wishes } from '../deadlines/wishes.ts';
import { messageIdOf } from '../letters/message-id.ts';
import { dueAt } from './due-at.ts';
import type { Address, Slot } from './letter-book.ts';

/** The person's digest of a day in Shanghai by a way, due at a minute of the clocks of a zone. */
export function digestSlot(day: Temporal.PlainDate, wishes: Pick<Wishes, 'minute' | 'zone'>, way: Way): Slot {
  return { kind: 'digest', slot: day.toString(), dueAt: dueAt(day, wishes, way) };
}

/** The person's letter of a slot, made where there is none, and held until the transaction ends. */
export async function takeLetter(
  tx: Database,
  to: Address,
  slot: Slot,
  now: Temporal.Instant,
): Promise<Letter> {
  return await takeLetterFor(tx, newLetter(randomUUIDv7(), to, slot, now));
}

/** A letter that waits to be sent, as its row begins. */
export function newLetter(
  id: string,
  { personId, channel }: Address,
  { kind, slot, dueAt }: Slot,
  now: Temporal.Instant,
): Letter {
  return {
    id,
    personId,
    channel,
    kind,
    slot,
    state: 'queued',
    reason: null,
    lang: null,
    messageId: messageIdOf(id),
    subject: null,
    address: null,
    message: null,
    attempts: 0,
    nextAttemptAt: dueAt,
    leaseUntil: null,
    createdAt: now,
    settledAt: null,
  };
}

/** The first of the person's letters in these slots that nobody has begun to send, held until the transaction ends. */
export async function takeOpenLetter(
  tx: Database,
  { personId, channel }: Address,
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
