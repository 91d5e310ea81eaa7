import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { openDatabase } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import type { Rehearsal } from '../src/pages/rehearsal-model.ts';
import { stage, type Written, writeByHand, writtenIn } from './support/announce/by-hand.ts';
import { contextOn, morning, populate } from './support/announce/populate.ts';
import { connected, createDatabase, dropDatabase, urlOf } from './support/announce/server.ts';
import { tellEverybody } from './support/announce/told.ts';
import type { Bench } from './support/bench.ts';

/** So many that the notice of the working days of 2027 changes 100,000 of their deadlines. */
const enterprises = Number(process.env.BENCH_ENTERPRISES ?? 1520);

type Took = {
  wallMs: number;
  /** Of the process itself, without the database's. */
  cpuMs: number;
  grownBytes: number;
  totals: Omit<Rehearsal, 'moves'>;
};

/** Time to publish to 100,000 affected deadlines over the time of a transaction written by hand that writes the same rows. */
export const announce: Bench = {
  measure: async () => {
    const base = `qixian_bench_${randomUUID().replaceAll('-', '')}`;
    const [published, hand] = [`${base}_published`, `${base}_hand`];
    try {
      const announcementId = await prepare(base);
      await createDatabase(published, base);
      await createDatabase(hand, base);
      await warm(urlOf(published));
      const rehearsal = await inProcess(urlOf(published), announcementId);
      const publication = await inProcess(urlOf(published), announcementId, rehearsal.totals.digest);
      const handMs = await compare(urlOf(published), urlOf(hand), announcementId);
      report(rehearsal, publication, handMs);
      return { figure: publication.wallMs / handMs, goal: 3 };
    } finally {
      for (const name of [published, hand, base]) await dropDatabase(name);
    }
  },
};

/** Fills a database that both start from; answers the draft of the announcement. */
async function prepare(base: string): Promise<string> {
  await createDatabase(base);
  const database = await openDatabase({ databaseUrl: urlOf(base) });
  await migrate(database);
  const began = performance.now();
  const announcementId = await populate(contextOn(database.db), enterprises);
  await database.close();
  await connected(urlOf(base), async (sql) => {
    await tellEverybody(sql);
    const [counts] = await sql`select
      (select count(*) from deadline) as deadlines, (select count(*) from reminder) as told`;
    console.log(
      `${enterprises} enterprises, ${counts?.deadlines} deadlines derived, ${counts?.told} dates told, made in ${seconds(performance.now() - began)}`,
    );
    await sql`vacuum analyze`;
  });
  return announcementId;
}

/** Rehearses, or with a digest publishes. */
async function inProcess(url: string, announcementId: string, ...digest: string[]): Promise<Took> {
  const script = new URL('./support/announce/publish.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, announcementId, ...digest]);
  return JSON.parse(stdout) as Took;
}

/** Writes the same by hand and checks that it is the same; answers the time in milliseconds. */
async function compare(published: string, hand: string, announcementId: string): Promise<number> {
  await stage(published, hand, announcementId);
  await warm(hand);
  return await connected(published, (from) =>
    connected(hand, async (to) => {
      const [admin] = await to`select id from person where admin`;
      if ((await writtenIn(from, announcementId)).added > 0)
        throw new Error('deadlines were added: the transaction by hand only revises');
      const ms = await writeByHand(to, announcementId, admin?.id, morning);
      const [asked, done] = [await writtenIn(from, announcementId), await writtenIn(to, announcementId)];
      for (const name of Object.keys(asked) as (keyof Written)[])
        if (asked[name] !== done[name])
          throw new Error(`${name}: ${asked[name]} were published, ${done[name]} written by hand`);
      console.log(`both wrote ${JSON.stringify(asked)}`);
      return ms;
    }),
  );
}

/** Neither begins with a cold cache. */
async function warm(url: string) {
  await connected(url, async (sql) => {
    await sql`select sum(length(content::text)) from deadline`;
    await sql`select count(*) from reminder where rung_on is not null`;
    await sql`select count(*) from fact where body is not null`;
  });
}

function report(rehearsal: Took, publication: Took, handMs: number) {
  const { changes, corrections, enterprises: affected, deadlines } = publication.totals;
  console.log(
    `${deadlines} deadlines of ${affected} enterprises change: ${JSON.stringify(changes)}, ${corrections} corrections`,
  );
  console.log(`publication ${took(publication)}, by hand ${seconds(handMs)}, rehearsal ${took(rehearsal)}`);
  console.log(
    `memory grew by ${megabytes(publication)} MB (goal 200), in the rehearsal by ${megabytes(rehearsal)}`,
  );
}

const took = ({ wallMs, cpuMs }: Took) => `${seconds(wallMs)} (${seconds(cpuMs)} of its own processor)`;
const megabytes = ({ grownBytes }: Took) => Math.round(grownBytes / 2 ** 20);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
