import { leaveFeeds } from '../db/deadlines.ts';
import { hasRun, recordRun } from '../db/state.ts';
import { tendTables } from '../db/upkeep.ts';
import type { Context } from './context.ts';
import { rederiveAll } from './derive-enterprise.ts';
import { rederivePolicies } from './derive-policies.ts';
import { remindAdministrators } from './remind-administrators.ts';
import { liftExpiredStops } from './stopped-addresses.ts';
import { sweepLooks } from './sweep-looks.ts';
import { syncAnnouncements } from './sync-announcements.ts';
import { touchFeedsShowing } from './touch-feeds.ts';

/** How long a withdrawn event stays in feeds, and how long one stays after its day. */
const withdrawnDays = 90;
const afterDueYears = 1;

/**
 * Once a day: brings in the shipped announcements of the day, derives again what depends on the day it is, asks administrators for a missing notice of days off, looks for deadlines
 * the plan would forget, takes old events out of the feeds, and tends the tables. Answers what went wrong; that is not tried again before the next day, or whenever the
 * enterprise's facts change.
 */
export async function nightly(context: Context): Promise<Error[]> {
  const { db, clock } = context;
  const today = clock.today();
  if (await hasRun(db, 'nightly', today.toString())) return [];
  await syncAnnouncements(context);
  await rederivePolicies(context);
  await liftExpiredStops(context);
  await remindAdministrators(context);
  const failures = await rederiveAll(context);
  await sweepLooks(context).catch((cause: unknown) =>
    failures.push(new Error('what was forgotten was not looked for', { cause })),
  );
  const at = clock.now();
  const withdrawnBefore = at.subtract({ hours: withdrawnDays * 24 });
  const dueBefore = today.subtract({ years: afterDueYears });
  await db.transaction(async (tx) =>
    touchFeedsShowing(tx, await leaveFeeds(tx, { withdrawnBefore, dueBefore, at })),
  );
  await tendTables(db).catch((cause: unknown) =>
    failures.push(new Error('the tables were not tended', { cause })),
  );
  await recordRun(db, 'nightly', today.toString(), clock.now());
  return failures;
}
