import { lastInstant, markInstant } from '../db/state.ts';
import type { Context } from './context.ts';

/** Remembers what the service's clock shows, so that a later start with a wound clock never runs before it. */
export async function markClock({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<void> {
  await markInstant(db, clock.now());
}

/** Winds the clock to an instant, or to the last one it showed if that is later. Answers where it stands, and whether it was held back. */
export async function windClock(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  to: Temporal.Instant,
): Promise<{ at: Temporal.Instant; clamped: boolean }> {
  const last = await lastInstant(db);
  const clamped = last !== undefined && Temporal.Instant.compare(last, to) > 0;
  const at = clamped ? last : to;
  clock.set(at);
  await markInstant(db, at);
  return { at, clamped };
}
