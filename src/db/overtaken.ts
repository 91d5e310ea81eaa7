import type { Database } from './connect.ts';
import {
  alias,
  and,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  lt,
  ne,
  notLike,
  or,
  type PgColumn,
  sql,
} from './orm.ts';
import { isAnyOf } from './records.ts';
import { letter, reminder } from './schema/letters.ts';

/**
 * Of what some letters carry, whose bytes are not fixed yet, the ids of reminders about which their reader has a later word
 * by the same way: one of a later rung of the same date that was sent, or goes out before an instant, exclusive. The rungs of
 * a ladder alone: what a colleague or a second contact is told, and a correction, is news of its own.
 */
export async function overtakenIn(
  tx: Database,
  letterIds: string[],
  before: Temporal.Instant,
): Promise<Set<string>> {
  if (letterIds.length === 0) return new Set();
  const later = alias(reminder, 'later');
  const its = alias(letter, 'its');
  const goesOut = tx
    .select({ one: sql`1` })
    .from(its)
    .where(
      and(
        eq(its.id, later.letterId),
        inArray(its.state, ['queued', 'sending']),
        lt(its.nextAttemptAt, before),
      ),
    );
  const sameDate = and(
    eq(later.deadlineId, reminder.deadlineId),
    eq(later.dateVersion, reminder.dateVersion),
    eq(later.personId, reminder.personId),
    eq(later.channel, reminder.channel),
  );
  const isWord = or(eq(later.state, 'sent'), and(eq(later.state, 'planned'), exists(goesOut)));
  const word = tx
    .select({ one: sql`1` })
    .from(later)
    .where(and(sameDate, gt(later.rungOn, reminder.rungOn), isOfLadder(later.rung), isWord));
  const rows = await tx
    .select({ id: reminder.id })
    .from(reminder)
    .innerJoin(letter, eq(letter.id, reminder.letterId))
    .where(
      and(
        isAnyOf(reminder.letterId, letterIds),
        isNull(letter.message),
        eq(reminder.state, 'planned'),
        isOfLadder(reminder.rung),
        exists(word),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

function isOfLadder(rung: PgColumn) {
  return and(ne(rung, 'correction'), notLike(rung, '%/%'));
}
