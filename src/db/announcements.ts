import type { Database } from './connect.ts';
import { and, asc, desc, eq, isNotNull, lt, ne } from './orm.ts';
import { announcement } from './schema/law.ts';

export type Announcement = typeof announcement.$inferSelect;

export async function insertAnnouncement(db: Database, row: typeof announcement.$inferInsert) {
  await db.insert(announcement).values(row);
}

export async function findAnnouncement(db: Database, id: string): Promise<Announcement | undefined> {
  const [row] = await db.select().from(announcement).where(eq(announcement.id, id));
  return row;
}

/** Newest first, at most 200. */
export function listAnnouncements(db: Database): Promise<Announcement[]> {
  return db
    .select()
    .from(announcement)
    .orderBy(desc(announcement.createdAt), desc(announcement.id))
    .limit(200);
}

/**
 * What is published, before an instant where one is given, and had been neither corrected nor withdrawn by then: by the day
 * of the paper; of one day, in the order of publication.
 */
export async function standingAnnouncements(
  db: Database,
  before?: Temporal.Instant,
): Promise<Announcement[]> {
  const published = await db
    .select()
    .from(announcement)
    .where(
      and(eq(announcement.state, 'published'), before ? lt(announcement.publishedAt, before) : undefined),
    )
    .orderBy(asc(announcement.publishedOn), asc(announcement.publishedAt), asc(announcement.id));
  const replaced = new Set(published.flatMap(replacedBy));
  return published.filter(({ id }) => !replaced.has(id));
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
