import type { DeadlineKind } from '../deadlines/model.ts';
import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { asShown, type ShownRow } from './earlier-days.ts';
import { and, asc, eq, inArray, isNotNull } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';

/** The first days of windows that enterprises have ever had in their rows with a day, whether feeds carry them still or not. */
export function windowOpenings(db: Database, enterpriseIds: string[]): Promise<DeadlineRow[]> {
  return db
    .select()
    .from(deadline)
    .where(
      and(
        isAnyOf(deadline.enterpriseId, enterpriseIds),
        eq(deadline.kind, 'window-opens'),
        isNotNull(deadline.dueOn),
      ),
    )
    .orderBy(asc(deadline.dueOn), asc(deadline.id));
}

const closings: DeadlineKind[] = ['claim', 'window-step'];

/** What ended windows in the feeds of enterprises and has left them, as they showed it. */
export async function closingsThatLeft(db: Database, enterpriseIds: string[]): Promise<ShownRow[]> {
  const rows = await db
    .select()
    .from(deadline)
    .where(
      and(
        isAnyOf(deadline.enterpriseId, enterpriseIds),
        inArray(deadline.kind, closings),
        isNotNull(deadline.leftFeedsAt),
      ),
    );
  return await asShown(db, rows);
}
