import type { Database } from './connect.ts';

/** What of the two drivers is used past Drizzle. */
type Postgres = {
  unsafe: (text: string, values: unknown[], options: { prepare: true }) => Promise<unknown[]>;
};
type Embedded = { query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }> };

/**
 * A statement for the driver itself: kept prepared by the connection, made and read by nobody between. For what is asked so
 * often that making a statement would cost more than answering it. The database is no transaction, and values and results
 * are what both drivers write alike: text, numbers, booleans, octets, null.
 */
export function direct<Row>(text: string): (db: Database, values: unknown[]) => Promise<Row[]> {
  return async (db, values) => {
    const { $client } = db as Database & { $client: Postgres | Embedded };
    if ('unsafe' in $client) return (await $client.unsafe(text, values, { prepare: true })) as Row[];
    return (await $client.query(text, values)).rows as Row[];
  };
}
