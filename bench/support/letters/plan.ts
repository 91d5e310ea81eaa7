// Run as a process of its own, so that its memory is that of its task alone: plans days on a database, and prints what it took
// as one line of JSON. `beside-bare` after each the bare read and insert of the same rows, `alone` none: those hold all rows.
import { planDay } from '../../../src/cases/plan-day.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { tendTables } from '../../../src/db/upkeep.ts';
import { contextOn } from '../announce/populate.ts';
import { connected } from '../announce/server.ts';
import { bare } from './bare.ts';

const [databaseUrl = '', how = '', ...days] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl });
const context = contextOn(database.db);
const took: { day: string; bareMs: number; planMs: number; planned: number; grownBytes: number }[] = [];
for (const day of days) {
  context.clock.set(Temporal.Instant.from(`${day}T00:00:00+08:00`));
  await tendTables(database.db);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  const began = performance.now();
  const planned = await planDay(context);
  const planMs = performance.now() - began;
  clearInterval(watch);
  // As the plan found them: nothing dead in the way.
  await tendTables(database.db);
  const bareMs = how === 'beside-bare' ? await connected(databaseUrl, (sql) => bare(sql, day)) : Number.NaN;
  took.push({ day, bareMs, planMs, planned, grownBytes: most - before });
}
console.log(JSON.stringify(took));
await database.close();
