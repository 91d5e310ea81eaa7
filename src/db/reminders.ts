import type { Database } from './connect.ts';
import {
  alias,
  and,
  asc,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lt,
  notExists,
  or,
  sql,
} from './orm.ts';
import { deadline } from './schema/deadlines.ts';
import { letter, reminder } from './schema/letters.ts';
import { person } from './schema/people.ts';

export type Reminder = typeof reminder.$inferSelect;

/** Writes ledger rows; a row that exists already stays as it is. */
export async function insertReminders(db: Database, rows: Reminder[]): Promise<Reminder[]> {
  if (rows.length === 0) return [];
  return await db.insert(reminder).values(rows).onConflictDoNothing().returning();
}

/** The ledger's rows about some deadlines. */
export function remindersAbout(db: Database, deadlineIds: string[]): Promise<Reminder[]> {
  if (deadlineIds.length === 0) return Promise.resolve([]);
  return db.select().from(reminder).where(inArray(reminder.deadlineId, deadlineIds));
}

// A letter whose bytes have once been on the wire goes out as it is, so its reminders settle with it.
const untried = (db: Database) =>
  or(
    isNull(reminder.letterId),
    exists(
      db
        .select({ one: sql`1` })
        .from(letter)
        .where(and(eq(letter.id, reminder.letterId), eq(letter.attempts, 0))),
    ),
  );

/**
 * Settles what is planned about some deadlines and not yet tried. A letter that is just being claimed is waited for:
 * what stands in its bytes is told.
 */
export async function suppressPlanned(
  tx: Database,
  deadlineIds: string[],
  reason: string,
  at: Temporal.Instant,
) {
  if (deadlineIds.length === 0) return;
  const planned = and(inArray(reminder.deadlineId, deadlineIds), eq(reminder.state, 'planned'));
  const carrying = tx.select({ id: reminder.letterId }).from(reminder).where(planned);
  await tx
    .select({ id: letter.id })
    .from(letter)
    .where(inArray(letter.id, carrying))
    .orderBy(asc(letter.id))
    .for('update');
  await tx
    .update(reminder)
    .set({ state: 'suppressed', reason, settledAt: at })
    .where(and(planned, untried(tx)));
}

/** Who has been told a date of this deadline, and which date version last: a sent letter, or one with an unknown outcome. */
export async function toldVersions(db: Database, deadlineId: string) {
  const told = or(
    eq(reminder.state, 'sent'),
    and(eq(reminder.state, 'planned'), eq(letter.state, 'sending')),
  );
  return db
    .selectDistinctOn([reminder.personId, reminder.channel], {
      personId: reminder.personId,
      channel: reminder.channel,
      dateVersion: reminder.dateVersion,
    })
    .from(reminder)
    .innerJoin(letter, eq(letter.id, reminder.letterId))
    .where(and(eq(reminder.deadlineId, deadlineId), told))
    .orderBy(
      reminder.personId,
      reminder.channel,
      desc(sql`coalesce(${reminder.settledAt}, ${letter.leaseUntil})`),
      desc(reminder.dateVersion),
    );
}

/**
 * Planned reminders that want a letter now (corrections, and what was registered on its last day), held until the
 * transaction ends. A correction waits while an older letter about its deadline may still go out: it is the last word.
 */
export function takeLoose(tx: Database, limit: number) {
  const before = alias(reminder, 'before');
  const older = tx
    .select({ one: sql`1` })
    .from(before)
    .where(
      and(
        eq(before.deadlineId, reminder.deadlineId),
        eq(before.personId, reminder.personId),
        eq(before.state, 'planned'),
        lt(before.dateVersion, reminder.dateVersion),
      ),
    );
  return tx
    .select({ reminder, person })
    .from(reminder)
    .innerJoin(person, eq(person.id, reminder.personId))
    .where(and(eq(reminder.state, 'planned'), isNull(reminder.letterId), notExists(older)))
    .orderBy(asc(reminder.personId), asc(reminder.id))
    .limit(limit)
    .for('update', { of: reminder, skipLocked: true });
}

/** Puts reminders into a letter; with `null`, back among those that wait for one. */
export async function attachReminders(tx: Database, letterId: string | null, ids: string[]) {
  if (ids.length === 0) return;
  await tx.update(reminder).set({ letterId }).where(inArray(reminder.id, ids));
}

/** What a letter carries, with the deadline each reminder is about. */
export function itemsOf(db: Database, letterId: string) {
  return db
    .select({ reminder, deadline })
    .from(reminder)
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .where(and(eq(reminder.letterId, letterId), eq(reminder.state, 'planned')))
    .orderBy(asc(deadline.actBy), asc(deadline.id));
}

export async function settleReminders(
  db: Database,
  ids: string[],
  state: 'sent' | 'suppressed' | 'failed',
  reason: string | null,
  at: Temporal.Instant,
) {
  if (ids.length === 0) return;
  await db.update(reminder).set({ state, reason, settledAt: at }).where(inArray(reminder.id, ids));
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

/** What is planned and lies in a letter that has not gone out yet. */
export function waitingInLetters(db: Database) {
  return db
    .select({ reminder, deadline, person, letter })
    .from(reminder)
    .innerJoin(letter, eq(letter.id, reminder.letterId))
    .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
    .innerJoin(person, eq(person.id, reminder.personId))
    .where(and(eq(reminder.state, 'planned'), inArray(letter.state, ['queued', 'sending'])))
    .orderBy(asc(letter.nextAttemptAt), asc(deadline.actBy), asc(deadline.id));
}

/** The dated, open deadlines of all enterprises and the members who are reminded of them, for `simulate`. */
export function dueDeadlines(db: Database) {
  return db
    .select()
    .from(deadline)
    .where(and(isNotNull(deadline.enterpriseId), isNotNull(deadline.actBy), isNull(deadline.doneAt)))
    .orderBy(asc(deadline.actBy), asc(deadline.id));
}

export async function findReminder(db: Database, id: string): Promise<Reminder | undefined> {
  const [row] = await db.select().from(reminder).where(eq(reminder.id, id));
  return row;
}
