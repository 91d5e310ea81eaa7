import type { Database } from './connect.ts';
import { sql } from './orm.ts';

// What planning, sending and the nightly derivation write. A constant, so that no name reaches the statement from outside.
const busy = sql.raw('deadline, deadline_revision, reminder, letter, attempt, audit_entry, run');

/**
 * Clears away the dead rows of the tables that change by the day and counts the living: the embedded database never does so
 * by itself, and a server only after a while, in which it plans queries by numbers that hold no more. Outside any transaction.
 */
export async function tendTables(db: Database) {
  await db.execute(sql`vacuum (analyze) ${busy}`);
}
