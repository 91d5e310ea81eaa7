import { dayOf, instantAt } from '../clock.ts';
import { noticesIn, settleNotices } from '../db/announcement-notices.ts';
import { replacersOf } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { attemptsOf } from '../db/letter-queue.ts';
import type { Letter } from '../db/letters.ts';
import { overtakenIn } from '../db/overtaken.ts';
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
 * end here, as long as a letter's bytes do not carry them yet, and so does a reminder that waited so long (the service stood
 * still, the digest was put off) that a later one of the same date goes out today, or on the last day now.
 */
export async function owedLetters(
  tx: Database,
  letters: Letter[],
  now: Temporal.Instant,
): Promise<OwedLetter[]> {
  const ids = letters.map(({ id }) => id);
  const today = dayOf(now);
  const [attempts, items, notices, destinations, overtaken] = await together([
    attemptsOf(
      tx,
      letters.filter((each) => each.attempts > 0).map(({ id }) => id),
    ),
    itemsOf(tx, ids),
    noticesIn(tx, ids),
    addressed(tx, letters, now),
    overtakenIn(tx, ids, { now, today, tomorrow: instantAt(today.add({ days: 1 }), 0) }),
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
  const unsaid: Unsaid = (item) => goneFor(item) ?? (overtaken.has(item.reminder.id) ? 'merged' : undefined);
  await endUnsaid(tx, whole, { unsaid, isNews }, now);
  return whole.map((each) => ({
    ...each,
    items: each.items.filter((item) => unsaid(item) === undefined),
    notices: each.notices.filter(isNews),
  }));
}

/** Why a reminder is left out of a letter, if it is. */
type Unsaid = (item: Owed) => 'obsolete' | 'done' | 'merged' | undefined;

async function endUnsaid(
  tx: Database,
  letters: OwedLetter[],
  { unsaid, isNews }: { unsaid: Unsaid; isNews: (notice: OwedNotice) => boolean },
  now: Temporal.Instant,
) {
  const unwritten = letters.filter(({ letter }) => !letter.message);
  await settleGone(
    tx,
    unwritten.flatMap(({ items }) => items.filter((item) => unsaid(item) !== undefined)),
    now,
    unsaid,
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
export async function settleGone(
  tx: Database,
  items: Owed[],
  now: Temporal.Instant,
  reasonOf: Unsaid = goneFor,
) {
  const byReason = Map.groupBy(items, (item) => reasonOf(item) ?? 'obsolete');
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
