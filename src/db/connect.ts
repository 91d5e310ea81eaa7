import { join } from 'node:path';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { startFromBlank } from './blank.ts';
import { holdDataDir } from './lock.ts';

/** What every query and write takes, whichever driver is behind it; a transaction is one too. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** Where the rows live: a PostgreSQL server, or the embedded database in a folder of our own. */
export type Place = { databaseUrl: string } | { dataDir: string };

export type OpenDatabase = {
  /**
   * Hears what the database tells on a channel, until the function it answers is called or the database is closed. `begun`
   * is called once it listens, and again whenever a lost connection is back: what was told between is lost.
   */
  listen: (
    channel: string,
    heard: (payload: string) => void,
    begun: () => void,
  ) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
} & (
  | { kind: 'embedded'; db: PgliteDatabase }
  | { kind: 'postgres'; db: PostgresJsDatabase; databaseUrl: string }
);

/**
 * Opens the database as it is; `migrate` brings it to the schema of this version.
 * Each driver is loaded only where it is used: the embedded one costs 0.3 GB.
 *
 * @throws {DataDirBusy} when another process has the embedded database open
 */
export function openDatabase(place: Place): Promise<OpenDatabase> {
  return 'databaseUrl' in place ? openPostgres(place.databaseUrl) : openEmbedded(place.dataDir);
}

async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const { default: postgres } = await import('postgres');
  const { drizzle } = await import('drizzle-orm/postgres-js');
  const client = postgres(databaseUrl, { onnotice: () => {} });
  const db = drizzle(client);
  return {
    kind: 'postgres',
    db,
    databaseUrl,
    // On a connection of its own.
    listen: async (channel, heard, begun) => (await client.listen(channel, heard, begun)).unlisten,
    close: () => client.end({ timeout: 5 }),
  };
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  const release = holdDataDir(dataDir);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const { drizzle } = await import('drizzle-orm/pglite');
    const folder = join(dataDir, 'pg');
    startFromBlank(folder);
    const client = await PGlite.create(folder);
    const db = drizzle(client);
    return {
      kind: 'embedded',
      db,
      listen: async (channel, heard, begun) => {
        const unlisten = await client.listen(channel, heard);
        begun();
        return () => unlisten();
      },
      close: () => client.close().finally(release),
    };
  } catch (error) {
    release();
    throw error;
  }
}
