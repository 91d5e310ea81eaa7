import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import t from 'tap';
import type { Database } from '../../src/db/connect.ts';
import { together } from '../../src/db/together.ts';
import { openTestDatabase } from '../support/database.ts';

const kept = async (db: Database) => (await db.execute(sql`select id from kept`)) as unknown;
const keep = (tx: Database, id: number) => tx.execute(sql`insert into kept values (${id})`);

/** Goes on long after the other part has failed. */
async function slowly(tx: Database) {
  await keep(tx, 1);
  for (let turn = 0; turn < 200; turn += 1) await setImmediate();
  await keep(tx, 2);
}

t.test('what parts of a transaction come to is answered in their order', async (t) => {
  const { db } = await openTestDatabase(t);
  const both = db.transaction((tx) => together([tx.execute(sql`select 1`), Promise.resolve('second')]));
  t.equal((await both)[1], 'second');
});

t.test('where one part fails, nothing of another is written after the rollback', async (t) => {
  const { db } = await openTestDatabase(t);
  await db.execute(sql`create table kept (id int)`);
  const failing = db.transaction(async (tx) => {
    await together([slowly(tx), tx.execute(sql`select 1 / 0`)]);
  });
  await t.rejects(failing, { cause: { message: 'division by zero' } });
  // Whatever is still under way comes before the answer to this.
  for (let turn = 0; turn < 1000; turn += 1) await setImmediate();
  await db.execute(sql`select pg_sleep(0.05)`);
  t.same(JSON.stringify(await kept(db)).match(/"id":\d/g), null);
});
