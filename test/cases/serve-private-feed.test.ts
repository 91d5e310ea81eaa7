import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import t from 'tap';
import { erasePerson } from '../../src/cases/erase-person.ts';
import { dropFeed } from '../../src/cases/feeds.ts';
import { privateFeedServer } from '../../src/cases/serve-private-feed.ts';
import { hashToken } from '../../src/cases/tokens.ts';
import { dropRendering, feedByToken, takeFeed, updateFeed } from '../../src/db/feeds.ts';
import { personByEmail } from '../../src/db/people.ts';
import { feedRendering } from '../../src/db/schema/feeds.ts';
import { enter, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { personFeed } from '../support/served-feeds.ts';

const database = await openTestDatabase(t);
const { db } = database;
const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
const { context } = house;
await enter(house, 'shenjiang', ['chen']);
const chen = await personByEmail(db, people.chen.email);
const personId = chen?.id ?? '';
const nothing = { tags: undefined, since: undefined };

async function newFeed() {
  const hash = hashToken(await personFeed(context, personId));
  const id = (await feedByToken(db, hash))?.id ?? '';
  const isKept = async () => (await db.select().from(feedRendering)).some(({ feedId }) => feedId === id);
  return { id, hash, isKept };
}

/** A service on whose calendar something happens after it was read and before it is kept. */
function servingWhile(happens: () => Promise<unknown>) {
  const watched = new Proxy(context.db, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (name === 'transaction')
        return async (...args: Parameters<typeof target.transaction>) => {
          const read = await target.transaction(...args);
          await happens();
          return read;
        };
      return typeof value === 'function' && name !== '$client' ? value.bind(target) : value;
    },
  });
  return privateFeedServer({ ...context, db: watched });
}

t.test('a calendar that is revoked while it is rendered is gone, and its bytes are not kept', async (t) => {
  const { id, hash, isKept } = await newFeed();
  await privateFeedServer(context)(hash, nothing);
  t.ok(await isKept());
  const serve = servingWhile(() => dropFeed(context, personId, id));
  await db.execute(sql`update feed set version = version + 1 where id = ${id}`);
  await t.rejects(serve(hash, nothing), { code: 'gone' });
  t.notOk(await isKept());
});

t.test('a revocation that is not yet done is waited for', async (t) => {
  if (database.kind === 'embedded') return t.pass('there one transaction follows another');
  const { id, hash, isKept } = await newFeed();
  const done = new EventTarget();
  const finished = once(done, 'done');
  let revoking: Promise<unknown> = Promise.resolve();
  const serve = servingWhile(
    () =>
      new Promise<void>((resolve) => {
        revoking = db.transaction(async (tx) => {
          await takeFeed(tx, id);
          await updateFeed(tx, id, { revokedAt: context.clock.now() });
          await dropRendering(tx, id);
          resolve();
          await finished;
        });
      }),
  );
  const served = serve(hash, nothing).then(
    () => 'given',
    ({ code }) => code,
  );
  let answer: string | undefined;
  served.then((it) => {
    answer = it;
  });
  for (let tries = 0; tries < 500 && answer === undefined && !(await isSomebodyWaiting()); tries += 1);
  done.dispatchEvent(new Event('done'));
  await revoking;
  t.equal(await served, 'gone');
  t.notOk(await isKept());
});

async function isSomebodyWaiting(): Promise<boolean> {
  const rows = await db
    .select({ pid: sql`pid` })
    .from(sql`pg_stat_activity`)
    .where(sql`datname = current_database() and wait_event_type = 'Lock'`);
  return rows.length > 0;
}

t.test('nor are those of a person who is erased meanwhile', async (t) => {
  const { hash, isKept } = await newFeed();
  const serve = servingWhile(() => erasePerson(context, people.chen.email, house.adminId));
  await t.rejects(serve(hash, nothing), { code: 'gone' });
  t.notOk(await isKept());
});
