import t from 'tap';
import { nightly } from '../../src/cases/nightly.ts';
import type { Database } from '../../src/db/connect.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { sql } from '../../src/db/orm.ts';
import { insertMadeUp } from '../../src/db/runs.ts';
import { tendTables } from '../../src/db/upkeep.ts';
import { contract, enter, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

/** How many rows the database believes a table to have. */
async function believed(at: Database, table: string): Promise<number> {
  const [row] = await at
    .select({ count: sql<number>`reltuples::float8` })
    .from(sql`pg_class`)
    .where(sql`oid = ${table}::regclass`);
  return row?.count ?? Number.NaN;
}

t.test('what the database believes of its tables is true after they were tended', async (t) => {
  const at = Temporal.Instant.from('2026-01-01T00:00:00Z');
  const made = { scope: 'bulk', copy: 'one', startedAt: at, leaseUntil: null, finishedAt: at, looked: 0 };
  const slots = Array.from({ length: 500 }, (_, index) => `slot ${index}`);
  await insertMadeUp(
    db,
    slots.map((slot) => ({ ...made, slot, planned: 0 })),
  );
  t.not(await believed(db, 'run'), 500);
  await tendTables(db);
  t.equal(await believed(db, 'run'), 500);
});

t.test('the night tends the tables', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  t.same(await nightly(house.context), []);
  const rows = [...(await deadlinesOf(db, id)), ...(await deadlinesOf(db, null))];
  t.equal(await believed(db, 'deadline'), rows.length);
});
