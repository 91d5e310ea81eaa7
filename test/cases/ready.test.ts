import { sql } from 'drizzle-orm';
import t from 'tap';
import { isReady } from '../../src/cases/ready.ts';
import type { Database } from '../../src/db/connect.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

t.test('a database is ready that has had every migration, and later ones too', async (t) => {
  t.equal(await isReady({ db }), true);
  await db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`,
  );
  t.equal(await isReady({ db }), true, 'a newer copy has come up beside this one');
  await db.execute(
    sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
  );
  await db.execute(
    sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
  );
  t.equal(await isReady({ db }), false, 'the newest of this version has not been applied');
  await db.execute(sql`drop schema drizzle cascade`);
  t.equal(await isReady({ db }), false);
});

t.test('a database that does not answer is not ready', async (t) => {
  const never = { select: () => ({ from: () => new Promise(() => {}) }) } as unknown as Database;
  t.equal(await isReady({ db: never }, 1), false);
  const down = { select: () => ({ from: async () => Promise.reject(new Error('ECONNREFUSED')) }) };
  t.equal(await isReady({ db: down as unknown as Database }), false);
});
