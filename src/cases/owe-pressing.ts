import type { Outcome } from '../answers/outcome.ts';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { isPressing } from '../deadlines/going-out.ts';
import type { Claimed } from './claim-letter.ts';
import type { Context } from './context.ts';
import { readCalendars } from './law.ts';
import type { Owed } from './letter-items.ts';
import { oweByMail } from './owe-elsewhere.ts';
import { givenUpAt, isPutOff } from './retries.ts';

/** A letter that is tried again at `next`. */
export type Failing = {
  claimed: Pick<Claimed, 'channel' | 'tries' | 'triedSince'>;
  outcome: Outcome;
  items: readonly Owed[];
  next: Temporal.Instant | null;
};

/** So many tries may fail before what presses goes by mail too. */
const patience = 2;
/** As long as a way may have itself waited for in between. */
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
  const pressing = tried.flatMap(({ claimed, items }) => {
    const over = dayOf(givenUpAt(claimed));
    return items.filter(({ deadline: { actBy } }) => actBy && isPressing(calendar, over, actBy));
  });
  await oweByMail(tx, pressing, now);
}

function isOverdrawn({ claimed, outcome, next }: Failing, now: Temporal.Instant): boolean {
  // Of a channel that takes nothing now nobody has judged the letter.
  if (claimed.channel === 'mail' || isPutOff(outcome)) return false;
  const isLong = next !== null && Temporal.Instant.compare(now.add(longestWait), next) < 0;
  return claimed.tries >= patience || isLong;
}
