import type { Database } from './connect.ts';
import type { Letter } from './letters.ts';
import { and, asc, count, eq, gte, inArray, isNull, lt, lte, ne, or, sql } from './orm.ts';
import { letter } from './schema/letters.ts';
import { addressStop } from './schema/reminding.ts';

export type LetterCounts = Record<Letter['state'], number>;

/**
 * The letters of a span of time, tests left out, from one instant (inclusive) to another (exclusive): by how they ended in it, and how many
 * were due before its end and have not ended yet.
 */
export async function countLetters(
  db: Database,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<LetterCounts> {
  const ended = db
    .select({ state: letter.state, letters: count() })
    .from(letter)
    .where(and(isNoTest, gte(letter.settledAt, from), lt(letter.settledAt, to)))
    .groupBy(letter.state);
  const open = db
    .select({ state: letter.state, letters: count() })
    .from(letter)
    .where(and(isOpen, isNoTest, lt(letter.nextAttemptAt, to)))
    .groupBy(letter.state);
  const counts = { queued: 0, sending: 0, sent: 0, suppressed: 0, failed: 0 };
  for (const { state, letters } of [...(await ended), ...(await open)]) counts[state] = letters;
  return counts;
}

const isOpen = inArray(letter.state, ['queued', 'sending']);

/** Whoever asked for a test is told what came of it: it is no letter that anybody else looks after. */
const isNoTest = ne(letter.kind, 'test');

/** Letters that have not ended, by what they wait for: the sender, another try, their hour, an answer; and those that failed. */
export type Queue = Record<'ready' | 'deferred' | 'scheduled' | 'sending' | 'failed', number>;

/**
 * How many letters, tests left out, are in the queue at an instant, and how many have failed and were not sent anew: of those that are tried
 * next, and of those that failed, so many at most, so that it costs the same however long the queue is.
 */
export async function countQueue(db: Database, now: Temporal.Instant, most: number): Promise<Queue> {
  const next = db
    .select({ state: letter.state, attempts: letter.attempts, nextAttemptAt: letter.nextAttemptAt })
    .from(letter)
    .where(and(isOpen, isNoTest))
    .orderBy(asc(letter.nextAttemptAt))
    .limit(most)
    .as('next');
  const isReady = lte(next.nextAttemptAt, now);
  const waits = sql<
    keyof Queue
  >`case when ${next.state} = 'sending' then 'sending' when ${isReady} then 'ready' when ${next.attempts} > 0 then 'deferred' else 'scheduled' end`;
  const open = await db.select({ waits, letters: count() }).from(next).groupBy(sql`1`);
  const ended = db
    .select({ id: letter.id })
    .from(letter)
    .where(and(eq(letter.state, 'failed'), isNoTest))
    .limit(most)
    .as('ended');
  const [failed] = await db.select({ letters: count() }).from(ended);
  const queue = { ready: 0, deferred: 0, scheduled: 0, sending: 0, failed: failed?.letters ?? 0 };
  for (const each of open) queue[each.waits] = each.letters;
  return queue;
}

/**
 * So many of the letters that nobody has in hand at an instant, in the order of their next try, up to another instant
 * (inclusive).
 */
export function waitingLetters(
  db: Database,
  now: Temporal.Instant,
  until: Temporal.Instant,
  limit: number,
): Promise<Pick<Letter, 'id' | 'attempts' | 'nextAttemptAt'>[]> {
  const isFree = or(eq(letter.state, 'queued'), and(eq(letter.state, 'sending'), lt(letter.leaseUntil, now)));
  return (
    db
      .select({ id: letter.id, attempts: letter.attempts, nextAttemptAt: letter.nextAttemptAt })
      .from(letter)
      .where(and(isOpen, isFree, lte(letter.nextAttemptAt, until)))
      // By the index alone: a whole day's letters may share one instant.
      .orderBy(asc(letter.nextAttemptAt))
      .limit(limit)
  );
}

/** Whether any letter was sent since an instant (inclusive). */
export async function anySentSince(db: Database, since: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .select({ id: letter.id })
    .from(letter)
    .where(and(gte(letter.settledAt, since), eq(letter.state, 'sent')))
    .limit(1);
  return rows.length > 0;
}

/** Letters that failed, tests left out, from one instant (inclusive) to another (exclusive), by reason. */
export async function countFailed(
  db: Database,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<{ reason: string; letters: number }[]> {
  const reason = sql<string>`coalesce(${letter.reason}, '')`;
  return await db
    .select({ reason, letters: count() })
    .from(letter)
    .where(and(eq(letter.state, 'failed'), isNoTest, gte(letter.settledAt, from), lt(letter.settledAt, to)))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}

/** How many addresses take no letters, by reason. */
export async function countStops(db: Database): Promise<{ reason: string; addresses: number }[]> {
  return await db
    .select({ reason: addressStop.reason, addresses: count() })
    .from(addressStop)
    .where(isNull(addressStop.releasedAt))
    .groupBy(addressStop.reason);
}
