import type { ChannelName } from '../answers/channels.ts';
import { settleNoticesIn } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';
import { insertAttempts, takeDueLetters, writeLetters } from '../db/letter-queue.ts';
import { type Letter, updateLetter } from '../db/letters.ts';
import { itemsOf, settleReminders } from '../db/reminders.ts';
import type { Way } from '../deadlines/way.ts';
import type { Context } from './context.ts';
import type { Destination } from './destinations.ts';
import { readAbout } from './letter-items.ts';
import { noteOf } from './letter-notes.ts';
import { type OwedLetter, owedLetters, settleGone } from './owed-letters.ts';
import { writeLetter } from './write-letter.ts';

/** A letter in hand: what the wire needs, and what recording its outcome needs. */
export type Claimed = {
  letterId: string;
  personId: string;
  channel: Way;
  /** The number of this attempt: of two who hold the letter, the higher is right. */
  attempt: number;
  /** How many tries it makes with this one; those that were put off do not count. */
  tries: number;
  /** When the first of these tries began. */
  triedSince: Temporal.Instant;
  envelope: { from: string; to: string };
  message: string;
};

/** What looking for due letters came to. */
export type Claims = {
  claimed: Claimed[];
  /** Letters that had nothing left to say, or nobody to say it to. */
  suppressed: number;
  /** Letters that could not be written: put off, so that they hold nobody else's up. */
  unwritten: Error[];
};

/** How many letters to take at most, and of which channel. */
export type Wanted = { channel: ChannelName; most: number };

const unwrittenWait = { minutes: 30 };

// Longer than SMTP's own ten minutes for the answer to the final dot (RFC 5321 §4.5.3.2.6).
const lease = { minutes: 15 };

/**
 * Takes letters that are due: checks again that what they say is still owed, fixes their bytes before the first attempt, and
 * writes that the attempts begin. All three lists are empty when nothing is due.
 */
export async function claimLetters(context: Context, wanted: Wanted): Promise<Claims> {
  return await context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const letters = await takeDueLetters(tx, now, wanted);
    if (letters.length === 0) return { claimed: [], suppressed: 0, unwritten: [] };
    try {
      return await tx.transaction((inner) => claim(inner, context, letters, now));
    } catch {
      return await claimEach(tx, context, letters, now);
    }
  });
}

/** One letter that cannot be written takes no other with it. */
async function claimEach(
  tx: Database,
  context: Context,
  letters: Letter[],
  now: Temporal.Instant,
): Promise<Claims> {
  const all: Claims = { claimed: [], suppressed: 0, unwritten: [] };
  for (const letter of letters) {
    try {
      const one = await tx.transaction((inner) => claim(inner, context, [letter], now));
      all.claimed.push(...one.claimed);
      all.suppressed += one.suppressed;
    } catch (cause) {
      await updateLetter(tx, letter.id, { nextAttemptAt: now.add(unwrittenWait) });
      all.unwritten.push(new Error(`letter ${letter.id} cannot be written`, { cause }));
    }
  }
  return all;
}

async function claim(
  tx: Database,
  context: Context,
  letters: Letter[],
  now: Temporal.Instant,
): Promise<Claims> {
  const sorted = Map.groupBy(await sort(tx, context, letters, now), ({ fate }) => fate);
  const begun = (sorted.get('begin') ?? []).map(({ owed }) => owed);
  const [closed, idle] = [sorted.get('closed') ?? [], sorted.get('idle') ?? []];
  const about = await readAbout(
    tx,
    context,
    begun.filter(({ letter }) => !letter.message).flatMap(({ items }) => items),
  );
  const writing = { tx, context, about, now };
  const fixed: OwedLetter[] = [];
  for (const owed of begun)
    fixed.push(
      owed.letter.message
        ? owed
        : { ...owed, letter: { ...owed.letter, ...(await writeLetter(writing, owed)) } },
    );
  const rows = fixed.map(({ letter }) => ({
    ...letter,
    state: 'sending' as const,
    attempts: letter.attempts + 1,
    leaseUntil: now.add(lease),
  }));
  const ended = [...(await suppressClosed(tx, closed, now)), ...(await suppressIdle(tx, idle, now))];
  await writeLetters(tx, [...rows, ...ended]);
  await insertAttempts(
    tx,
    rows.map(({ id, attempts }) => ({
      letterId: id,
      number: attempts,
      event: 'started',
      detail: '',
      at: now,
    })),
  );
  return {
    claimed: fixed.map((owed) => inHand(context, owed, now)),
    suppressed: ended.length,
    unwritten: [],
  };
}

type Sorted = { owed: OwedLetter; fate: 'begin' | 'idle' | 'closed' };

/** What becomes of each letter: nothing is posted to who takes no letters, or with nothing to say that may not have arrived. */
async function sort(
  tx: Database,
  context: Context,
  letters: Letter[],
  now: Temporal.Instant,
): Promise<Sorted[]> {
  const all: Sorted[] = [];
  for (const owed of await owedLetters(tx, letters, now)) {
    const { letter, to, items, notices, tries } = owed;
    const note = noteOf(letter);
    const isOwed = note ? await note.isOwed(tx, context, letter.slot) : items.length + notices.length > 0;
    all.push({ owed, fate: to.closed ? 'closed' : isOwed || tries.isUnknown ? 'begin' : 'idle' });
  }
  return all;
}

/** Letters to where none may go: what they carry ends with them, for the same reason. */
async function suppressClosed(tx: Database, letters: Sorted[], now: Temporal.Instant): Promise<Letter[]> {
  const byReason = Map.groupBy(letters, ({ owed }) => owed.to.closed as NonNullable<Destination['closed']>);
  for (const [reason, group] of byReason) {
    const ids = group.map(({ owed }) => owed.letter.id);
    const items = [...(await itemsOf(tx, ids)).values()].flat();
    await settleReminders(
      tx,
      items.map(({ reminder }) => reminder.id),
      'suppressed',
      reason,
      now,
    );
    await settleNoticesIn(tx, ids, 'suppressed', reason, now);
  }
  return letters.map(({ owed }) => suppressed(owed.letter, owed.to.closed ?? 'removed', now));
}

async function suppressIdle(tx: Database, letters: Sorted[], now: Temporal.Instant): Promise<Letter[]> {
  const ids = letters.map(({ owed }) => owed.letter.id);
  await settleGone(tx, [...(await itemsOf(tx, ids)).values()].flat(), now);
  await settleNoticesIn(tx, ids, 'suppressed', 'obsolete', now);
  return letters.map(({ owed }) => suppressed(owed.letter, 'nothing-owed', now));
}

function suppressed(letter: Letter, reason: string, now: Temporal.Instant): Letter {
  return { ...letter, state: 'suppressed', reason, settledAt: now };
}

function inHand(context: Context, { letter, tries }: OwedLetter, now: Temporal.Instant): Claimed {
  const { id, personId, channel, address, message, attempts } = letter;
  return {
    letterId: id,
    personId,
    channel,
    attempt: attempts + 1,
    tries: tries.count + 1,
    triedSince: tries.since ?? now,
    envelope: { from: context.mailFrom, to: address ?? '' },
    message: message ?? '',
  };
}
