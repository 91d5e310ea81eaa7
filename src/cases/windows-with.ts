import { type Announcement, publishedAnnouncements } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { counted } from './district-rows.ts';
import { type KnownWindows, knownWindows } from './district-windows.ts';

/** The windows of everything published: without an announcement, and with it. */
export type WindowsWith = { before: KnownWindows; after: KnownWindows };

/** Reads them for an announcement that is not published yet, as if that were done now. */
export async function windowsWith(
  tx: Database,
  announcement: Announcement,
  now: Temporal.Instant,
): Promise<WindowsWith> {
  const published = await publishedAnnouncements(tx);
  const added: Announcement = { ...announcement, state: 'published', publishedAt: now };
  // The last of its day: the order is that of the papers.
  const all = [...published, added].toSorted((a, b) =>
    Temporal.PlainDate.compare(a.publishedOn, b.publishedOn),
  );
  return { before: knownWindows(published), after: knownWindows(all) };
}

/** Whether the announcement stamps a row of the policies by a district's day, which the row itself does not hold. */
export function isTouched(row: DeadlineRow, { before, after }: WindowsWith): boolean {
  return counted(row, after).revision > counted(row, before).revision;
}
