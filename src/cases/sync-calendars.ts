import { shippedNotices } from '../dates/notices.ts';
import { holidayNotices, insertHolidayNotice } from '../db/calendars.ts';
import { touchPublicFeeds } from '../db/feed-versions.ts';
import { holdLaw } from '../db/policies.ts';
import { audit } from './audit.ts';
import { noticeRecorded } from './audit-law.ts';
import type { Context } from './context.ts';

/**
 * Brings the papers shipped with the service into the law. One that an administrator has entered already, by its number,
 * is left alone. Answers the years that were added to.
 */
export async function syncCalendars({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<number[]> {
  return await db.transaction(async (tx) => {
    await holdLaw(tx);
    const known = new Set((await holidayNotices(tx)).map(({ office, number }) => `${office} ${number}`));
    const added = shippedNotices().filter(({ office, number }) => !known.has(`${office} ${number}`));
    for (const { url, title, ...notice } of added) {
      const row = { ...notice, url: url ?? null, title: title ?? null, announcementId: null };
      await insertHolidayNotice(tx, { ...row, recordedAt: clock.now() });
    }
    await audit(
      tx,
      clock.now(),
      added.map((notice) => noticeRecorded(notice)),
    );
    // The days that districts have set are worked out as calendars are rendered.
    if (added.length > 0) await touchPublicFeeds(tx);
    return added.map(({ year }) => year);
  });
}
