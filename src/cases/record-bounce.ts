import { countSoftBounces } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { attemptsOf, insertAttempts } from '../db/letter-queue.ts';
import { takeLetterById } from '../db/letters.ts';
import type { AttemptEvent } from '../db/schema/letters.ts';
import { channelOf } from '../deadlines/way.ts';
import { stopAddressFor } from './stop-address.ts';

/** What is heard of a letter after it was accepted: `hard` nobody is there, `soft` it did not arrive, `delayed` it is still tried. */
export type Heard = {
  letterId: string;
  kind: 'hard' | 'soft' | 'complaint' | 'delayed';
  /** The other side's words, one line. */
  detail: string;
};

const events = {
  hard: 'bounced',
  soft: 'soft-bounced',
  complaint: 'complained',
} as const satisfies Record<string, AttemptEvent>;

/** So many letters that did not arrive within these days stop an address for as many days. */
const soft = { letters: 5, hours: 30 * 24 };

/** What came of being told. `repeated`: it was on record; `no-such-letter`: none was sent, or its reader was erased. */
export type Hearing = 'recorded' | 'repeated' | 'delayed' | 'no-such-letter';

/**
 * Records what became of a letter that was accepted, and stops its address where that is called for: at once where nobody
 * is there or the reader complained; for 30 days after five letters within 30 days that did not arrive. The same
 * report twice does nothing twice, also where the address was released in between.
 */
export async function recordBounce(
  tx: Database,
  { letterId, kind, detail }: Heard,
  now: Temporal.Instant,
): Promise<Hearing> {
  const letter = await takeLetterById(tx, letterId);
  const address = letter?.address;
  if (!letter || !address || letter.attempts === 0 || channelOf(letter.channel) !== 'mail')
    return 'no-such-letter';
  // It will be heard of again.
  if (kind === 'delayed') return 'delayed';
  const row = { letterId, number: letter.attempts, event: events[kind], detail, at: now };
  const told = (await attemptsOf(tx, [letterId])).get(letterId) ?? [];
  if (told.some(({ number, event }) => number === row.number && event === row.event)) return 'repeated';
  await insertAttempts(tx, [row]);
  if (kind === 'hard') await stopAddressFor(tx, { address, reason: 'bounced', detail }, now);
  if (kind === 'complaint') await stopAddressFor(tx, { address, reason: 'complained', detail }, now);
  if (kind === 'soft') await stopAfterMany(tx, address, detail, now);
  return 'recorded';
}

async function stopAfterMany(tx: Database, address: string, detail: string, now: Temporal.Instant) {
  const since = now.subtract({ hours: soft.hours });
  if ((await countSoftBounces(tx, address, since)) < soft.letters) return;
  const expiresAt = now.add({ hours: soft.hours });
  await stopAddressFor(tx, { address, reason: 'soft-bounces', detail, expiresAt }, now);
}
