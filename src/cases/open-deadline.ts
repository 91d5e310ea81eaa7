import type { Database } from '../db/connect.ts';
import { type DeadlineRow, findDeadline } from '../db/deadlines.ts';
import { demoEnterpriseId } from '../db/facts.ts';
import { Problem } from '../errors.ts';
import type { DeadlineModel } from '../pages/model.ts';
import { momentOf } from './as-of.ts';
import type { Context } from './context.ts';
import { deadlineView } from './deadline-view.ts';
import { inCity } from './district-days.ts';
import { inSnapshot } from './snapshot.ts';

/** A deadline everyone may look at: a policy's own, or the demonstration enterprise's. Any other does not exist here. */
export function openDeadline(context: Context, id: string): Promise<DeadlineModel> {
  return inSnapshot(context, async ({ db, clock }) => {
    const row = await openRow(db, id);
    const view = await deadlineView(db, row, momentOf({ clock }));
    const districtDays = row.enterpriseId === null ? (await inCity(db, [row])).days.get(id) : undefined;
    return {
      ...view,
      ...(districtDays ? { districtDays } : {}),
      ...(row.dueOn ? { file: `/deadlines/${id}.ics` } : {}),
    };
  });
}

/** The row of such a deadline. */
export async function openRow(db: Database, id: string): Promise<DeadlineRow> {
  const row = await findDeadline(db, id);
  const open = row && (row.enterpriseId === null || row.enterpriseId === (await demoEnterpriseId(db)));
  if (!open) throw new Problem('not-found');
  return row;
}
