import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import t from 'tap';
import { contextOn, populate } from '../../bench/support/announce/populate.ts';
import { ensureAdmin } from '../../src/cases/access.ts';
import { askPublication, publicationOutcome, rehearse } from '../../src/cases/publish.ts';
import { openDatabase, type Place } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { sql } from '../../src/db/orm.ts';
import { deadlineRevision } from '../../src/db/schema/deadlines.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import { makeTestPlace } from '../support/database.ts';
import { tokenOf } from '../support/many-enterprises.ts';
import { tokenFeed } from '../support/token-feed.ts';
import { until } from './support/spawned.ts';

/** `MANY=1520` are 100,000 deadlines, and take minutes. */
const many = Number(process.env.MANY ?? 30);
t.setTimeout(3_600_000);

/** Opens the place, does something, and closes it again: the embedded database is one process's at a time. */
async function opened<T>(place: Place, work: (context: ReturnType<typeof contextOn>) => Promise<T>) {
  const database = await openDatabase(place);
  try {
    await migrate(database);
    return await work(contextOn(database.db));
  } finally {
    await database.close();
  }
}

/** What every enterprise's feed is now. */
function feedsOn(place: Place): Promise<string[]> {
  return opened(place, async (context) => {
    const all: string[] = [];
    for (let number = 0; number < many; number += 1) {
      const feed = await tokenFeed(context, tokenOf(context.secret, number));
      all.push(createHash('sha256').update(renderCalendar(feed)).digest('hex'));
    }
    return all;
  });
}

/** A copy of the service, and all it has printed. */
function copyOn(place: Place, task: 'publish' | 'read') {
  const script = 'test/journeys/support/publishing-copy.ts';
  const child = spawn('node_modules/.bin/node', [script, JSON.stringify(place), `${many}`, task]);
  t.teardown(() => child.kill('SIGKILL'));
  let all = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => (all += part));
  return { child, printed: () => all };
}

async function killed(child: ChildProcess) {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

function seenIn(printed: string): [number, string][] {
  return [...printed.matchAll(/^seen (\d+) (\w{64})$/gm)].map(([, number, hash]) => [
    Number(number),
    hash ?? '',
  ]);
}

t.test(
  'killed in the middle of publishing, it completes after a restart, once, and no reader sees half',
  async (t) => {
    const place = await makeTestPlace(t);
    const asked = await opened(place, async (context) => {
      const announcement = await populate(context, many);
      // A server does it by itself in time: without it each feed is looked for in all revisions.
      await context.db.execute(sql.raw('analyze'));
      const { id: admin } = await ensureAdmin(context, {});
      const began = performance.now();
      const rehearsal = await rehearse(context, announcement);
      const tookMs = performance.now() - began;
      const id = await askPublication(context, admin, announcement, rehearsal.digest);
      return { announcement, id, rehearsal, tookMs };
    });
    const outcome = () =>
      opened(place, (context) => publicationOutcome(context.db, asked.announcement, asked.id));
    const revisions = () =>
      opened(place, async ({ db }) =>
        (await db.select().from(deadlineRevision)).filter((row) => row.announcementId === asked.announcement),
      );
    const before = await feedsOn(place);
    const shared = 'databaseUrl' in place;
    const reader = shared ? copyOn(place, 'read') : undefined;
    const first = copyOn(place, 'publish');
    await until(`it to begin:\n${first.printed()}`, () => first.printed().includes('begun'), 120);
    // Publishing takes longer than rehearsing: this is in the middle of it.
    await new Promise((resolve) => setTimeout(resolve, asked.tookMs / 2));
    await killed(first.child);
    t.notMatch(first.printed(), /ended/, 'it was killed before its end');
    if (shared) t.equal(await outcome(), undefined, 'it is still asked for');
    t.same(await revisions(), [], 'nothing of it was written');
    t.same(await feedsOn(place), before);
    const second = copyOn(place, 'publish');
    const [code] = await once(second.child, 'close');
    t.equal(code, 0, second.printed());
    t.match(second.printed(), /^ended 1$/m);
    if (reader) await killed(reader.child);
    t.match(await outcome(), { digest: asked.rehearsal.digest, deadlines: asked.rehearsal.deadlines });
    const written = await revisions();
    t.equal(written.length, asked.rehearsal.deadlines);
    t.equal(new Set(written.map(({ deadlineId }) => deadlineId)).size, written.length, 'each once');
    const after = await feedsOn(place);
    t.ok(after.every((feed, number) => feed !== before[number]));
    const seen = [first, second, reader].flatMap((copy) => (copy ? seenIn(copy.printed()) : []));
    const halves = seen.filter(([number, feed]) => feed !== before[number] && feed !== after[number]);
    t.same(halves, [], `of ${seen.length} feeds read`);
    t.ok(seen.length > 0);
  },
);
