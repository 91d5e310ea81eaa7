import type { Database } from '../db/connect.ts';
import { type DeadlineRow, findDeadline, setDone } from '../db/deadlines.ts';
import { touchFeeds } from '../db/feed-versions.ts';
import { recordMarks } from '../db/marks.ts';
import { suppressPlanned } from '../db/suppress-reminders.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { holdEnterprise } from './derive-enterprise.ts';

/**
 * Marks one deadline of an enterprise as done: what is planned about it and not yet sent ends as done, for everybody. Marking
 * twice changes nothing. Refuses what is withdrawn or has no day. `via` is where it was marked.
 */
export async function markDone(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { personId, enterpriseId }: { personId: string; enterpriseId: string },
  deadlineId: string,
  via: 'api' | 'letter' = 'api',
): Promise<DeadlineRow> {
  return await db.transaction(async (tx) => {
    if (!(await holdEnterprise(tx, enterpriseId))) throw new Problem('not-found');
    await ownDeadline(tx, enterpriseId, deadlineId);
    const now = clock.now();
    if (await setDone(tx, deadlineId, now, personId)) {
      await recordMarks(tx, [{ deadlineId, doneAt: now, doneBy: personId }], now);
      await suppressPlanned(tx, [deadlineId], 'done', now);
      const payload = { before: { doneAt: null }, after: { doneAt: now }, via };
      const subject = `deadline:${deadlineId}`;
      await audit(tx, now, [{ actor: personId, action: 'deadline.done', subject, enterpriseId, payload }]);
      await touchFeeds(tx, [enterpriseId]);
    }
    const row = await ownDeadline(tx, enterpriseId, deadlineId);
    if (!row.doneAt) throw new Problem('conflict', [nothingAsked]);
    return row;
  });
}

/** Said of a deadline that nobody is asked to answer. */
export const nothingAsked = {
  pointer: '',
  detail: {
    zh: '该事项已完成、已撤销或尚无日期，不需要答复',
    en: 'it is done, withdrawn or without a day: nothing is asked',
  },
};

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
