import type { Way } from '../deadlines/way.ts';
import type { Database } from './connect.ts';
import { and, asc, eq, exists, gte, isNotNull, or, sql } from './orm.ts';
import { deadline } from './schema/deadlines.ts';
import { attempt, letter, reminder } from './schema/letters.ts';
import { person } from './schema/people.ts';

/** The ledger about one deadline, in the order it was written, with its people and the letters it led to. */
export function historyOf(db: Database, deadlineId: string) {
  return db
    .select({ reminder, name: person.name, email: person.email, letter })
    .from(reminder)
    .innerJoin(person, eq(person.id, reminder.personId))
    .leftJoin(letter, eq(letter.id, reminder.letterId))
    .where(eq(reminder.deadlineId, deadlineId))
    .orderBy(asc(reminder.createdAt), asc(reminder.rungOn), asc(reminder.id));
}

/** The tries of the letters about one deadline, in their order, with what the other side replied. */
export function attemptsAbout(db: Database, deadlineId: string) {
  const about = and(eq(reminder.letterId, attempt.letterId), eq(reminder.deadlineId, deadlineId));
  return db
    .select()
    .from(attempt)
    .where(exists(db.select({ one: sql`1` }).from(reminder).where(about)))
    .orderBy(asc(attempt.letterId), asc(attempt.number), asc(attempt.at));
}

/**
 * What a person has not been told by a way that was stopped at an instant, with the deadline of each: what ended there with
 * a letter since, and what still waits to go there. Rungs that the day's plan ends without a letter are none of it.
 */
export function undeliveredBy(db: Database, personId: string, way: Way, since: Temporal.Instant) {
  const lost = or(
    eq(reminder.state, 'failed'),
    and(eq(reminder.state, 'suppressed'), eq(reminder.reason, 'bounced')),
  );
  const ended = and(lost, isNotNull(reminder.letterId), gte(reminder.settledAt, since));
  return db
    .select({ reminder, deadline })
    .from(reminder)
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .where(
      and(
        eq(reminder.personId, personId),
        eq(reminder.channel, way),
        or(eq(reminder.state, 'planned'), ended),
      ),
    )
    .orderBy(asc(deadline.actBy), asc(deadline.id), asc(reminder.id));
}
