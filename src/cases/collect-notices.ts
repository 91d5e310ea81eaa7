import { dayOf } from '../clock.ts';
import { attachNotices, settleNotices, takeLooseNotices } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';
import { mailSubscriptionsOf } from '../db/reminder-subscriptions.ts';
import { usualWishes, type Wishes } from '../deadlines/wishes.ts';
import type { Context } from './context.ts';
import { dueAt } from './due-at.ts';
import type { Slot } from './letter-book.ts';
import { digestSlot, takeOpenLetter } from './letter-slots.ts';
import { wishesOf } from './readers.ts';
import { untilNone } from './until-none.ts';

type Loose = Awaited<ReturnType<typeof takeLooseNotices>>[number];

// People, not notices: nobody gets two letters because a chunk ended in between.
const chunk = 100;

/**
 * Puts announcements that wait for a letter into one: what is told at once into a letter of its own, the rest into the
 * person's next digest; in chunks of one transaction each until none are left. Answers how many it found.
 */
export function collectNotices(context: Pick<Context, 'db' | 'clock'>): Promise<number> {
  return untilNone(context, collect);
}

async function collect(tx: Database, now: Temporal.Instant): Promise<number> {
  const rows = await takeLooseNotices(tx, chunk);
  const own = await mailSubscriptionsOf(tx, [...new Set(rows.map(({ person }) => person.id))]);
  const wishes = new Map(own.toReversed().map((each) => [each.personId, wishesOf(each)]));
  const wanted = rows.map((row) => ({ ...row, slots: slotsFor(row, wishes.get(row.person.id), now) }));
  // In one order for all copies, as the day's plan takes them: two that take letters crosswise would wait for each other.
  const place = ({ person, slots: [{ kind, slot }] }: (typeof wanted)[number]) =>
    `${person.id} ${kind} ${slot}`;
  for (const { notice, person, slots } of wanted.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))) {
    if (person.addressStoppedAt) {
      await settleNotices(tx, [notice.id], 'suppressed', 'bounced', now);
      continue;
    }
    const letter = await takeOpenLetter(tx, notice, slots, now);
    await attachNotices(tx, letter.id, [notice.id]);
  }
  return rows.length;
}

/**
 * The letters a notice may travel in, in order of preference: at once, its own; else the digest of the day it was written,
 * before the digest's hour, or the next one.
 */
function slotsFor(
  { notice }: Pick<Loose, 'notice'>,
  wishes: Wishes = usualWishes,
  now: Temporal.Instant,
): [Slot, ...Slot[]] {
  const today = dayOf(now);
  const next = (days: number): Slot => digestSlot(today.add({ days }), wishes, notice.channel);
  if (notice.mode === 'at-once')
    return [{ kind: 'announcement', slot: notice.announcementId, dueAt: now }, next(1), next(2)];
  const late = Temporal.Instant.compare(notice.createdAt, dueAt(today, wishes, notice.channel)) >= 0;
  return late ? [next(1), next(2)] : [next(0), next(1), next(2)];
}
