import type { Database } from '../db/connect.ts';
import { attachReminders, settleReminders, takeLoose } from '../db/reminders.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import type { Context } from './context.ts';
import { takeOpenLetter } from './letter-slots.ts';
import { untilNone } from './until-none.ts';

// People, not reminders: nobody gets two letters because a chunk ended in between.
const chunk = 100;

/**
 * Puts corrections, and what did not fit into a digest, into one letter per person and kind, due at once, in chunks of one
 * transaction each until none are left. Answers how many it found.
 */
export function collectLoose(context: Pick<Context, 'db' | 'clock'>): Promise<number> {
  return untilNone(context, collect);
}

async function collect(tx: Database, now: Temporal.Instant): Promise<number> {
  const rows = await takeLoose(tx, chunk);
  const letters = Map.groupBy(rows, ({ reminder }) => `${reminder.personId} ${kindOf(reminder.rung)}`);
  for (const owed of letters.values()) {
    const [{ reminder, person }] = owed as [(typeof rows)[number]];
    const ids = owed.map((row) => row.reminder.id);
    if (person.addressStoppedAt) {
      await settleReminders(tx, ids, 'suppressed', 'bounced', now);
      continue;
    }
    const slot = { kind: kindOf(reminder.rung), slot: now.toString(), dueAt: now };
    const letter = await takeOpenLetter(tx, reminder, [slot], now);
    await attachReminders(tx, letter.id, ids);
  }
  return rows.length;
}

/** The kind of letter in which a reminder without a letter goes out. */
export function kindOf(rung: string): LetterKind {
  return rung === 'correction' ? 'correction' : 'urgent';
}
