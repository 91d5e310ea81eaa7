import type { Database } from './connect.ts';
import { and, asc, desc, eq } from './orm.ts';
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

/** What is published, by the day of the paper; of one day, in the order of publication. */
export async function publishedEffects(db: Database): Promise<Announcement[]> {
  return await db
    .select()
    .from(announcement)
    .where(eq(announcement.state, 'published'))
    .orderBy(asc(announcement.publishedOn), asc(announcement.publishedAt), asc(announcement.id));
}

/** A draft becomes published, once; false when it was not a draft any more. */
export async function markPublished(
  db: Database,
  id: string,
  digest: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const rows = await db
    .update(announcement)
    .set({ state: 'published', digest, publishedAt: at })
    .where(and(eq(announcement.id, id), eq(announcement.state, 'draft')))
    .returning({ id: announcement.id });
  return rows.length === 1;
}
