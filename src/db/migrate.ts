import { fileURLToPath } from 'node:url';
import type { OpenDatabase } from './connect.ts';

const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Any constant will do, as long as every copy of the service asks for the same one. */
const MIGRATION_LOCK = 20_270_401;

/**
 * Applies the migrations in `drizzle/` that the database has not had. Copies that start together on one server
 * wait for the first; the embedded database has its folder lock and needs no other.
 */
export async function migrate(database: OpenDatabase): Promise<void> {
  if (database.kind === 'postgres') return migrateUnderLock(database.databaseUrl);
  const migrator = await import('drizzle-orm/pglite/migrator');
  await migrator.migrate(database.db, { migrationsFolder });
}

/** On one connection of its own, since the lock belongs to a session and goes with it. */
async function migrateUnderLock(databaseUrl: string): Promise<void> {
  const { default: postgres } = await import('postgres');
  const { drizzle } = await import('drizzle-orm/postgres-js');
  const migrator = await import('drizzle-orm/postgres-js/migrator');
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrator.migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
}
