import { settleNoticesIn } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';
import type { Letter } from '../db/letters.ts';
import { reopenOutlooks } from '../db/outlook-letters.ts';
import { itemsOf, settleReminders } from '../db/reminders.ts';
import type { Destination } from './destinations.ts';
import { type OwedLetter, settleGone } from './owed-letters.ts';

/** Letters to where none may go: what they carry ends with them, for the same reason. */
export async function suppressClosed(
  tx: Database,
  letters: OwedLetter[],
  now: Temporal.Instant,
): Promise<Letter[]> {
  const byReason = Map.groupBy(letters, ({ to }) => to.closed as NonNullable<Destination['closed']>);
  for (const [reason, group] of byReason) {
    const ids = group.map(({ letter }) => letter.id);
    const items = [...(await itemsOf(tx, ids)).values()].flat();
    await settleReminders(
      tx,
      items.map(({ reminder }) => reminder.id),
      'suppressed',
      reason,
      now,
    );
    await settleNoticesIn(tx, ids, 'suppressed', reason, now);
  }
  return letters.map(({ letter, to }) => suppressed(letter, to.closed ?? 'removed', now));
}

/** Letters with nothing left to say: what they carried ends, each for its own reason. The outlook of a digest is owed still. */
export async function suppressIdle(
  tx: Database,
  letters: OwedLetter[],
  now: Temporal.Instant,
): Promise<Letter[]> {
  const ids = letters.map(({ letter }) => letter.id);
  await settleGone(tx, [...(await itemsOf(tx, ids)).values()].flat(), now);
  await settleNoticesIn(tx, ids, 'suppressed', 'obsolete', now);
  await reopenOutlooks(
    tx,
    letters.map(({ letter }) => letter).filter(({ kind }) => kind === 'digest'),
    now,
  );
  return letters.map(({ letter }) => suppressed(letter, 'nothing-owed', now));
}

function suppressed(letter: Letter, reason: string, now: Temporal.Instant): Letter {
  return { ...letter, state: 'suppressed', reason, settledAt: now };
}
