import type { Announcement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';

/** A letter about an announcement that a person is to get, at once or in the digest, and why. */
export type PlannedNotice = {
  personId: string;
  channel: 'mail';
  mode: 'at-once' | 'digest';
  because: string;
};

/** Who is to be told of an announcement. Nobody can subscribe here yet. */
export async function noticesFor(
  _tx: Database,
  _announcement: Announcement,
  _affectedEnterpriseIds: ReadonlySet<string>,
): Promise<PlannedNotice[]> {
  return [];
}

/** Writes who is to be told. */
export async function writeNotices(
  _tx: Database,
  _announcementId: string,
  _notices: PlannedNotice[],
  _now: Temporal.Instant,
) {}
