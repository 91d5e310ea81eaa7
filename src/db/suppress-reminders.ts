import type { Database } from './connect.ts';
import { and, asc, eq, exists, inArray, isNull, or, type SQL, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { letter, reminder } from './schema/letters.ts';

/**
 * Settles what is planned about some deadlines and not yet tried. A letter that is just being claimed is waited for:
 * what stands in its bytes is told.
 */
export async function suppressPlanned(
  tx: Database,
  deadlineIds: string[],
  reason: string,
  at: Temporal.Instant,
) {
  if (deadlineIds.length > 0) await suppress(tx, isAnyOf(reminder.deadlineId, deadlineIds), reason, at);
}

/** The same of some reminders; answers the ids of those that it settled. */
export async function suppressReminders(
  tx: Database,
  ids: string[],
  reason: string,
  at: Temporal.Instant,
): Promise<string[]> {
  return ids.length > 0 ? await suppress(tx, isAnyOf(reminder.id, ids), reason, at) : [];
}

async function suppress(tx: Database, which: SQL, reason: string, at: Temporal.Instant): Promise<string[]> {
  const planned = and(which, eq(reminder.state, 'planned'));
  const carrying = tx.select({ id: reminder.letterId }).from(reminder).where(planned);
  await tx
    .select({ id: letter.id })
    .from(letter)
    .where(inArray(letter.id, carrying))
    // As the day's plan takes them, so that neither waits for the other.
    .orderBy(asc(letter.personId), asc(letter.kind), asc(letter.slot))
    .for('update');
  const settled = await tx
    .update(reminder)
    .set({ state: 'suppressed', reason, settledAt: at })
    .where(and(planned, untried(tx)))
    .returning({ id: reminder.id });
  return settled.map(({ id }) => id);
}

// A letter whose bytes have once been on the wire goes out as it is, so its reminders settle with it.
function untried(db: Database) {
  return or(
    isNull(reminder.letterId),
    exists(
      db
        .select({ one: sql`1` })
        .from(letter)
        .where(and(eq(letter.id, reminder.letterId), eq(letter.attempts, 0))),
    ),
  );
}
