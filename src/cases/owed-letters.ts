import { noticesIn, settleNotices } from '../db/announcement-notices.ts';
import { replacersOf } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { attemptsOf } from '../db/letter-queue.ts';
import type { Letter } from '../db/letters.ts';
import { itemsOf, settleReminders } from '../db/reminders.ts';
import { together } from '../db/together.ts';
import { type Addressed, addressed } from './destinations.ts';
import type { Owed } from './letter-items.ts';
import type { OwedNotice } from './letter-notices.ts';
import { type Tries, triesOf } from './tries.ts';

/** A letter with what is still owed of it, and how often it was tried. */
export type OwedLetter = Addressed & { items: Owed[]; notices: OwedNotice[]; tries: Tries };

/**
 * What letters still have to say, read at once for all of them. Reminders and announcements that nobody is owed any more
 * end here, as long as a letter's bytes do not carry them yet.
 */
export async function owedLetters(
  tx: Database,
  letters: Letter[],
  now: Temporal.Instant,
): Promise<OwedLetter[]> {
  const ids = letters.map(({ id }) => id);
  const [attempts, items, notices, destinations] = await together([
    attemptsOf(
      tx,
      letters.filter((each) => each.attempts > 0).map(({ id }) => id),
    ),
    itemsOf(tx, ids),
    noticesIn(tx, ids),
    addressed(tx, letters, now),
  ]);
  const announced = [...new Set([...notices.values()].flat().map(({ announcement }) => announcement.id))];
  const replaced = await replacersOf(tx, announced);
  const whole = destinations.map((each) => ({
    ...each,
    items: items.get(each.letter.id) ?? [],
    notices: notices.get(each.letter.id) ?? [],
    tries: triesOf(attempts.get(each.letter.id)),
  }));
  const isNews = ({ announcement }: OwedNotice) => !replaced.has(announcement.id);
  await endUnsaid(tx, whole, isNews, now);
  return whole.map((each) => ({
    ...each,
    items: each.items.filter((item) => goneFor(item) === undefined),
    notices: each.notices.filter(isNews),
  }));
}

async function endUnsaid(
  tx: Database,
  letters: OwedLetter[],
  isNews: (notice: OwedNotice) => boolean,
  now: Temporal.Instant,
) {
  const unwritten = letters.filter(({ letter }) => !letter.message);
  await settleGone(
    tx,
    unwritten.flatMap(({ items }) => items.filter((item) => goneFor(item) !== undefined)),
    now,
  );
  const old = unwritten.flatMap(({ notices }) => notices.filter((each) => !isNews(each)));
  await settleNotices(
    tx,
    old.map(({ notice }) => notice.id),
    'suppressed',
    'obsolete',
    now,
  );
}

/** Ends reminders that nobody is owed, each for its reason. */
export async function settleGone(tx: Database, items: Owed[], now: Temporal.Instant) {
  const byReason = Map.groupBy(items, (item) => goneFor(item) ?? 'obsolete');
  for (const [reason, gone] of byReason) {
    const ids = gone.map(({ reminder }) => reminder.id);
    await settleReminders(tx, ids, 'suppressed', reason, now);
  }
}

/** Why a reminder is not owed any more. */
export function goneFor({ reminder, deadline }: Owed): 'obsolete' | 'done' | undefined {
  if (reminder.dateVersion !== deadline.dateVersion) return 'obsolete';
  if (reminder.rung === 'correction') return undefined;
  if (deadline.doneAt) return 'done';
  return deadline.status === 'withdrawn' ? 'obsolete' : undefined;
}
