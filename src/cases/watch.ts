import { dayOf, instantAt } from '../clock.ts';
import { strandedReminders } from '../db/forgotten.ts';
import { countFailed } from '../db/letter-counts.ts';
import { administrators } from '../db/people.ts';
import { attachReminders } from '../db/reminders.ts';
import { addToRun, endLook, takeLook } from '../db/runs.ts';
import type { Trouble } from '../letters/trouble.ts';
import { collectLoose } from './collect-loose.ts';
import type { Context } from './context.ts';
import { takeLetter } from './letter-slots.ts';
import { slotOfTrouble, troublesNow } from './troubles.ts';

const scope = 'watch';
const every = { minutes: 5 };
/** How far back letters are looked at that may have left something behind: further than the look before. */
const reach = { minutes: 15 };
/** The same for the first looks after a start: nobody may have looked for days. */
const farReach = { hours: 24 * 7 };
const most = 1000;
/** Nobody is woken for yesterday's failed letters: they are told at nine. */
const sendMinute = 9 * 60;

/**
 * A look at whether all goes well, for one copy of the service: takes up what was left behind, and tells whoever runs the
 * service what is wrong, by a line in the log each time and a letter a day. Of copies that look at once, one does, every five
 * minutes; the others are answered nothing.
 */
export function watcher(context: Context, copy: string): () => Promise<Trouble[]> {
  const begun = context.clock.now();
  let isCaughtUp = false;
  return async () => {
    const { db, clock, log } = context;
    const now = clock.now();
    const slot = dayOf(now).toString();
    if (!(await takeLook(db, { scope, slot, copy, now, until: now.add(every) }))) return [];
    const left = await takeUp(context, slot, now.subtract(isCaughtUp ? reach : farReach));
    isCaughtUp ||= left < most;
    const found = await troublesNow(context, begun);
    const failed = await countFailed(db, now.subtract(every), now);
    if (failed.length > 0) log?.error({ reasons: failed }, 'letters have failed');
    for (const trouble of found) log?.error(trouble, `the service is in trouble: ${trouble.what}`);
    await tell(context, found, now);
    await endLook(db, { scope, slot }, { looked: 0, planned: 0 }, clock.now());
    return found;
  };
}

/**
 * Reminders whose letter has ended without them, since an instant, and those in no letter, go into one. Answers how many the
 * former were.
 */
async function takeUp(context: Context, slot: string, since: Temporal.Instant): Promise<number> {
  const { db, log } = context;
  const stranded = await db.transaction(async (tx) => {
    const ids = await strandedReminders(tx, since, most);
    await attachReminders(tx, null, ids);
    if (ids.length > 0) await addToRun(tx, { scope, slot }, { looked: 0, planned: ids.length });
    return ids;
  });
  if (stranded.length > 0)
    log?.error(
      { reminders: stranded.slice(0, 20), of: stranded.length },
      'reminders were left in letters that ended',
    );
  await collectLoose(context);
  return stranded.length;
}

/** One letter a day and trouble to every administrator. */
async function tell({ db }: Context, found: Trouble[], now: Temporal.Instant) {
  if (found.length === 0) return;
  const today = dayOf(now);
  const morning = instantAt(today, sendMinute);
  const isEarly = Temporal.Instant.compare(now, morning) < 0;
  await db.transaction(async (tx) => {
    const all = await administrators(tx);
    for (const trouble of found) {
      const dueAt = trouble.what === 'failed-letters' && isEarly ? morning : now;
      const slot = { kind: 'trouble' as const, slot: slotOfTrouble(trouble, today), dueAt };
      for (const { id } of all) await takeLetter(tx, { personId: id, channel: 'mail' }, slot, now);
    }
  });
}
