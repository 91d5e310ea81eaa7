import { dayOf, instantAt } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { markTold } from '../db/feed-fetches.ts';
import { anyRunBefore, endLook, runsSince, takeLook } from '../db/runs.ts';
import type { Context } from './context.ts';
import type { Slot } from './letter-book.ts';
import { takeLetter } from './letter-slots.ts';
import { type UnfetchedChange, unfetchedChanges } from './unfetched-changes.ts';

const scope = 'feeds';
const every = { hours: 1 };
/** After so many days of looks in a row a client has had the time it is given. */
const upDays = 2;
/** Nobody is woken for it: what is found at night is told at nine, in one letter. */
const sendMinute = 9 * 60;

/**
 * Once an hour, by one copy of the service: owes each person one letter about the near changes that the person's calendars have
 * not fetched in time, each change once. Nothing is owed in the first days after one on which the service stood still: nobody
 * could fetch then. Answers how many letters are owed.
 */
export async function tellUnfetched({ db, clock }: Pick<Context, 'db' | 'clock'>, copy: string) {
  return await db.transaction(async (tx) => {
    const now = clock.now();
    const slot = dayOf(now).toString();
    if (!(await takeLook(tx, { scope, slot, copy, now, until: now.add(every) }))) return 0;
    const couldFetch = await wasUp(tx, dayOf(now));
    const untold = couldFetch ? (await unfetchedChanges(tx, now)).filter(isUntold) : [];
    const people = [...new Set(untold.map(({ feed }) => feed.personId))].toSorted();
    for (const personId of people) await takeLetter(tx, { personId, channel: 'mail' }, letterAt(now), now);
    await markTold(tx, [...new Set(untold.map(({ feed }) => feed.id))], now);
    await endLook(tx, { scope, slot }, { looked: 0, planned: people.length }, now);
    return people.length;
  });
}

/** Whether there was a look on each of the last days, as far back as there were any. */
async function wasUp(tx: Database, today: Temporal.PlainDate): Promise<boolean> {
  const first = today.subtract({ days: upDays }).toString();
  const looked = new Set((await runsSince(tx, scope, first, upDays + 1)).map(({ slot }) => slot));
  for (let back = 1; back <= upDays; back += 1) {
    const day = today.subtract({ days: back }).toString();
    if (!looked.has(day)) return !(await anyRunBefore(tx, scope, day));
  }
  return true;
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
