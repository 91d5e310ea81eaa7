import type { Way } from '../deadlines/way.ts';
import { mayHaveArrived } from './arrived.ts';
import type { Database } from './connect.ts';
import { alias, and, asc, desc, eq, inArray, isNull, lt, notExists, or, sql } from './orm.ts';
import { insertMissing, isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';
import { letter, reminder } from './schema/letters.ts';
import { person } from './schema/people.ts';

export type Reminder = typeof reminder.$inferSelect;

/** Writes ledger rows; a row that exists already stays as it is. Answers those that were written. */
export async function insertReminders(db: Database, rows: Reminder[]): Promise<Reminder[]> {
  if (rows.length === 0) return [];
  return await db.insert(reminder).values(rows).onConflictDoNothing().returning();
}

/** The same for as many rows as a publication owes, without an answer. */
export async function insertManyReminders(db: Database, rows: Reminder[]) {
  if (rows.length > 0) await insertMissing(db, reminder, rows);
}

/** The ledger's rows about some deadlines. */
export function remindersAbout(db: Database, deadlineIds: string[]): Promise<Reminder[]> {
  if (deadlineIds.length === 0) return Promise.resolve([]);
  return db.select().from(reminder).where(isAnyOf(reminder.deadlineId, deadlineIds));
}

/** Who has been told a date of each of these deadlines, and which date version last: a sent letter, or one with an unknown outcome. */
export async function toldVersions(db: Database, ...deadlineIds: string[]) {
  if (deadlineIds.length === 0) return [];
  const told = or(eq(reminder.state, 'sent'), mayHaveArrived(db, reminder));
  return db
    .selectDistinctOn([reminder.deadlineId, reminder.personId, reminder.channel], {
      deadlineId: reminder.deadlineId,
      personId: reminder.personId,
      channel: reminder.channel,
      dateVersion: reminder.dateVersion,
      reason: reminder.reason,
    })
    .from(reminder)
    .innerJoin(letter, eq(letter.id, reminder.letterId))
    .where(and(isAnyOf(reminder.deadlineId, deadlineIds), told))
    .orderBy(
      reminder.deadlineId,
      reminder.personId,
      reminder.channel,
      desc(sql`coalesce(${reminder.settledAt}, ${letter.leaseUntil})`),
      desc(reminder.dateVersion),
    );
}

/**
 * Planned reminders that want a letter now (corrections, and what was registered on its last day) of so many people, all of
 * each, held until the transaction ends; who is in another copy's hands is skipped. A correction waits while an older
 * letter about its deadline may still go out by the same way: it is the last word.
 */
export async function takeLoose(tx: Database, people: number) {
  const before = alias(reminder, 'before');
  const older = tx
    .select({ one: sql`1` })
    .from(before)
    .where(
      and(
        eq(before.deadlineId, reminder.deadlineId),
        eq(before.personId, reminder.personId),
        eq(before.channel, reminder.channel),
        eq(before.state, 'planned'),
        lt(before.dateVersion, reminder.dateVersion),
      ),
    );
  const loose = and(eq(reminder.state, 'planned'), isNull(reminder.letterId), notExists(older));
  const waiting = tx.select({ id: reminder.personId }).from(reminder).where(loose);
  const readers = await tx
    .select({ id: person.id })
    .from(person)
    .where(inArray(person.id, waiting))
    .orderBy(asc(person.id))
    .limit(people)
    .for('no key update', { skipLocked: true });
  const ids = readers.map(({ id }) => id);
  return tx
    .select({ reminder, person })
    .from(reminder)
    .innerJoin(person, eq(person.id, reminder.personId))
    .where(and(inArray(reminder.personId, ids), loose))
    .orderBy(asc(reminder.personId), asc(reminder.id))
    .for('update', { of: reminder, skipLocked: true });
}

/** Puts reminders into a letter; with `null`, back among those that wait for one. */
export async function attachReminders(tx: Database, letterId: string | null, ids: string[]) {
  if (ids.length === 0) return;
  await tx.update(reminder).set({ letterId }).where(isAnyOf(reminder.id, ids));
}

/** What some letters carry, each with the deadline it is about, by letter and in the order of reading. */
export async function itemsOf(db: Database, letterIds: string[]) {
  if (letterIds.length === 0) return new Map<string, never>();
  const rows = await db
    .select({ reminder, deadline })
    .from(reminder)
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .where(and(isAnyOf(reminder.letterId, letterIds), eq(reminder.state, 'planned')))
    .orderBy(asc(deadline.actBy), asc(deadline.id));
  return Map.groupBy(rows, (row) => row.reminder.letterId ?? '');
}

/** What is planned for a person by a way and lies in no letter yet, with the deadline of each. */
export function looseOn(db: Database, personId: string, way: Way) {
  const own = and(eq(reminder.personId, personId), eq(reminder.channel, way));
  return db
    .select({ reminder, deadline })
    .from(reminder)
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .where(and(own, eq(reminder.state, 'planned'), isNull(reminder.letterId)));
}

/** What is planned for a person about an enterprise's deadlines, or about one of them, with the deadline of each. */
export function plannedFor(db: Database, personId: string, enterpriseId: string, deadlineId?: string) {
  return db
    .select({ reminder, deadline })
    .from(reminder)
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .where(
      and(
        eq(reminder.personId, personId),
        eq(deadline.enterpriseId, enterpriseId),
        eq(reminder.state, 'planned'),
        deadlineId ? eq(reminder.deadlineId, deadlineId) : undefined,
      ),
    );
}

/** What is planned about a deadline for second contacts because a person has not answered: the ids. */
export async function remindersInsteadOf(
  db: Database,
  deadlineId: string,
  silentId: string,
): Promise<string[]> {
  const about = and(eq(reminder.deadlineId, deadlineId), eq(reminder.insteadOf, silentId));
  const silent = and(about, sql`${reminder.rung} like 'second/%'`);
  const rows = await db
    .select({ id: reminder.id })
    .from(reminder)
    .where(and(silent, eq(reminder.state, 'planned')));
  return rows.map(({ id }) => id);
}

/** Ends reminders. What was sent keeps the reason it was written with, which says why it went that way. */
export async function settleReminders(
  db: Database,
  ids: string[],
  state: 'sent' | 'suppressed' | 'failed',
  reason: string | null,
  at: Temporal.Instant,
) {
  if (ids.length === 0) return;
  const why = reason === null ? {} : { reason };
  await db
    .update(reminder)
    .set({ state, ...why, settledAt: at })
    .where(isAnyOf(reminder.id, ids));
}

/** The ledger about one deadline with the letters it led to, latest rung first: why did I (not) get this? */
export function ledgerOf(db: Database, deadlineId: string) {
  return db
    .select({ reminder, email: person.email, letterState: letter.state, sentAt: letter.settledAt })
    .from(reminder)
    .innerJoin(person, eq(person.id, reminder.personId))
    .leftJoin(letter, eq(letter.id, reminder.letterId))
    .where(eq(reminder.deadlineId, deadlineId))
    .orderBy(desc(reminder.dateVersion), desc(reminder.rungOn), desc(reminder.id));
}

/** The enterprises a letter speaks of. */
export async function enterprisesIn(db: Database, letterId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: deadline.enterpriseId })
    .from(reminder)
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .where(eq(reminder.letterId, letterId))
    .orderBy(asc(deadline.enterpriseId));
  return rows.flatMap(({ id }) => id ?? []);
}

/** What is planned about an enterprise's deadlines and lies in a letter that has not gone out yet. */
export function waitingInLetters(db: Database, enterpriseId: string) {
  return db
    .select({ reminder, deadline, person, letter })
    .from(reminder)
    .innerJoin(letter, eq(letter.id, reminder.letterId))
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .innerJoin(person, eq(person.id, reminder.personId))
    .where(
      and(
        eq(deadline.enterpriseId, enterpriseId),
        eq(reminder.state, 'planned'),
        inArray(letter.state, ['queued', 'sending']),
      ),
    )
    .orderBy(asc(letter.nextAttemptAt), asc(deadline.actBy), asc(deadline.id));
}

export async function findReminder(db: Database, id: string): Promise<Reminder | undefined> {
  const [row] = await db.select().from(reminder).where(eq(reminder.id, id));
  return row;
}
