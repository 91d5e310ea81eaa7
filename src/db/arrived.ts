import type { Database } from './connect.ts';
import { alias, and, eq, exists, gt, inArray, ne, notExists, or, sql } from './orm.ts';
import { attempt, type reminder } from './schema/letters.ts';
import type { announcementNotice } from './schema/publication.ts';

/**
 * Whether the letter of a row of either ledger may have arrived: a try of it has no end, or an unknown one, whatever became
 * of the letter later. What was suppressed before that try was not in its bytes.
 */
export function mayHaveArrived(db: Database, row: typeof reminder | typeof announcementNotice) {
  const end = alias(attempt, 'ending');
  const known = db
    .select({ one: sql`1` })
    .from(end)
    .where(
      and(
        eq(end.letterId, attempt.letterId),
        eq(end.number, attempt.number),
        inArray(end.event, ['accepted', 'deferred', 'refused', 'put-off']),
      ),
    );
  const carried = or(ne(row.state, 'suppressed'), gt(row.settledAt, attempt.at));
  return exists(
    db
      .select({ one: sql`1` })
      .from(attempt)
      .where(
        and(eq(attempt.letterId, row.letterId), eq(attempt.event, 'started'), carried, notExists(known)),
      ),
  );
}
