import { type Bounce, readBounce } from '../letters/bounce.ts';
import { readBounceToken } from '../letters/bounce-address.ts';
import { withoutAddresses } from '../letters/safe.ts';
import type { Context } from './context.ts';
import { type Hearing, recordBounce } from './record-bounce.ts';

/** What a mail to the address for bounces came to: `unproven` where it names no letter that we signed. */
export type Heard = {
  result: Hearing | 'unproven' | 'not-a-bounce' | 'not-a-mail';
  /** What was read in it, for the operator's log: without anybody's address. */
  bounce: Pick<Bounce, 'kind' | 'status' | 'messageId' | 'detail'>;
  letterId?: string;
};

/**
 * Reads a mail that came to the address for bounces and records what it says of a letter. Only what carries a token that we
 * signed says anything of one; all else changes nothing. Nothing that comes in is answered.
 */
export async function hearBounce(
  { db, clock, secret }: Pick<Context, 'db' | 'clock' | 'secret'>,
  mail: Uint8Array,
): Promise<Heard> {
  const { letterToken, address: _, ...read } = await readBounce(mail);
  const { kind, detail } = read;
  const bounce = { ...read, detail: withoutAddresses(detail) };
  if (kind === 'not-a-mail' || kind === 'not-a-bounce') return { result: kind, bounce };
  const letterId = readBounceToken(secret, letterToken ?? '');
  if (letterId === undefined) return { result: 'unproven', bounce };
  const result = await db.transaction((tx) => recordBounce(tx, { letterId, kind, detail }, clock.now()));
  return { result, bounce, letterId };
}
