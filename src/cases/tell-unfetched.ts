import { dayOf, instantAt } from '../clock.ts';
import { markTold } from '../db/feed-fetches.ts';
import { endLook, takeLook } from '../db/runs.ts';
import type { Context } from './context.ts';
import type { Slot } from './letter-book.ts';
import { takeLetter } from './letter-slots.ts';
import { type UnfetchedChange, unfetchedChanges } from './unfetched-changes.ts';

const scope = 'feeds';
const every = { hours: 1 };
/** Nobody is woken for it: what is found at night is told at nine, in one letter. */
const sendMinute = 9 * 60;

/**
 * Once an hour, by one copy of the service: owes each person one letter about the near changes that the person's calendars have
 * not fetched in time, each change once. Answers how many letters are owed.
 */
export async function tellUnfetched({ db, clock }: Pick<Context, 'db' | 'clock'>, copy: string) {
  return await db.transaction(async (tx) => {
    const now = clock.now();
    const slot = dayOf(now).toString();
    if (!(await takeLook(tx, { scope, slot, copy, now, until: now.add(every) }))) return 0;
    const untold = (await unfetchedChanges(tx, now)).filter(isUntold);
    const people = [...new Set(untold.map(({ feed }) => feed.personId))].toSorted();
    for (const personId of people) await takeLetter(tx, { personId, channel: 'mail' }, letterAt(now), now);
    await markTold(tx, [...new Set(untold.map(({ feed }) => feed.id))], now);
    await endLook(tx, { scope, slot }, { looked: 0, planned: people.length }, now);
    return people.length;
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
