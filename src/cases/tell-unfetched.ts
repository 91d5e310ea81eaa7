import { dayOf } from '../clock.ts';
import { markTold } from '../db/feed-fetches.ts';
import { endLook, takeLook } from '../db/runs.ts';
import type { Context } from './context.ts';
import { takeLetter } from './letter-slots.ts';
import { type UnfetchedChange, unfetchedChanges } from './unfetched-changes.ts';

const scope = 'feeds';
const every = { hours: 1 };

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
    const letter = { kind: 'feed-unfetched', slot: now.toString(), dueAt: now } as const;
    for (const personId of people) await takeLetter(tx, { personId, channel: 'mail' }, letter, now);
    await markTold(tx, [...new Set(untold.map(({ feed }) => feed.id))], now);
    await endLook(tx, { scope, slot }, { looked: 0, planned: people.length }, now);
    return people.length;
  });
}

function isUntold({ feed: { unfetchedToldAt }, since }: UnfetchedChange): boolean {
  return unfetchedToldAt === null || Temporal.Instant.compare(since, unfetchedToldAt) > 0;
}
