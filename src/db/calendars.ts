import type { Database } from './connect.ts';
import { and, asc, eq, max } from './orm.ts';
import { holidayNotice } from './schema/law.ts';

export type HolidayNoticeRow = typeof holidayNotice.$inferSelect;

/** Every paper about days off, in the order in which they were recorded. */
export function holidayNotices(db: Database): Promise<HolidayNoticeRow[]> {
  return db
    .select()
    .from(holidayNotice)
    .orderBy(
      asc(holidayNotice.recordedAt),
      asc(holidayNotice.office),
      asc(holidayNotice.year),
      asc(holidayNotice.version),
    );
}

/** Adds a paper as the next version of its year. The law has to be held. */
export async function insertHolidayNotice(db: Database, row: Omit<HolidayNoticeRow, 'version'>) {
  const [newest] = await db
    .select({ version: max(holidayNotice.version) })
    .from(holidayNotice)
    .where(and(eq(holidayNotice.office, row.office), eq(holidayNotice.year, row.year)));
  await db.insert(holidayNotice).values({ ...row, version: (newest?.version ?? 0) + 1 });
}
