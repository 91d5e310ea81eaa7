import { attachNotices, looseNoticesOf } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';
import { attachReminders, settleReminders, takeLoose } from '../db/reminders.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import type { Context } from './context.ts';
import type { Slot } from './letter-book.ts';
import { takeOpenLetter } from './letter-slots.ts';
import { untilNone } from './until-none.ts';

// People, not reminders: nobody gets two letters because a chunk ended in between.
const chunk = 100;

type Loose = Awaited<ReturnType<typeof takeLoose>>[number];
type Notice = { id: string; announcementId: string };

/**
 * Puts corrections, and what did not fit into a digest, into one letter per person, way and kind, due at once, in chunks of one
 * transaction each until none are left. Corrections of what an announcement moved go into the letter about it, where the
 * person is told of it and has not been yet. Answers how many it found.
 */
export function collectLoose(context: Pick<Context, 'db' | 'clock'>): Promise<number> {
  return untilNone(context, collect);
}

async function collect(tx: Database, now: Temporal.Instant): Promise<number> {
  const rows = await takeLoose(tx, chunk);
  const notices = await looseNoticesOf(
    tx,
    rows.filter(({ reminder }) => reminder.rung === 'correction').map(({ reminder }) => reminder.id),
  );
  const noticeOf = ({ reminder }: Loose) => notices.get(reminder.id);
  // In one order for all copies, as the day's plan takes letters.
  const place = (row: Loose) => {
    const [{ kind, slot }] = slotsFor(row, noticeOf(row), now);
    return `${row.person.id} ${row.reminder.channel} ${kind} ${slot}`;
  };
  const letters = Map.groupBy(rows, place);
  for (const [, owed] of [...letters].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = owed as [Loose];
    const ids = owed.map((row) => row.reminder.id);
    // Of any other way it is asked when the letter is claimed.
    if (first.reminder.channel === 'mail' && first.person.addressStoppedAt) {
      await settleReminders(tx, ids, 'suppressed', 'bounced', now);
      continue;
    }
    const notice = noticeOf(first);
    const letter = await takeOpenLetter(tx, first.reminder, slotsFor(first, notice, now), now);
    await attachReminders(tx, letter.id, ids);
    if (notice && letter.kind === 'announcement') await attachNotices(tx, letter.id, [notice.id]);
  }
  return rows.length;
}

function slotsFor(
  { reminder: { rung } }: Loose,
  notice: Notice | undefined,
  now: Temporal.Instant,
): [Slot, ...Slot[]] {
  const own: Slot = { kind: kindOf(rung), slot: now.toString(), dueAt: now };
  return notice ? [{ kind: 'announcement', slot: notice.announcementId, dueAt: now }, own] : [own];
}

/** The kind of letter in which a reminder without a letter goes out. */
export function kindOf(rung: string): LetterKind {
  return rung === 'correction' ? 'correction' : 'urgent';
}
