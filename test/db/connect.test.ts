import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import t from 'tap';
import { instant, plainDate } from '../../src/db/columns.ts';
import { openDatabase } from '../../src/db/connect.ts';
import { DataDirBusy, holdDataDir } from '../../src/db/lock.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openTestDatabase } from '../support/database.ts';

const moments = pgTable('moments', {
  id: integer('id').primaryKey(),
  dueOn: plainDate('due_on'),
  recordedAt: instant('recorded_at'),
});

t.test('a day and a moment come back as they went in, whatever the zone of the session', async (t) => {
  const { db } = await openTestDatabase(t);
  await db.execute(sql`create table moments (id int primary key, due_on date, recorded_at timestamptz(3))`);
  const dueOn = Temporal.PlainDate.from('2025-12-31');
  const recordedAt = Temporal.Instant.from('2025-12-31T23:59:59.9999+08:00');
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local time zone 'Asia/Kathmandu'`);
    await tx.insert(moments).values({ id: 1, dueOn, recordedAt });
    const [row] = await tx.select().from(moments);
    t.equal(row?.dueOn?.toString(), '2025-12-31');
    t.equal(
      row?.recordedAt?.toString(),
      '2025-12-31T15:59:59.999Z',
      'cut to milliseconds, not rounded into 2026',
    );
  });
});

t.test('copies that start together on one server migrate it once', async (t) => {
  const database = await openTestDatabase(t);
  const copies = database.kind === 'postgres' ? [1, 2, 3] : [1];
  await database.db.execute(sql`drop schema public cascade`);
  await database.db.execute(sql`drop schema drizzle cascade`);
  await database.db.execute(sql`create schema public`);
  await Promise.all(copies.map(() => migrate(database)));
  const applied = await database.db.execute(
    sql`select created_at, count(*) from drizzle.__drizzle_migrations group by 1 having count(*) > 1`,
  );
  t.same('rows' in applied ? applied.rows : [...applied], []);
});

t.test('an embedded database that is open is refused to everyone else until it is closed', async (t) => {
  const place = { dataDir: t.testdir() };
  const release = holdDataDir(place.dataDir);
  await t.rejects(openDatabase(place), DataDirBusy);
  release();
  const { kind, close } = await openDatabase(place);
  await close();
  t.equal(kind, 'embedded');
});

t.test('a folder whose holder was killed is free again', async (t) => {
  const dataDir = t.testdir();
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', holding(dataDir)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  t.throws(() => holdDataDir(dataDir), DataDirBusy);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  t.doesNotThrow(() => holdDataDir(dataDir)());
});

function holding(dataDir: string): string {
  const lock = import.meta.resolve('../../src/db/lock.ts');
  return `const { holdDataDir } = await import('${lock}');
    holdDataDir(${JSON.stringify(dataDir)});
    setInterval(() => {}, 1000);
    console.log('held');`;
}
