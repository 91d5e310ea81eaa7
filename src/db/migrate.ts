import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, OpenDatabase } from './connect.ts';
import { sql } from './orm.ts';

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

/** Whether a database has had every migration of this version; one that has had later ones too serves it as well. */
export async function isMigrated(db: Database): Promise<boolean> {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8'));
  const newest = Math.max(...journal.entries.map(({ when }: { when: number }) => when));
  const made = sql<number>`coalesce(max(created_at), 0)`.mapWith(Number);
  const [row] = await db.select({ made }).from(sql`drizzle.__drizzle_migrations`);
  return row !== undefined && row.made >= newest;
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
