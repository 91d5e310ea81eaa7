import { cpSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Test } from 'tap';
import { type OpenDatabase, openDatabase, type Place } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { templateFolder } from './template-folder.ts';

/** A migrated database of the test's own, open until the test ends: on a real server with `TEST_DATABASE_URL`. */
export async function openTestDatabase(t: Test): Promise<OpenDatabase & { place: Place }> {
  const place = await makeTestPlace(t);
  const database = await openDatabase(place);
  t.teardown(() => database.close());
  await migrate(database);
  return { ...database, place };
}

/** The same, not yet opened by anyone: for tests that start the service as a process. */
export async function makeTestPlace(t: Test): Promise<Place> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? createOn(server, t) : copyTemplate(t);
}

async function createOn(server: string, t: Test): Promise<Place> {
  const name = `qixian_test_${crypto.randomUUID().replaceAll('-', '')}`;
  await onServer(server, (sql) => sql`create database ${sql(name)}`);
  t.teardown(() => onServer(server, (sql) => sql`drop database ${sql(name)} with (force)`));
  const url = new URL(server);
  url.pathname = name;
  return { databaseUrl: url.href };
}

async function onServer(server: string, command: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await command(sql);
  } finally {
    await sql.end();
  }
}

function copyTemplate(t: Test): Place {
  const dataDir = t.testdir();
  cpSync(join(templateFolder(), 'pg'), join(dataDir, 'pg'), { recursive: true });
  return { dataDir };
}
