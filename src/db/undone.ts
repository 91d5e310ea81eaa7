import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { and, asc, eq, gte, isNull, lte, ne } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';

const isUndone = isNull(deadline.doneAt);
const isOpen = and(isUndone, ne(deadline.status, 'withdrawn'));
const soonest = [asc(deadline.actBy), asc(deadline.id)];

/** The deadlines of an enterprise that are not done, those without a day and withdrawn ones too. */
export function undoneDeadlinesOf(db: Database, enterpriseId: string): Promise<DeadlineRow[]> {
  return db
    .select()
    .from(deadline)
    .where(and(eq(deadline.enterpriseId, enterpriseId), isUndone))
    .orderBy(...soonest);
}

/** The deadlines of some enterprises that are neither done nor withdrawn and whose day to act by lies on or before a day, soonest first. */
export function undoneUntil(
  db: Database,
  enterpriseIds: string[],
  to: Temporal.PlainDate,
): Promise<DeadlineRow[]> {
  return db
    .select()
    .from(deadline)
    .where(and(isAnyOf(deadline.enterpriseId, enterpriseIds), isOpen, lte(deadline.actBy, to)))
    .orderBy(...soonest);
}

/** The deadlines of an enterprise that are neither done nor withdrawn nor over on a day: so many that have to be acted on soonest. */
export function nextDeadlines(
  db: Database,
  enterpriseId: string,
  on: Temporal.PlainDate,
  most: number,
): Promise<DeadlineRow[]> {
  return db
    .select()
    .from(deadline)
    .where(and(eq(deadline.enterpriseId, enterpriseId), isOpen, gte(deadline.dueOn, on)))
    .orderBy(...soonest)
    .limit(most);
}
