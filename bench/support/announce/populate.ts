import { ensureAdmin } from '../../../src/cases/access.ts';
import type { Context } from '../../../src/cases/context.ts';
import { rederiveAll } from '../../../src/cases/derive-enterprise.ts';
import { rederivePolicies } from '../../../src/cases/derive-policies.ts';
import { draftAnnouncement } from '../../../src/cases/drafts.ts';
import { calendarShelf, documentShelf } from '../../../src/cases/law.ts';
import { syncCalendars } from '../../../src/cases/sync-calendars.ts';
import { syncCatalogue } from '../../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../../src/catalogue.ts';
import { outgoing } from '../../../src/channels/outgoing/outgoing.ts';
import { standingClock } from '../../../src/clock.ts';
import type { Database } from '../../../src/db/connect.ts';
import { recordRun } from '../../../src/db/state.ts';
import { registerMany } from '../../../test/support/many-enterprises.ts';
import { notice2027 } from '../../../test/support/notice-2027.ts';

/** The day the working days of 2027 are announced: until then what falls in that year is provisional. */
export const morning = '2026-12-08T10:00:00+08:00';

/** The service's context on a database, at that hour. */
export function contextOn(db: Database): Context {
  return {
    db,
    clock: standingClock(morning),
    calendars: calendarShelf(),
    documents: documentShelf(),
    publicUrl: 'https://qixian.example',
    mailFrom: 'reminders@qixian.example',
    review: false,
    hostVerdict: outgoing({ allow: [] }).host,
    secret: 'a secret of measurements',
  };
}

const atOnce = 100;

/**
 * Registers the first so many enterprises of the other benchmarks, each with an officer and every ten with a consultant, and
 * derives them by the night's own run; answers the draft of the announcement.
 */
export async function populate(context: Context, enterprises: number): Promise<string> {
  const { db } = context;
  await syncCalendars(context);
  await syncCatalogue(context, readCatalogue());
  await rederivePolicies(context);
  const { id: adminId } = await ensureAdmin(context, {});
  for (let first = 0; first < enterprises; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, enterprises - first) }, (_, at) => first + at);
    await registerMany(context, numbers);
  }
  const failures = await rederiveAll(context);
  if (failures.length > 0) throw new AggregateError(failures, 'an enterprise was not derived');
  await recordRun(db, 'nightly', context.clock.today().toString(), context.clock.now());
  const { id } = await draftAnnouncement(context, adminId, notice2027('2026-12-07'));
  return id;
}
