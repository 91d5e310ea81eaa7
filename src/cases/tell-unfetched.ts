import { dayOf, instantAt } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { markTold } from '../db/feed-fetches.ts';
import { endLook, listRuns, takeLook } from '../db/runs.ts';
import type { Context } from './context.ts';
import type { Slot } from './letter-book.ts';
import { takeLetter } from './letter-slots.ts';
import { patience, type UnfetchedChange, unfetchedChanges } from './unfetched-changes.ts';

const scope = 'feeds';
const every = { hours: 1 };
/** Without a look for longer it stood still; after less, who fetches once a day may have done so. */
const standstill = { hours: 24 };
/** Nobody is woken for it: what is found at night is told at nine, in one letter. */
const sendMinute = 9 * 60;

/**
 * Once an hour, by one copy of the service: owes each person one letter about the near changes that the person's calendars have
 * not fetched in time, each change once. Nothing is owed in the first two days after the service stood still for one: nobody could
 * fetch then. Answers how many letters are owed.
 */
export async function tellUnfetched({ db, clock }: Pick<Context, 'db' | 'clock'>, copy: string) {
  return await db.transaction(async (tx) => {
    const now = clock.now();
    const slot = dayOf(now).toString();
    if (!(await takeLook(tx, { scope, slot, copy, now, until: now.add(every) }))) return 0;
    const couldFetch = await wasUp(tx, now);
    const untold = couldFetch ? (await unfetchedChanges(tx, now)).filter(isUntold) : [];
    const people = [...new Set(untold.map(({ feed }) => feed.personId))].toSorted();
    for (const personId of people) await takeLetter(tx, { personId, channel: 'mail' }, letterAt(now), now);
    await markTold(tx, [...new Set(untold.map(({ feed }) => feed.id))], now);
    await endLook(tx, { scope, slot }, { looked: 0, planned: people.length }, now);
    return people.length;
  });
}

/** Whether no standstill has ended since a client was given its time, as far back as there were looks. */
async function wasUp(tx: Database, now: Temporal.Instant): Promise<boolean> {
  const since = now.subtract(patience);
  // Each day's looks have one row: of the days since then, and of the one before them.
  const days = await listRuns(tx, 4, { scope });
  return days.every(({ startedAt }, n) => {
    const last = days[n + 1]?.finishedAt;
    if (!startedAt || !last || Temporal.Instant.compare(startedAt, since) <= 0) return true;
    return Temporal.Instant.compare(startedAt, last.add(standstill)) <= 0;
  });
}

/** What a letter says is read as it goes out, so that one is enough for all that is found before. */
function letterAt(now: Temporal.Instant): Slot {
  const today = dayOf(now);
  const morning = instantAt(today, sendMinute);
  return Temporal.Instant.compare(now, morning) < 0
    ? { kind: 'feed-unfetched', slot: today.toString(), dueAt: morning }
    : { kind: 'feed-unfetched', slot: now.toString(), dueAt: now };
}

function isUntold({ feed: { unfetchedToldAt }, since }: UnfetchedChange): boolean {
  return unfetchedToldAt === null || Temporal.Instant.compare(since, unfetchedToldAt) > 0;
}
