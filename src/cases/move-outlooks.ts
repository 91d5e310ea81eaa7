import type { Database } from '../db/connect.ts';
import { updateLetter } from '../db/letters.ts';
import { delayOutlooks, outlooksLeft } from '../db/outlook-letters.ts';
import type { SubscriptionRow } from '../db/reminder-subscriptions.ts';
import { offTheHour } from './due-at.ts';
import { takeLetter } from './letter-slots.ts';

/**
 * A subscription has another way: an outlook that waits to go by the old one, or ended with it just now, is opened by the new
 * one too, for the same day and hour, as far as that way keeps to hours. What each tells, if anything, is read as it goes out.
 */
export async function moveOutlooks(
  tx: Database,
  before: SubscriptionRow,
  after: SubscriptionRow,
  now: Temporal.Instant,
) {
  if (before.channel === after.channel || after.endedAt || !after.outlook) return;
  const { personId, channel, lang } = after;
  const opened: string[] = [];
  for (const { slot, nextAttemptAt } of await outlooksLeft(tx, before, now)) {
    const dueAt = offTheHour(nextAttemptAt, channel);
    const { id, state, attempts } = await takeLetter(
      tx,
      { personId, channel },
      { kind: 'outlook', slot, dueAt },
      now,
    );
    if (state !== 'queued' || attempts > 0) continue;
    await updateLetter(tx, id, { lang });
    opened.push(id);
  }
  await delayOutlooks(tx, opened);
}
