import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { openDatabase } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { connected, createDatabase, dropDatabase, urlOf } from './support/announce/server.ts';
import type { Bench, Figure } from './support/bench.ts';
import { firstDay, makeDue, store } from './support/letters/populate.ts';
import { median, sending } from './support/letters/sending.ts';

/** Stored deadlines of the first measurement; the second has ten times as many. */
const stored = Number(process.env.BENCH_STORED ?? 1_000_000);
/** Reminders of the one day on which memory is watched. */
const most = Number(process.env.BENCH_REMINDERS ?? 1_000_000);
const due = 10_000;
/** Days of each measurement; the first warms up. */
const rounds = 5;

type Took = { day: string; bareMs: number; planMs: number; planned: number; grownBytes: number };

/** Planning a day and sending it: see docs/benchmarks.md. */
export const letters: Bench = {
  measure: async () => {
    const name = `qixian_bench_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(name);
    try {
      const database = await openDatabase({ databaseUrl: urlOf(name) });
      await migrate(database);
      await database.close();
      await fill(name, 0, stored, daysFrom(0));
      const few = await planned(name, daysFrom(0));
      const figures: Figure[] = [{ figure: few.figure, goal: 1.5 }];
      figures.push({ figure: await sendingOf(name), goal: 0.8, isLeast: true });
      await fill(name, stored, stored * 10, daysFrom(rounds));
      const many = await planned(name, daysFrom(rounds));
      figures.push({ figure: many.planMs / few.planMs, goal: 1.3 });
      console.log(
        `(a) ${few.figure.toFixed(2)} (goal 1.5); (b) ${(many.planMs / few.planMs).toFixed(2)} (goal 1.3)`,
      );
      figures.push({ figure: await memory(name, few.grownBytes), goal: 100 });
      return worst(figures);
    } finally {
      await dropDatabase(name);
    }
  },
};

const daysFrom = (first: number, count = rounds) =>
  Array.from({ length: count }, (_, index) =>
    Temporal.PlainDate.from(firstDay)
      .add({ days: first + index })
      .toString(),
  );

async function fill(name: string, from: number, to: number, days: string[], count = due) {
  await connected(urlOf(name), async (sql) => {
    const began = performance.now();
    if (to > from) await store(sql, from, to);
    for (const day of days) await makeDue(sql, day, count);
    await sql`vacuum analyze deadline`;
    console.log(`${to} deadlines stored, in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  });
}

async function plan(name: string, how: 'beside-bare' | 'alone', days: string[]): Promise<Took[]> {
  const script = new URL('./support/letters/plan.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, urlOf(name), how, ...days]);
  const all = JSON.parse(stdout) as Took[];
  for (const each of all) console.log(JSON.stringify(each));
  return all;
}

async function planned(name: string, days: string[]) {
  const all = await plan(name, 'beside-bare', days);
  const timed = all.slice(1);
  const planMs = median(timed.map((each) => each.planMs));
  const grownBytes = Math.max(...all.map((each) => each.grownBytes));
  return { figure: planMs / median(timed.map((each) => each.bareMs)), planMs, grownBytes };
}

/** Sends what was planned, in three rounds of days of its own. */
async function sendingOf(name: string): Promise<number> {
  const days = daysFrom(20, 9);
  await fill(name, stored, stored, days, due / 4);
  await plan(name, 'alone', days);
  await connected(urlOf(name), (sql) => sql`vacuum analyze`);
  return await sending(urlOf(name), [days.slice(0, 3), days.slice(3, 6), days.slice(6)]);
}

/** Megabytes by which memory grows more in planning a day with very many reminders than in one with few. */
async function memory(name: string, fewBytes: number): Promise<number> {
  const days = daysFrom(40, 1);
  await fill(name, stored * 10, stored * 10, days, most);
  const [took] = await plan(name, 'alone', days);
  const megabytes = Math.round(Math.max(0, (took?.grownBytes ?? Number.NaN) - fewBytes) / 2 ** 20);
  console.log(`(d) ${megabytes} MB more for ${most} reminders than for ${due} (goal 100)`);
  return megabytes;
}

/** The one that is furthest from its goal. */
function worst(figures: Figure[]): Figure {
  const share = ({ figure, goal, isLeast }: Figure) => (isLeast ? goal / figure : figure / goal);
  return figures.toSorted((a, b) => share(b) - share(a))[0] as Figure;
}
