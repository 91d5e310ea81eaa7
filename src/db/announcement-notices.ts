import type { Database } from './connect.ts';
import { and, asc, eq, inArray, isNotNull, isNull } from './orm.ts';
import { isAnyOf } from './records.ts';
import { announcement } from './schema/law.ts';
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

/** Who was told of an announcement, and how soon it had to be. */
export function toldOf(
  db: Database,
  announcementIds: string[],
): Promise<Pick<NoticeRow, 'personId' | 'mode'>[]> {
  if (announcementIds.length === 0) return Promise.resolve([]);
  return db
    .select({ personId: notice.personId, mode: notice.mode })
    .from(notice)
    .where(and(inArray(notice.announcementId, announcementIds), eq(notice.state, 'sent')));
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
