import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { alias, and, asc, count, eq, gt, gte, isNotNull, isNull, lt, ne, notExists, or, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';
import { letter, reminder } from './schema/letters.ts';

/** What nobody would come back to: rows that should have a next step and have none. */

/**
 * So many dated deadlines of enterprises, neither done nor withdrawn, that the day's plan would not look at by a day, in the
 * order of their ids, behind one of them.
 */
export function unlookedAfter(
  db: Database,
  today: Temporal.PlainDate,
  limit: number,
  after?: string,
): Promise<DeadlineRow[]> {
  return db
    .select()
    .from(deadline)
    .where(
      and(
        after === undefined ? undefined : sql`${deadline.id} > ${after}::uuid`,
        isNotNull(deadline.enterpriseId),
        isNotNull(deadline.dueOn),
        isNull(deadline.doneAt),
        ne(deadline.status, 'withdrawn'),
        isLookedAtAfter(today),
      ),
    )
    .orderBy(asc(deadline.id))
    .limit(limit);
}

function isLookedAtAfter(today: Temporal.PlainDate) {
  return or(isNull(deadline.nextRungOn), gt(deadline.nextRungOn, today));
}

/** Lets the day's plan look at deadlines today that it would look at later or never; answers at how many. */
export async function lookToday(tx: Database, ids: string[], today: Temporal.PlainDate): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx
    .update(deadline)
    .set({ nextRungOn: today })
    .where(and(isAnyOf(deadline.id, ids), isNull(deadline.doneAt), isLookedAtAfter(today)))
    .returning({ id: deadline.id });
  return rows.length;
}

/** How many deadlines the plan should have looked at before a day and has not. */
export async function countOverlooked(db: Database, today: Temporal.PlainDate): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(deadline).where(lt(deadline.nextRungOn, today));
  return row?.rows ?? 0;
}

/** Reminders that are planned and lie in a letter that ended from an instant (inclusive) on, so many at most. */
export async function strandedReminders(
  db: Database,
  since: Temporal.Instant,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: reminder.id })
    .from(letter)
    .innerJoin(reminder, eq(reminder.letterId, letter.id))
    .where(and(gte(letter.settledAt, since), eq(reminder.state, 'planned')))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** How many reminders planned before an instant lie in no letter, though no older one about their deadline holds them up. */
export async function countLoose(db: Database, before: Temporal.Instant): Promise<number> {
  const older = alias(reminder, 'older');
  const holdsUp = db
    .select({ one: sql`1` })
    .from(older)
    .where(
      and(
        eq(older.deadlineId, reminder.deadlineId),
        eq(older.personId, reminder.personId),
        eq(older.state, 'planned'),
        lt(older.dateVersion, reminder.dateVersion),
      ),
    );
  const isLoose = and(eq(reminder.state, 'planned'), isNull(reminder.letterId));
  const [row] = await db
    .select({ rows: count() })
    .from(reminder)
    .where(and(isLoose, lt(reminder.createdAt, before), notExists(holdsUp)));
  return row?.rows ?? 0;
}
