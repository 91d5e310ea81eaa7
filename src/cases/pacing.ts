import { createHmac } from 'node:crypto';
import { type Limit, paused } from '../answers/pace.ts';
import type { Database } from '../db/connect.ts';
import { holdTurns, takeTurn } from '../db/rates.ts';
import { channelOf, type Way } from '../deadlines/way.ts';
import { placeBehind } from '../letters/robot-address.ts';

/** Of a webhook, which says itself when it has had enough. */
const asFastAsCan: Limit = { perMinute: 60_000, burst: 1000 };

/**
 * Under what the pace of the address behind a way is kept. A robot has one, whoever registered it and however its address,
 * which is a secret, is written. None for mail: a relay is paced by its connections, and says so itself.
 */
export function paceKey(secret: string, way: Way, address: string | undefined): string | undefined {
  const channel = channelOf(way);
  if (channel === 'mail') return undefined;
  if (channel === 'webhook' || address === undefined) return way;
  const place = placeBehind(channel, address);
  return `${channel}:${createHmac('sha256', secret).update(`pace:${place}`).digest('base64url')}`;
}

/** Takes a turn under a pace; answers from when on it is worth asking again where there is none left. */
export async function turnOf(
  tx: Database,
  pace: string | undefined,
  now: Temporal.Instant,
  limit = asFastAsCan,
): Promise<Temporal.Instant | undefined> {
  return pace === undefined ? undefined : await takeTurn(tx, pace, now, limit);
}

/** Lets no letter go under a pace for as long as the other side asks. */
export async function holdPace(
  tx: Database,
  pace: string | undefined,
  now: Temporal.Instant,
  seconds: number,
  limit = asFastAsCan,
) {
  if (pace !== undefined) await holdTurns(tx, pace, paused(undefined, now, seconds, limit));
}
