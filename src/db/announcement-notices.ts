import { mayHaveArrived } from './arrived.ts';
import type { Database } from './connect.ts';
import { and, asc, eq, exists, inArray, isNotNull, isNull, ne, or, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadlineRevision } from './schema/deadlines.ts';
import { announcement } from './schema/law.ts';
import { letter, reminder } from './schema/letters.ts';
import { person } from './schema/people.ts';
import { announcementNotice as notice } from './schema/publication.ts';

export type NoticeRow = typeof notice.$inferSelect;

const chunk = 1000;

/** Writes rows of the ledger of announcements; one that exists already stays as it is. */
export async function insertNotices(tx: Database, rows: NoticeRow[]) {
  for (let from = 0; from < rows.length; from += chunk)
    await tx
      .insert(notice)
      .values(rows.slice(from, from + chunk))
      .onConflictDoNothing();
}

/** Those of some people whose address takes no letters any more. */
export async function stoppedAmong(db: Database): Promise<Set<string>> {
  const rows = await db.select({ id: person.id }).from(person).where(isNotNull(person.addressStoppedAt));
  return new Set(rows.map(({ id }) => id));
}

/** Who has been told of any of some announcements, and how soon it had to be: a sent letter, or one with an unknown outcome. */
export function toldOf(
  db: Database,
  announcementIds: string[],
): Promise<Pick<NoticeRow, 'personId' | 'mode'>[]> {
  if (announcementIds.length === 0) return Promise.resolve([]);
  const told = or(eq(notice.state, 'sent'), mayHaveArrived(db, notice));
  return db
    .select({ personId: notice.personId, mode: notice.mode })
    .from(notice)
    .where(and(inArray(notice.announcementId, announcementIds), told));
}

/** For whom a notice of any of some announcements was news when it was published, whatever became of it. */
export async function meantFor(db: Database, announcementIds: string[]): Promise<Set<string>> {
  if (announcementIds.length === 0) return new Set();
  const news = or(isNull(notice.reason), ne(notice.reason, 'past'));
  const rows = await db
    .select({ personId: notice.personId })
    .from(notice)
    .where(and(inArray(notice.announcementId, announcementIds), news));
  return new Set(rows.map(({ personId }) => personId));
}

/** Waits for letters that are just being claimed and tell of some announcements: what stands in their bytes is told. */
export async function holdLettersOf(tx: Database, announcementIds: string[]) {
  if (announcementIds.length === 0) return;
  const carrying = tx
    .select({ id: notice.letterId })
    .from(notice)
    .where(and(inArray(notice.announcementId, announcementIds), eq(notice.state, 'planned')));
  await tx
    .select({ id: letter.id })
    .from(letter)
    .where(inArray(letter.id, carrying))
    // As the day's plan takes them, so that neither waits for the other.
    .orderBy(asc(letter.personId), asc(letter.kind), asc(letter.slot))
    .for('update');
}

/**
 * Planned notices without a letter, of so many people, all of each, held until the transaction ends; who is in another
 * copy's hands is skipped.
 */
export async function takeLooseNotices(tx: Database, people: number) {
  const loose = and(eq(notice.state, 'planned'), isNull(notice.letterId));
  const waiting = tx.select({ id: notice.personId }).from(notice).where(loose);
  const readers = await tx
    .select({ id: person.id })
    .from(person)
    .where(inArray(person.id, waiting))
    .orderBy(asc(person.id))
    .limit(people)
    .for('no key update', { skipLocked: true });
  const ids = readers.map(({ id }) => id);
  if (ids.length === 0) return [];
  return await tx
    .select({ notice, person })
    .from(notice)
    .innerJoin(person, eq(person.id, notice.personId))
    .where(and(inArray(notice.personId, ids), loose))
    .orderBy(asc(notice.personId), asc(notice.id))
    .for('update', { of: notice, skipLocked: true });
}

/**
 * Of some corrections, by the reminder: the notice, still without a letter, that tells the same person of an announcement
 * which moved the deadline to the day that is corrected.
 */
export async function looseNoticesOf(
  tx: Database,
  reminderIds: string[],
): Promise<Map<string, Pick<NoticeRow, 'id' | 'announcementId'>>> {
  if (reminderIds.length === 0) return new Map();
  const rows = await tx
    .select({ reminderId: reminder.id, id: notice.id, announcementId: notice.announcementId })
    .from(reminder)
    .innerJoin(
      deadlineRevision,
      and(
        eq(deadlineRevision.deadlineId, reminder.deadlineId),
        eq(deadlineRevision.dateVersion, reminder.dateVersion),
      ),
    )
    .innerJoin(
      notice,
      and(
        eq(notice.announcementId, deadlineRevision.announcementId),
        eq(notice.personId, reminder.personId),
        eq(notice.channel, reminder.channel),
      ),
    )
    .where(and(isAnyOf(reminder.id, reminderIds), eq(notice.state, 'planned'), isNull(notice.letterId)))
    .orderBy(asc(reminder.id), asc(notice.id));
  return new Map(rows.toReversed().map(({ reminderId, ...found }) => [reminderId, found]));
}

/** Puts notices into a letter; with `null`, back among those that wait for one. */
export async function attachNotices(tx: Database, letterId: string | null, ids: string[]) {
  if (ids.length > 0) await tx.update(notice).set({ letterId }).where(inArray(notice.id, ids));
}

/** The planned notices some letters carry, with the announcement of each, by letter and in the order of publication. */
export async function noticesIn(db: Database, letterIds: string[]) {
  if (letterIds.length === 0) return new Map<string, never>();
  const rows = await db
    .select({ notice, announcement })
    .from(notice)
    .innerJoin(announcement, eq(announcement.id, notice.announcementId))
    .where(and(isAnyOf(notice.letterId, letterIds), eq(notice.state, 'planned')))
    .orderBy(asc(announcement.publishedAt), asc(announcement.id));
  return Map.groupBy(rows, (row) => row.notice.letterId ?? '');
}

export async function settleNotices(
  tx: Database,
  ids: string[],
  state: 'sent' | 'suppressed' | 'failed',
  reason: string | null,
  at: Temporal.Instant,
) {
  if (ids.length === 0) return;
  await tx.update(notice).set({ state, reason, settledAt: at }).where(inArray(notice.id, ids));
}

/** What a person was to be told of announcements and no letter has carried yet ends as muted. */
export async function muteNotices(tx: Database, personId: string, at: Temporal.Instant) {
  const untried = tx
    .select({ one: sql`1` })
    .from(letter)
    .where(and(eq(letter.id, notice.letterId), eq(letter.attempts, 0)));
  await tx
    .update(notice)
    .set({ state: 'suppressed', reason: 'muted', settledAt: at })
    .where(
      and(
        eq(notice.personId, personId),
        eq(notice.state, 'planned'),
        or(isNull(notice.letterId), exists(untried)),
      ),
    );
}

/** Whether a letter tells, or told, of announcements. */
export async function tellsAnnouncements(db: Database, letterId: string): Promise<boolean> {
  const rows = await db.select({ id: notice.id }).from(notice).where(eq(notice.letterId, letterId)).limit(1);
  return rows.length > 0;
}

/** Settles what some letters tell with the letters themselves. */
export async function settleNoticesIn(
  tx: Database,
  letterIds: string[],
  state: 'sent' | 'suppressed' | 'failed',
  reason: string | null,
  at: Temporal.Instant,
) {
  if (letterIds.length === 0) return;
  await tx
    .update(notice)
    .set({ state, reason, settledAt: at })
    .where(and(isAnyOf(notice.letterId, letterIds), eq(notice.state, 'planned')));
}
