import type { Database } from '../db/connect.ts';
import { type DeadlineRow, findDeadline, setDone } from '../db/deadlines.ts';
import { recordMarks } from '../db/marks.ts';
import { suppressPlanned } from '../db/suppress-reminders.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';

/**
 * Marks one deadline of an enterprise as done: what is planned about it and not yet sent ends as done, for everybody. Marking
 * twice changes nothing. `via` is where it was marked.
 */
export async function markDone(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { personId, enterpriseId }: { personId: string; enterpriseId: string },
  deadlineId: string,
  via: 'api' | 'letter' = 'api',
): Promise<DeadlineRow> {
  return await db.transaction(async (tx) => {
    await ownDeadline(tx, enterpriseId, deadlineId);
    const now = clock.now();
    if (await setDone(tx, deadlineId, now, personId)) {
      await recordMarks(tx, [{ deadlineId, doneAt: now, doneBy: personId }], now);
      await suppressPlanned(tx, [deadlineId], 'done', now);
      const payload = { before: { doneAt: null }, after: { doneAt: now }, via };
      const subject = `deadline:${deadlineId}`;
      await audit(tx, now, [{ actor: personId, action: 'deadline.done', subject, enterpriseId, payload }]);
    }
    return await ownDeadline(tx, enterpriseId, deadlineId);
  });
}

/** A deadline reached through its enterprise; another enterprise's answers as if it did not exist. */
export async function ownDeadline(
  db: Database,
  enterpriseId: string,
  deadlineId: string,
): Promise<DeadlineRow> {
  const row = await findDeadline(db, deadlineId);
  if (!row || row.enterpriseId !== enterpriseId) throw new Problem('not-found');
  return row;
}
