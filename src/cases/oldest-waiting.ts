import { waitingLetters } from '../db/letter-counts.ts';
import { type Attempt, attemptsOf } from '../db/letter-queue.ts';
import type { Context } from './context.ts';

/** How many letters are looked at: those that are tried next. */
const most = 100;
/** A channel that takes nothing waits this long at most before it is asked again. */
const channelWait = { hours: 1 };

/**
 * Since when the letter has waited that has waited longest: from the instant it was due, and where the channel took nothing
 * since, from the first of those tries. One that its own reader's server has put off does not wait before its next try.
 * Undefined where nothing waits.
 */
export async function oldestWaiting({
  db,
  clock,
}: Pick<Context, 'db' | 'clock'>): Promise<Temporal.Instant | undefined> {
  const now = clock.now();
  const letters = await waitingLetters(db, now, now.add(channelWait), most);
  const tried = letters.filter(({ attempts }) => attempts > 0).map(({ id }) => id);
  const attempts = await attemptsOf(db, tried);
  return letters
    .map(({ id, nextAttemptAt }) => putOffSince(attempts.get(id) ?? []) ?? nextAttemptAt)
    .filter((since) => Temporal.Instant.compare(since, now) <= 0)
    .toSorted(Temporal.Instant.compare)[0];
}

/** When the first of the last tries began that nobody has judged; undefined where the last one was judged. */
function putOffSince(attempts: readonly Attempt[]): Temporal.Instant | undefined {
  const putOff = new Set(attempts.filter(({ event }) => event === 'put-off').map(({ number }) => number));
  const begun = attempts.filter(({ event }) => event === 'started');
  const judged = begun.findLastIndex(({ number }) => !putOff.has(number));
  return begun[judged + 1]?.at;
}
