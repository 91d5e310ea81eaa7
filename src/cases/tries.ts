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

/** Sums up the beginnings and ends of the tries of one letter, in the order of their numbers. */
export function triesOf(attempts: readonly Attempt[] = []): Tries {
  const ends = new Map(
    attempts.flatMap(({ number, event }) => (event === 'started' ? [] : [[number, event] as const])),
  );
  const begun = attempts.filter(({ event, number }) => event === 'started' && ends.get(number) !== 'put-off');
  const isUnknown = begun.some(({ number }) => (ends.get(number) ?? 'unknown') === 'unknown');
  return { count: begun.length, ...(begun[0] ? { since: begun[0].at } : {}), isUnknown };
}
