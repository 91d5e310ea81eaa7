import type { ChannelName } from '../answers/channels.ts';
import type { Limit } from '../answers/pace.ts';
import type { Database } from '../db/connect.ts';
import { channelsDue, insertAttempts, takeDueLetters, writeLetters } from '../db/letter-queue.ts';
import { type Letter, updateLetter } from '../db/letters.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import { together } from '../db/together.ts';
import { channelOf, type Way } from '../deadlines/way.ts';
import { bounceAddress } from '../letters/bounce-address.ts';
import type { Context } from './context.ts';
import { fixBytes } from './fix-bytes.ts';
import { noteOf } from './letter-notes.ts';
import { addressOf, openEndpoint } from './open-endpoint.ts';
import { oweByMail } from './owe-elsewhere.ts';
import { type Failing, owePressing } from './owe-pressing.ts';
import { type OwedLetter, owedLetters } from './owed-letters.ts';
import { paceKey, turnOf } from './pacing.ts';
import { suppressClosed, suppressIdle } from './suppress-letters.ts';

/** A letter in hand: what the wire needs, and what recording its outcome needs. */
export type Claimed = {
  letterId: string;
  kind: LetterKind;
  personId: string;
  channel: Way;
  /** The number of this attempt: of two who hold the letter, the higher is right. */
  attempt: number;
  /** How many tries it makes with this one; those that were put off do not count. */
  tries: number;
  /** When it was due; of a letter that was tried before, when the first of these tries began. */
  dueAt: Temporal.Instant;
  /** When the first of these tries began. */
  triedSince: Temporal.Instant;
  envelope: { from?: string; to: string };
  /** Under what the pace of a robot or webhook is kept. */
  pace?: string;
  /** What a robot or webhook is signed with. */
  secret?: string;
  bytes: Uint8Array;
};

/** What looking for due letters came to. */
export type Claims = {
  claimed: Claimed[];
  /** Letters that had nothing left to say, or nobody to say it to. */
  suppressed: Letter[];
  /** Letters to addresses that take no more just now: put off, and not tried. */
  held: number;
  /** Letters that could not be written: put off, so that they hold nobody else's up. */
  unwritten: Error[];
};

/** How many letters to take at most, of which channel, and how fast one of its addresses takes them; `only` a letter. */
export type Wanted = { channel: ChannelName; most: number; limit?: Limit; only?: string };

const nothing: Claims = { claimed: [], suppressed: [], held: 0, unwritten: [] };

type Claiming = { context: Context; wanted: Wanted; now: Temporal.Instant };

const unwrittenWait = { minutes: 30 };

// Longer than SMTP's own ten minutes for the answer to the final dot (RFC 5321 §4.5.3.2.6).
const lease = { minutes: 15 };

/** The channels on which a letter is due. */
export function channelsWithDue({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<Set<string>> {
  return channelsDue(db, clock.now());
}

/**
 * Takes letters that are due: checks again that what they say is still owed, fixes their bytes before the first attempt, and
 * writes that the attempts begin. All three lists are empty when nothing is due.
 */
export async function claimLetters(context: Context, wanted: Wanted): Promise<Claims> {
  const claims = await context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const letters = await takeDueLetters(tx, now, wanted);
    if (letters.length === 0) return nothing;
    try {
      return await tx.transaction((inner) => claim(inner, { context, wanted, now }, letters));
    } catch {
      return await claimEach(tx, { context, wanted, now }, letters);
    }
  });
  for (const letter of claims.suppressed) context.meters?.ended(letter, 'suppressed');
  return claims;
}

/** One letter that cannot be written takes no other with it. */
async function claimEach(tx: Database, claiming: Claiming, letters: Letter[]): Promise<Claims> {
  const all: Claims = { claimed: [], suppressed: [], held: 0, unwritten: [] };
  for (const letter of letters) {
    try {
      const one = await tx.transaction((inner) => claim(inner, claiming, [letter]));
      all.claimed.push(...one.claimed);
      all.suppressed.push(...one.suppressed);
      all.held += one.held;
    } catch (cause) {
      await updateLetter(tx, letter.id, { nextAttemptAt: claiming.now.add(unwrittenWait) });
      all.unwritten.push(new Error(`letter ${letter.id} cannot be written`, { cause }));
    }
  }
  return all;
}

