import type { Database } from './connect.ts';
import { and, countDistinct, eq, inArray, isNull } from './orm.ts';
import { deadline } from './schema/deadlines.ts';

/** How many enterprises have a claim for one of these measures that is only expected, and not done. */
export async function countWaiting(db: Database, measures: string[]): Promise<number> {
  const waits = and(
    eq(deadline.kind, 'claim'),
    inArray(deadline.rule, measures),
    eq(deadline.status, 'expected'),
    isNull(deadline.doneAt),
  );
  const [row] = await db
    .select({ count: countDistinct(deadline.enterpriseId) })
    .from(deadline)
    .where(waits);
  return row?.count ?? 0;
}
