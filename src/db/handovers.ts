import type { Database } from './connect.ts';
import { and, asc, desc, eq, inArray, isNull } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';
import { person } from './schema/people.ts';
import { deadlineHandover } from './schema/reminding.ts';

export type HandoverRow = typeof deadlineHandover.$inferSelect;

/** Of some deadlines the newest row of each who handed over. */
export function newestHandovers(db: Database, deadlineIds: string[]): Promise<HandoverRow[]> {
  const { deadlineId, fromId, at, id } = deadlineHandover;
  return db
    .selectDistinctOn([deadlineId, fromId])
    .from(deadlineHandover)
    .where(isAnyOf(deadlineId, deadlineIds))
    .orderBy(deadlineId, fromId, desc(at), desc(id));
}

export async function insertHandover(tx: Database, row: HandoverRow) {
  await tx.insert(deadlineHandover).values(row);
}

/** Everything that was handed over and back of a deadline, oldest first, with the name of who did it. */
export function handoversOf(db: Database, deadlineId: string) {
  return db
    .select({ handover: deadlineHandover, by: person.name })
    .from(deadlineHandover)
    .innerJoin(person, eq(person.id, deadlineHandover.byId))
    .where(eq(deadlineHandover.deadlineId, deadlineId))
    .orderBy(asc(deadlineHandover.at), asc(deadlineHandover.id));
}

/** Lets the day's plan look today at what was ever handed over to some people: whether they are reached has changed. */
export async function lookAtHandedTo(tx: Database, personIds: string[], today: Temporal.PlainDate) {
  const handed = tx
    .select({ id: deadlineHandover.deadlineId })
    .from(deadlineHandover)
    .where(isAnyOf(deadlineHandover.toId, personIds));
  await tx
    .update(deadline)
    .set({ nextRungOn: today })
    .where(and(inArray(deadline.id, handed), isNull(deadline.doneAt)));
}
