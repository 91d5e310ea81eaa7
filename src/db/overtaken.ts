import { announcedRung } from '../deadlines/ladder.ts';
import type { Database } from './connect.ts';
import {
  alias,
  and,
  eq,
  exists,
  gt,
  gte,
  isNull,
  lt,
  lte,
  ne,
  notLike,
  or,
  type PgColumn,
  sql,
} from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';
import { letter, reminder } from './schema/letters.ts';

/**
 * Of what some letters carry, whose bytes are not fixed yet, the ids of reminders about which their reader has a later word
 * by the same way: one of a later rung of the same date that was sent while they waited, or goes out today; where today is the
 * last day to act on, or later, one that goes out now. What was sent before they were planned is no answer to them: a digest
 * may say a rung days before its own day, and a reader may then ask for those between. Nor is a letter that was tried in vain:
 * nobody knows whether it ever arrives. The rungs of a ladder alone: what a colleague or a second contact is told, and a
 * correction, is news of its own, and so is a window that has been announced, which is told at once. `tomorrow` is the
 * instant at which the next day begins.
 */
export async function overtakenIn(
  tx: Database,
  letterIds: string[],
  { now, today, tomorrow }: { now: Temporal.Instant; today: Temporal.PlainDate; tomorrow: Temporal.Instant },
): Promise<Set<string>> {
  if (letterIds.length === 0) return new Set();
  const later = alias(reminder, 'later');
  const its = alias(letter, 'its');
  const untried = and(eq(its.state, 'queued'), eq(its.attempts, 0));
  const inHand = and(eq(its.state, 'sending'), eq(its.attempts, 1));
  const soon = or(
    lte(its.nextAttemptAt, now),
    and(gt(deadline.actBy, today), lt(its.nextAttemptAt, tomorrow)),
  );
  const goesOut = tx
    .select({ one: sql`1` })
    .from(its)
    .where(and(eq(its.id, later.letterId), soon, or(untried, inHand)));
  const sameDate = and(
    eq(later.deadlineId, reminder.deadlineId),
    eq(later.dateVersion, reminder.dateVersion),
    eq(later.personId, reminder.personId),
    eq(later.channel, reminder.channel),
  );
  const said = and(eq(later.state, 'sent'), gte(later.settledAt, reminder.createdAt));
  const isWord = or(said, and(eq(later.state, 'planned'), exists(goesOut)));
  const word = tx
    .select({ one: sql`1` })
    .from(later)
    .where(and(sameDate, gt(later.rungOn, reminder.rungOn), isOfLadder(later.rung), isWord));
  const rows = await tx
    .select({ id: reminder.id })
    .from(reminder)
    .innerJoin(letter, eq(letter.id, reminder.letterId))
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .where(
      and(
        isAnyOf(reminder.letterId, letterIds),
        isNull(letter.message),
        eq(reminder.state, 'planned'),
        isOfLadder(reminder.rung),
        ne(reminder.rung, announcedRung),
        exists(word),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

function isOfLadder(rung: PgColumn) {
  return and(ne(rung, 'correction'), notLike(rung, '%/%'));
}
