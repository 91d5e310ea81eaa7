import type { Content } from '../deadlines/model.ts';
import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { asc, lte, sql } from './orm.ts';
import { recordset } from './records.ts';
import { deadline } from './schema/deadlines.ts';

/** What the plan reads of a deadline. */
export type DeadlineToPlan = Pick<DeadlineRow, keyof typeof toPlan> & {
  content: Pick<Content, 'policyKey' | 'projectId' | 'window'>;
};

const toPlan = {
  id: deadline.id,
  kind: deadline.kind,
  enterpriseId: deadline.enterpriseId,
  dateVersion: deadline.dateVersion,
  status: deadline.status,
  dueOn: deadline.dueOn,
  actBy: deadline.actBy,
  submitBy: deadline.submitBy,
  createdAt: deadline.createdAt,
  datedAt: deadline.datedAt,
  doneAt: deadline.doneAt,
};

// What is left out is most of a row, and takes longer to read than all the rest.
const plannedContent = sql<
  DeadlineToPlan['content']
>`${deadline.content} - '{title,stake,sources,workings,marks}'::text[]`;

/** Deadlines the day's plan has to look at, oldest first; held until the transaction ends, skipping what another copy holds. */
export function takeDeadlinesToPlan(
  tx: Database,
  today: Temporal.PlainDate,
  limit: number,
): Promise<DeadlineToPlan[]> {
  return (
    tx
      .select({ ...toPlan, content: plannedContent })
      .from(deadline)
      .where(lte(deadline.nextRungOn, today))
      .orderBy(asc(deadline.nextRungOn), asc(deadline.id))
      .limit(limit)
      // Rows that refer to a deadline may be written meanwhile.
      .for('no key update', { skipLocked: true })
  );
}

/** Sets the next day the plan has to look at each of some deadlines. */
export async function setNextRungs(tx: Database, next: ReadonlyMap<string, Temporal.PlainDate | null>) {
  if (next.size === 0) return;
  const rows = [...next].map(([id, nextRungOn]) => ({ id, nextRungOn }));
  await tx
    .update(deadline)
    .set({ nextRungOn: sql`given.next_rung_on` })
    .from(recordset(deadline, rows, { fields: ['id', 'nextRungOn'] }))
    .where(sql`${deadline.id} = given.id`);
}
