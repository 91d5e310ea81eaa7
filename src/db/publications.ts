import type { Database } from './connect.ts';
import { and, asc, eq } from './orm.ts';
import { publication } from './schema/publication.ts';

export type Publication = typeof publication.$inferSelect;

/** Asks for a publication; while one of the same announcement is asked for, nothing is written. */
export async function insertPublication(db: Database, row: Publication): Promise<boolean> {
  const added = await db
    .insert(publication)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: publication.id });
  return added.length === 1;
}

/** The publication of an announcement that is asked for and has not ended. */
export async function askedPublication(
  db: Database,
  announcementId: string,
): Promise<Publication | undefined> {
  const [row] = await db
    .select()
    .from(publication)
    .where(and(eq(publication.announcementId, announcementId), eq(publication.state, 'asked')));
  return row;
}

export async function findPublication(
  db: Database,
  announcementId: string,
  id: string,
): Promise<Publication | undefined> {
  const [row] = await db
    .select()
    .from(publication)
    .where(and(eq(publication.id, id), eq(publication.announcementId, announcementId)));
  return row;
}

/** The publication that was asked for first, held until the transaction ends; what another copy has in hand is passed over. */
export async function takeAskedPublication(tx: Database): Promise<Publication | undefined> {
  const [row] = await tx
    .select()
    .from(publication)
    .where(eq(publication.state, 'asked'))
    .orderBy(asc(publication.askedAt), asc(publication.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}

/** Ends a publication that has not ended. */
export async function endPublication(
  db: Database,
  id: string,
  end: { state: 'published' | 'refused' | 'failed'; result: unknown; endedAt: Temporal.Instant },
) {
  await db
    .update(publication)
    .set(end)
    .where(and(eq(publication.id, id), eq(publication.state, 'asked')));
}
