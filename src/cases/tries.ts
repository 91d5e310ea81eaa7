import type { Attempt } from '../db/letter-queue.ts';

/** What is known of the tries of a letter. */
export type Tries = {
  /** How many have begun and were not put off. */
  count: number;
  /** When the first of them began. */
  since?: Temporal.Instant;
  /** One began and never ended, or ended without an answer: the letter may have arrived. */
  isUnknown: boolean;
};

/** Sums up the beginnings and ends of the tries of one letter, in the order of their numbers; those before it was queued anew are history. */
export function triesOf(attempts: readonly Attempt[] = []): Tries {
  const requeued = attempts.findLast(({ event }) => event === 'requeued')?.number ?? 0;
  const ends = new Map<number, Attempt['event']>();
  for (const { number, event } of attempts)
    if (event !== 'started' && event !== 'requeued') ends.set(number, event);
  const begun = attempts.filter(({ event, number }) => event === 'started' && ends.get(number) !== 'put-off');
  const counted = begun.filter(({ number }) => number > requeued);
  return {
    count: counted.length,
    ...(counted[0] ? { since: counted[0].at } : {}),
    isUnknown: begun.some(({ number }) => (ends.get(number) ?? 'unknown') === 'unknown'),
  };
}
