import { attachNotices, type noticesIn } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';

/** An announcement that a letter tells, and the ledger's row of it. */
export type OwedNotice = NonNullable<ReturnType<Awaited<ReturnType<typeof noticesIn>>['get']>>[number];

/** As many announcements as one letter tells without growing too long. */
const most = 10;

/** Those of a letter that it has room for; the others wait for the next one. */
export async function leaveRest(tx: Database, owed: OwedNotice[]): Promise<OwedNotice[]> {
  await attachNotices(
    tx,
    null,
    owed.slice(most).map(({ notice }) => notice.id),
  );
  return owed.slice(0, most);
}
