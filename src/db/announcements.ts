import type { Database } from './connect.ts';
import { and, asc, desc, eq, inArray, isNotNull, lt, ne, or, sql } from './orm.ts';
import { announcement } from './schema/law.ts';
import { publication } from './schema/publication.ts';

export type Announcement = typeof announcement.$inferSelect;

export async function insertAnnouncement(db: Database, row: typeof announcement.$inferInsert) {
  await db.insert(announcement).values(row);
}

export async function findAnnouncement(db: Database, id: string): Promise<Announcement | undefined> {
  const [row] = await db.select().from(announcement).where(eq(announcement.id, id));
  return row;
}

/** Some announcements, by id. */
export async function announcementsById(db: Database, ids: string[]): Promise<Map<string, Announcement>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(announcement).where(inArray(announcement.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a list of announcements is narrowed to, and where it goes on: behind an instant and an id. */
export type AnnouncementsWanted = {
  state?: Announcement['state'];
  kind?: string;
  after?: { at: Temporal.Instant; id: string };
};

/** So many announcements, newest first: by publication where only published ones are wanted, else by when they were drafted. */
export function listAnnouncements(
  db: Database,
  { state, kind, after }: AnnouncementsWanted,
  limit: number,
): Promise<Announcement[]> {
  const at = state === 'published' ? announcement.publishedAt : announcement.createdAt;
  const older =
    after && or(lt(at, after.at), and(eq(at, after.at), sql`${announcement.id} < ${after.id}::uuid`));
  return db
    .select()
    .from(announcement)
    .where(
      and(
        state ? eq(announcement.state, state) : undefined,
        kind ? eq(announcement.kind, kind) : undefined,
        older,
      ),
    )
    .orderBy(desc(at), desc(announcement.id))
    .limit(limit);
}

/** An announcement, held until the transaction ends. */
export async function lockAnnouncement(tx: Database, id: string): Promise<Announcement | undefined> {
  const [row] = await tx.select().from(announcement).where(eq(announcement.id, id)).for('update');
  return row;
}

/** Writes fields of an announcement that is not published yet. */
export async function updateDraft(tx: Database, id: string, fields: Partial<Announcement>) {
  await tx
    .update(announcement)
    .set(fields)
    .where(and(eq(announcement.id, id), ne(announcement.state, 'published')));
}

/** Whether somebody has asked for an announcement to be published and that has not ended. */
export async function isBeingPublished(tx: Database, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: publication.id })
    .from(publication)
    .where(and(eq(publication.announcementId, id), eq(publication.state, 'asked')));
  return rows.length > 0;
}

/** Deletes a draft, with what was asked about it and ended without publishing it. */
export async function deleteDraft(tx: Database, id: string) {
  await tx.delete(publication).where(eq(publication.announcementId, id));
  await tx.delete(announcement).where(and(eq(announcement.id, id), ne(announcement.state, 'published')));
}

/** The published announcements that took the place of some, by the one replaced. */
export async function replacersOf(db: Database, ids: string[]): Promise<Map<string, Announcement>> {
  if (ids.length === 0) return new Map();
  const withdrawn = sql<string>`${announcement.effect} ->> 'announcementId'`;
  const rows = await db
    .select()
    .from(announcement)
    .where(
      and(
        eq(announcement.state, 'published'),
        or(
          inArray(announcement.corrects, ids),
          and(eq(announcement.kind, 'withdrawal'), inArray(withdrawn, ids)),
        ),
      ),
    )
    .orderBy(asc(announcement.publishedAt), asc(announcement.id));
  const wanted = new Set(ids);
  return new Map(
    rows.flatMap((row) => replacedBy(row).flatMap((id) => (wanted.has(id) ? [[id, row] as const] : []))),
  );
}

/** The published announcement of a window by its name; of several, the newest paper. */
export async function windowAnnouncement(db: Database, window: string): Promise<Announcement | undefined> {
  const [row] = await db
    .select()
    .from(announcement)
    .where(
      and(
        eq(announcement.state, 'published'),
        eq(announcement.kind, 'window'),
        sql`${announcement.effect} ->> 'window' = ${window}`,
      ),
    )
    .orderBy(desc(announcement.publishedOn), desc(announcement.publishedAt))
    .limit(1);
  return row;
}

/**
 * What is published, before an instant where one is given, and had been neither corrected nor withdrawn by then: by the day
 * of the paper; of one day, in the order of publication.
 */
export async function standingAnnouncements(
  db: Database,
  before?: Temporal.Instant,
): Promise<Announcement[]> {
  const published = await publishedAnnouncements(db, before);
  const replaced = new Set(published.flatMap(replacedBy));
  return published.filter(({ id }) => !replaced.has(id));
}

/** What is published, before an instant where one is given, also where another has taken its place; in the same order. */
export function publishedAnnouncements(db: Database, before?: Temporal.Instant): Promise<Announcement[]> {
  return db
    .select()
    .from(announcement)
    .where(
      and(eq(announcement.state, 'published'), before ? lt(announcement.publishedAt, before) : undefined),
    )
    .orderBy(asc(announcement.publishedOn), asc(announcement.publishedAt), asc(announcement.id));
}

/** The announcements whose place one takes. */
export function replacedBy({ corrects, effect }: Pick<Announcement, 'corrects' | 'effect'>): string[] {
  return [...(corrects ? [corrects] : []), ...(effect.kind === 'withdrawal' ? [effect.announcementId] : [])];
}

/** A draft becomes published, once; false when it was not a draft any more. */
export async function markPublished(
  db: Database,
  id: string,
  { digest, by, at }: { digest: string; by: string; at: Temporal.Instant },
): Promise<boolean> {
  const rows = await db
    .update(announcement)
    .set({ state: 'published', digest, publishedBy: by, publishedAt: at })
    .where(and(eq(announcement.id, id), ne(announcement.state, 'published')))
    .returning({ id: announcement.id });
  return rows.length === 1;
}

/** The names of those that came with the service and are recorded. */
export async function shippedNames(db: Database): Promise<Set<string>> {
  const rows = await db
    .select({ shipped: announcement.shipped })
    .from(announcement)
    .where(isNotNull(announcement.shipped));
  return new Set(rows.flatMap(({ shipped }) => shipped ?? []));
}
