import type { Database } from './connect.ts';
import { and, asc, eq, exists, sql } from './orm.ts';
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
