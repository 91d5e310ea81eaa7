import { randomInt, randomUUID } from 'node:crypto';
import { openDatabase } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { etagOf } from '../src/feeds/etag.ts';
import { measureRendering } from './feeds-rendering.ts';
import { connected, createDatabase, dropDatabase, urlOf } from './support/announce/server.ts';
import type { Bench, Figure } from './support/bench.ts';
import { ask, type Round, replyOf, type Server, startServer, tellBare } from './support/feeds/asking.ts';
import { storePrivate, storePublic, tokenOf } from './support/feeds/populate.ts';
import { median } from './support/letters/sending.ts';

/** Private calendars that are stored. */
const stored = Number(process.env.BENCH_STORED ?? 100_000);
/** Rounds of each measurement, the service and bare Fastify in turns; one before them warms up. */
const rounds = 6;
const seconds = 2;
const edition = 'bench';

/** Serving calendars: see docs/benchmarks.md. */
export const feeds: Bench = {
  measure: async () => {
    const name = `qixian_bench_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(name);
    const servers: Server[] = [];
    try {
      const database = await openDatabase({ databaseUrl: urlOf(name) });
      await migrate(database);
      await database.close();
      await connected(urlOf(name), storePublic);
      const ours = await startServer(new URL('./support/feeds/ours.ts', import.meta.url), [
        urlOf(name),
        edition,
      ]);
      const bare = await startServer(new URL('./support/feeds/bare.ts', import.meta.url), [urlOf(name)]);
      servers.push(ours, bare);
      await storeTokens(name, ours);
      const both = { ours, bare };
      return worst([...(await publicFigures(both)), ...(await tokenFigures(both)), await renderingFigure()]);
    } finally {
      for (const server of servers) server.stop();
      await dropDatabase(name);
    }
  },
};

type Both = { ours: Server; bare: Server };

const policies = '/calendar/policies.ics';

/** What is in the private calendars is an eighth of the public one: some 25 events. */
async function storeTokens(name: string, ours: Server) {
  const whole = await (await fetch(`${ours.url}${policies}`)).text();
  const text = `${whole.slice(0, whole.indexOf('END:VEVENT', whole.length / 8))}END:VEVENT\r\nEND:VCALENDAR\r\n`;
  const began = performance.now();
  await connected(urlOf(name), (sql) => storePrivate(sql, stored, { edition, etag: etagOf(text), text }));
  console.log(`${stored} private calendars stored, in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function publicFigures({ ours, bare }: Both): Promise<Figure[]> {
  const { headers } = await replyOf(`${ours.url}${policies}`, {});
  const asked = [
    { what: '(a) public, 304', goal: 0.9, headers: { 'if-none-match': `${headers.etag}` } },
    { what: '(b) public, 200', goal: 0.8, headers: {} },
    { what: '(b) public, 200 in gzip', goal: 0.8, headers: { 'accept-encoding': 'gzip' } },
  ];
  const figures: Figure[] = [];
  for (const { what, goal, headers } of asked) {
    const reply = await replyOf(`${ours.url}${policies}`, headers);
    await tellBare(bare, reply);
    const [path, plain] = [() => policies, () => '/memory'];
    figures.push(await inTurns({ ours, bare }, what, goal, { path, plain, headers, status: reply.status }));
  }
  return figures;
}

async function tokenFigures({ ours, bare }: Both): Promise<Figure[]> {
  const one = `${ours.url}/calendar/${tokenOf(1)}.ics`;
  const gzip = { 'accept-encoding': 'gzip' };
  const { headers } = await replyOf(one, gzip);
  const tokens = Array.from({ length: Math.min(stored, 50_000) }, () => tokenOf(randomInt(1, stored + 1)));
  const token = () => tokens[randomInt(tokens.length)];
  const asked = [
    { what: '(c) private, 304', headers: { ...gzip, 'if-none-match': `${headers.etag}` } },
    { what: '(c) private, 200 in gzip', headers: gzip },
  ];
  const figures: Figure[] = [];
  for (const { what, headers } of asked) {
    const reply = await replyOf(one, headers);
    await tellBare(bare, reply);
    const [path, plain] = [() => `/calendar/${token()}.ics`, () => `/select/${token()}.ics`];
    figures.push(await inTurns({ ours, bare }, what, 0.9, { path, plain, headers, status: reply.status }));
  }
  return figures;
}

async function renderingFigure(): Promise<Figure> {
  const { events, bareMs, oursMs, ratio } = await measureRendering();
  console.log(
    `(d) rendering ${events} events: ${ratio.toFixed(2)} (goal 0.8); ${oursMs.toFixed(0)} ms, ical-generator alone ${bareMs.toFixed(0)} ms`,
  );
  return { figure: ratio, goal: 0.8, isLeast: true };
}

type Asked = { path: () => string; plain: () => string; headers: Record<string, string>; status: number };

/** The service's speed over that of bare Fastify: the median of rounds in turns, each first every other time. */
async function inTurns(
  { ours, bare }: Both,
  what: string,
  goal: number,
  { plain, ...asked }: Asked,
): Promise<Figure> {
  const pairs: { ours: Round; bare: Round }[] = [];
  const askOurs = () => ask(ours, { ...asked, seconds });
  const askBare = () => ask(bare, { ...asked, path: plain, seconds });
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % 2 === 0 ? await askOurs() : undefined;
    const plainly = await askBare();
    pairs.push({ ours: first ?? (await askOurs()), bare: plainly });
  }
  const timed = pairs.slice(1);
  const middle = (of: (pair: (typeof timed)[number]) => number) => median(timed.map(of));
  const figure = middle((pair) => pair.ours.perSecond / pair.bare.perSecond);
  const { rss } = await ours.cost();
  console.log(
    [
      `${what}: ${figure.toFixed(2)} (goal ${goal})`,
      `${middle(({ ours }) => ours.perSecond).toFixed(0)} a second, bare ${middle(({ bare }) => bare.perSecond).toFixed(0)}`,
      `p99 ${middle(({ ours }) => ours.p99)} ms, bare ${middle(({ bare }) => bare.p99)} ms`,
      `processor ${middle(({ ours }) => ours.cpuUs).toFixed(1)} µs each, bare ${middle(({ bare }) => bare.cpuUs).toFixed(1)} µs`,
      `memory ${Math.round(rss / 2 ** 20)} MB, bare ${Math.round((await bare.cost()).rss / 2 ** 20)} MB`,
    ].join('; '),
  );
  return { figure, goal, isLeast: true };
}

/** The one that is furthest from its goal. */
function worst(figures: Figure[]): Figure {
  return figures.toSorted((a, b) => a.figure / a.goal - b.figure / b.goal)[0] as Figure;
}
