import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { openDatabase } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { connected, createDatabase, dropDatabase, urlOf } from './support/announce/server.ts';
import type { Bench } from './support/bench.ts';
import { firstDay, makeDue, store } from './support/letters/populate.ts';

/** Stored deadlines of the first measurement; the second has ten times as many. */
const stored = Number(process.env.BENCH_STORED ?? 1_000_000);
const due = 10_000;
/** Days planned in each measurement; the first warms up. */
const rounds = 5;

type Took = { day: string; bareMs: number; planMs: number; planned: number; grownBytes: number };

/** Planning a day: see docs/benchmarks.md. */
export const letters: Bench = {
  goal: 1.5,
  measure: async () => {
    const name = `qixian_bench_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(name);
    try {
      const database = await openDatabase({ databaseUrl: urlOf(name) });
      await migrate(database);
      await database.close();
      const few = await planned(name, 0, stored, 0);
      const many = await planned(name, stored, stored * 10, rounds);
      console.log(
        `(a) ${few.figure.toFixed(2)} (goal 1.5); (b) ${(many.planMs / few.planMs).toFixed(2)} (goal 1.3)`,
      );
      return few.figure;
    } finally {
      await dropDatabase(name);
    }
  },
};

async function planned(name: string, from: number, to: number, firstRound: number) {
  const days = Array.from({ length: rounds }, (_, index) =>
    Temporal.PlainDate.from(firstDay)
      .add({ days: firstRound + index })
      .toString(),
  );
  await connected(urlOf(name), async (sql) => {
    const began = performance.now();
    await store(sql, from, to);
    for (const day of days) await makeDue(sql, day, due);
    await sql`vacuum analyze deadline`;
    console.log(`${to} deadlines stored, in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  });
  const script = new URL('./support/letters/plan.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, urlOf(name), ...days]);
  const all = JSON.parse(stdout) as Took[];
  for (const each of all) console.log(JSON.stringify(each));
  const timed = all.slice(1);
  const planMs = median(timed.map((each) => each.planMs));
  return { figure: planMs / median(timed.map((each) => each.bareMs)), planMs };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
