import { type Limit, paused } from '../answers/pace.ts';
import type { Database } from '../db/connect.ts';
import { holdTurns, takeTurn } from '../db/rates.ts';
import { channelOf, type Way } from '../deadlines/way.ts';

/** Of a webhook, which says itself when it has had enough. */
const asFastAsCan: Limit = { perMinute: 60_000, burst: 1000 };

/** Takes a turn of the address behind a way; answers from when on it is worth asking again where it has none left. */
export async function turnOf(
  tx: Database,
  way: Way,
  now: Temporal.Instant,
  limit = asFastAsCan,
): Promise<Temporal.Instant | undefined> {
  // A relay is paced by its connections, and says so itself.
  return channelOf(way) === 'mail' ? undefined : await takeTurn(tx, way, now, limit);
}

/** Lets no letter go to the address behind a way for as long as it asks. */
export async function holdWay(
  tx: Database,
  way: Way,
  now: Temporal.Instant,
  seconds: number,
  limit = asFastAsCan,
) {
  if (channelOf(way) !== 'mail') await holdTurns(tx, way, paused(undefined, now, seconds, limit));
}
