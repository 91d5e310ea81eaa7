import type { Limit } from '../answers/pace.ts';
import type { Database } from './connect.ts';
import { eq, lte, sql } from './orm.ts';
import { rate } from './schema/state.ts';

/**
 * Takes a turn under a key in one statement (generic cell rate algorithm), whatever number of copies ask: undefined where it
 * may go now, else the instant from which on it is worth asking again.
 */
export async function takeTurn(
  db: Database,
  key: string,
  now: Temporal.Instant,
  { perMinute, burst }: Limit,
): Promise<Temporal.Instant | undefined> {
  const step = Math.ceil(60_000 / perMinute);
  const tolerance = step * (burst - 1);
  const latest = sql`greatest(${rate.tat}, ${now.toString()}::timestamptz)`;
  const taken = await db
    .insert(rate)
    .values({ key, tat: now.add({ milliseconds: step }) })
    .onConflictDoUpdate({
      target: rate.key,
      set: { tat: sql`${latest} + ${step} * interval '1 millisecond'` },
      setWhere: lte(rate.tat, now.add({ milliseconds: tolerance })),
    })
    .returning({ key: rate.key });
  if (taken.length === 1) return undefined;
  const [row] = await db.select().from(rate).where(eq(rate.key, key));
  return (row?.tat ?? now).subtract({ milliseconds: tolerance });
}

/** Lets nothing pass under a key before an instant that a `tat` stands for; never shortens a wait. */
export async function holdTurns(db: Database, key: string, tat: Temporal.Instant) {
  await db
    .insert(rate)
    .values({ key, tat })
    .onConflictDoUpdate({ target: rate.key, set: { tat: sql`greatest(${rate.tat}, excluded.tat)` } });
}
