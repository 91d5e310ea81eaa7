import type { Database } from './connect.ts';
import { and, asc, desc, eq, gte, isNotNull, notExists, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { person } from './schema/people.ts';
import { deadlineHandover, deadlineResponse } from './schema/reminding.ts';

export type ResponseRow = typeof deadlineResponse.$inferSelect;

/**
 * The newest answer of each person to each date version of some deadlines. What somebody answered before handing the deadline
 * over does not hold any more: what comes back is that one's to answer anew.
 */
export function newestResponses(db: Database, deadlineIds: string[]): Promise<ResponseRow[]> {
  if (deadlineIds.length === 0) return Promise.resolve([]);
  const { deadlineId, dateVersion, personId, at, id } = deadlineResponse;
  const since = db
    .select({ one: sql`1` })
    .from(deadlineHandover)
    .where(
      and(
        eq(deadlineHandover.deadlineId, deadlineId),
        eq(deadlineHandover.fromId, personId),
        isNotNull(deadlineHandover.toId),
        gte(deadlineHandover.at, at),
      ),
    );
  return db
    .selectDistinctOn([deadlineId, dateVersion, personId])
    .from(deadlineResponse)
    .where(and(isAnyOf(deadlineId, deadlineIds), notExists(since)))
    .orderBy(deadlineId, dateVersion, personId, desc(at), desc(id));
}

export async function insertResponse(db: Database, row: ResponseRow) {
  await db.insert(deadlineResponse).values(row);
}

/** Every answer to a deadline with who gave it, oldest first. */
export function responsesTo(db: Database, deadlineId: string) {
  return db
    .select({ response: deadlineResponse, name: person.name })
    .from(deadlineResponse)
    .innerJoin(person, eq(person.id, deadlineResponse.personId))
    .where(eq(deadlineResponse.deadlineId, deadlineId))
    .orderBy(asc(deadlineResponse.at), asc(deadlineResponse.id));
}