async function claim(tx: Database, claiming: Claiming, letters: Letter[]): Promise<Claims> {
  const { context, now } = claiming;
  const sorted = Map.groupBy(await sort(tx, claiming, letters), ({ fate }) => fate);
  const [closed, idle, held] = (['closed', 'idle', 'held'] as const).map((fate) => sorted.get(fate) ?? []);
  const begun = await fixBytes(tx, claiming, (sorted.get('begin') ?? []).map(owedOf));
  const rows = begun.map(({ letter }) => ({
    ...letter,
    state: 'sending' as const,
    attempts: letter.attempts + 1,
    leaseUntil: now.add(lease),
  }));
  await oweByMail(
    tx,
    (closed ?? []).flatMap(({ owed: { letter, items } }) => (letter.channel === 'mail' ? [] : items)),
    now,
  );
  const ended = [
    ...(await suppressClosed(tx, (closed ?? []).map(owedOf), now)),
    ...(await suppressIdle(tx, (idle ?? []).map(owedOf), now)),
  ];
  const later = (held ?? []).map(({ owed, until }) => ({ ...owed.letter, nextAttemptAt: until ?? now }));
  await owePressing(tx, context, (held ?? []).map(failingOf(now)), now);
  await together([
    writeLetters(tx, [...rows, ...ended, ...later]),
    insertAttempts(
      tx,
      rows.map(({ id, attempts }) => ({
        letterId: id,
        number: attempts,
        event: 'started',
        detail: '',
        at: now,
      })),
    ),
  ]);
  const claimed = begun.map((owed) => inHand(context, owed, now));
  return { claimed, suppressed: ended, held: later.length, unwritten: [] };
}

type Sorted = { owed: OwedLetter; fate: 'begin' | 'idle' | 'closed' | 'held'; until?: Temporal.Instant };

const owedOf = ({ owed }: Sorted) => owed;

const failingOf =
  (now: Temporal.Instant) =>
  ({ owed: { letter, items, tries }, until }: Sorted): Failing => {
    const { channel } = letter;
    return { channel, tries: tries.count, triedSince: tries.since ?? now, items, next: until ?? null };
  };

/** What becomes of each letter: nothing is posted to who takes no letters, or with nothing to say that may not have arrived. */
async function sort(tx: Database, { context, wanted, now }: Claiming, letters: Letter[]): Promise<Sorted[]> {
  const all: Sorted[] = [];
  for (const owed of await owedLetters(tx, letters, now)) {
    const { letter, to, items, notices, tries } = owed;
    const note = noteOf(letter);
    const isOwed = note
      ? await note.isOwed(tx, context, letter.slot, letter)
      : items.length + notices.length > 0;
    if (to.closed) all.push({ owed, fate: 'closed' });
    else if (!isOwed && !tries.isUnknown) all.push({ owed, fate: 'idle' });
    else {
      const address = to.endpoint && addressOf(context.secret, to.endpoint, now);
      const until = await turnOf(tx, paceKey(context.secret, letter.channel, address), now, wanted.limit);
      all.push(until ? { owed, fate: 'held', until } : { owed, fate: 'begin' });
    }
  }
  return all;
}

/** Where a letter comes back to: each to an address of its own, where bounces are read. */
function returnAddress({ bounces, secret, mailFrom }: Context, letterId: string): string {
  return bounces ? bounceAddress(secret, bounces.address, letterId) : mailFrom;
}

function inHand(context: Context, { letter, to, tries }: OwedLetter, now: Temporal.Instant): Claimed {
  const { id, kind, personId, channel, address, message, attempts, nextAttemptAt: letterDue } = letter;
  const isMail = channelOf(channel) === 'mail';
  const call = isMail ? undefined : openEndpoint(context.secret, to.endpoint, now);
  const pace = paceKey(context.secret, channel, call?.address);
  return {
    letterId: id,
    kind,
    personId,
    channel,
    attempt: attempts + 1,
    tries: tries.count + 1,
    dueAt: tries.since ?? letterDue,
    triedSince: tries.since ?? now,
    envelope: call ? { to: call.address } : { from: returnAddress(context, id), to: address ?? '' },
    ...(pace === undefined ? {} : { pace }),
    ...(call?.secret === undefined ? {} : { secret: call.secret }),
    bytes: Buffer.from(message ?? '', isMail ? 'latin1' : 'utf8'),
  };
}
