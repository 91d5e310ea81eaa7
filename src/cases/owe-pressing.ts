import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { isPressing } from '../deadlines/going-out.ts';
import type { Claimed } from './claim-letter.ts';
import type { Context } from './context.ts';
import { readCalendars } from './law.ts';
import type { Owed } from './letter-items.ts';
import { oweByMail } from './owe-elsewhere.ts';
import { givenUpAt } from './retries.ts';

/** A letter that was tried so many times since an instant, not taken, and is tried again at `next`. */
export type Failing = Pick<Claimed, 'channel' | 'tries' | 'triedSince'> & {
  items: readonly Owed[];
  next: Temporal.Instant | null;
};

/** So many tries may fail before what presses goes by mail too. */
const patience = 2;
/** As long as a way may have itself waited for, before the first try too: it holds back whatever else is to go there. */
const longestWait = { hours: 1 };

/**
 * Owes by mail too what presses before a way other than the account's mail is done with trying: the letter itself goes on
 * being tried, and what it tells twice is better than a day that nobody heard of. What does not press by then waits.
 */
export async function owePressing(
  tx: Database,
  context: Pick<Context, 'calendars'>,
  failing: readonly Failing[],
  now: Temporal.Instant,
) {
  const tried = failing.filter((each) => isOverdrawn(each, now));
  if (tried.length === 0) return;
  const { calendar } = await readCalendars(tx, context);
  const pressing = tried.flatMap(({ triedSince, items }) => {
    const over = dayOf(givenUpAt({ triedSince }));
    return items.filter(({ deadline: { actBy } }) => actBy && isPressing(calendar, over, actBy));
  });
  await oweByMail(tx, pressing, now);
}

function isOverdrawn({ channel, tries, next }: Failing, now: Temporal.Instant): boolean {
  const isLong = next !== null && Temporal.Instant.compare(now.add(longestWait), next) < 0;
  return channel !== 'mail' && (tries >= patience || isLong);
}
