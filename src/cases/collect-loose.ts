import type { Database } from '../db/connect.ts';
import { attachReminders, settleReminders, takeLoose } from '../db/reminders.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import type { Context } from './context.ts';
import { takeOpenLetter } from './letter-slots.ts';

const chunk = 500;

/** Puts corrections, and what did not fit into a digest, into one letter per person and kind, due at once. Answers how many it found. */
export async function collectLoose({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<number> {
  return await db.transaction((tx) => collect(tx, clock.now()));
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

function kindOf(rung: string): LetterKind {
  return rung === 'correction' ? 'correction' : 'urgent';
}
