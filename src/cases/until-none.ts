import type { Database } from '../db/connect.ts';
import type { Context } from './context.ts';

/** Takes a step that answers how many it found, in a transaction each time, until it finds none; answers how many in all. */
export async function untilNone(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  step: (tx: Database, now: Temporal.Instant) => Promise<number>,
): Promise<number> {
  let found = 0;
  for (;;) {
    const more = await db.transaction((tx) => step(tx, clock.now()));
    if (more === 0) return found;
    found += more;
  }
}
