import type { Database } from './connect.ts';
import { alias, and, asc, eq, lt, max, notExists, or, sql } from './orm.ts';
import { announcement, holidayNotice } from './schema/law.ts';

export type HolidayNoticeRow = typeof holidayNotice.$inferSelect;

/**
 * Every paper about days off that stands, in the order in which they were recorded: one whose announcement was corrected or
 * withdrawn (by the instant `before`, where one is given) no longer holds.
 */
export function holidayNotices(db: Database, before?: Temporal.Instant): Promise<HolidayNoticeRow[]> {
  const taker = alias(announcement, 'taker');
  const withdraws = sql`${taker.effect} ->> 'kind' = 'withdrawal' and ${taker.effect} ->> 'announcementId' = ${holidayNotice.announcementId}::text`;
  const takenBack = db
    .select({ one: sql`1` })
    .from(taker)
    .where(
      and(
        eq(taker.state, 'published'),
        before ? lt(taker.publishedAt, before) : undefined,
        or(eq(taker.corrects, holidayNotice.announcementId), withdraws),
      ),
    );
  return db
    .select()
    .from(holidayNotice)
    .where(notExists(takenBack))
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
