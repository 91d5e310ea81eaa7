/** How fast one address takes messages: `perMinute` in the long run, `burst` of them at once. Both at least 1. */
export type Limit = { perMinute: number; burst: number };

/** Go now and keep `tat`, or wait until an instant and ask again. */
type Turn = { tat: Temporal.Instant } | { waitUntil: Temporal.Instant };

/**
 * The generic cell rate algorithm (ITU-T I.371): whether one more may go at `now`. `tat`, the theoretical arrival time, is
 * all that is kept of an address; absent before its first. In any minute at most `perMinute` and `burst` together pass.
 */
export function gcra(tat: Temporal.Instant | undefined, now: Temporal.Instant, limit: Limit): Turn {
  const earliest = latest(tat ?? now, now);
  const mayBegin = earliest.subtract({ milliseconds: tolerance(limit) });
  if (Temporal.Instant.compare(now, mayBegin) < 0) return { waitUntil: mayBegin };
  return { tat: earliest.add({ milliseconds: interval(limit) }) };
}

/** The `tat` with which nothing passes for `seconds` from `now`: what to keep when the other side asks for a wait. */
export function paused(
  tat: Temporal.Instant | undefined,
  now: Temporal.Instant,
  seconds: number,
  limit: Limit,
): Temporal.Instant {
  const until = now.add({ milliseconds: Math.ceil(seconds * 1000) + tolerance(limit) });
  return latest(tat ?? until, until);
}

function latest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

function interval({ perMinute }: Limit): number {
  return Math.ceil(60_000 / perMinute);
}

function tolerance(limit: Limit): number {
  return interval(limit) * (limit.burst - 1);
}
