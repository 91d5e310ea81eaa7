import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import t from 'tap';
import type { Context } from '../../src/cases/context.ts';
import { reviseFact } from '../../src/cases/facts.ts';
import { PublicShelf } from '../../src/cases/public-shelf.ts';
import { privateFeedServer } from '../../src/cases/serve-private-feed.ts';
import { syncCatalogue } from '../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import { openDatabase } from '../../src/db/connect.ts';
import {
  readPublicFeedVersion,
  touchFeeds,
  touchFeedsOf,
  touchPublicFeeds,
} from '../../src/db/feed-versions.ts';
import { personByEmail } from '../../src/db/people.ts';
import { feed, publicFeedRendering, publicFeedVersion } from '../../src/db/schema/feeds.ts';
import { tellOfPublicFeeds } from '../../src/public-feed-news.ts';
import { contract, enter, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { personFeed, servedFeeds } from '../support/served-feeds.ts';

const key = 'jiading-industrial-internet';
const one = {
  path: `/calendar/policies/${key}.ics`,
  which: { of: 'policy' as const, key },
  lang: 'zh' as const,
};
const all = { path: '/calendar/policies.ics', which: { of: 'all' as const }, lang: 'zh' as const };
const silent = { listen: async () => async () => {} };

const database = await openTestDatabase(t);
const house = await openHouse(database.db, '2025-12-01T08:00:00+08:00');
const { context } = house;

let renamed = 0;
/** Gives the policy a title it never had, through a copy of the service. */
async function rename(copy: Context) {
  renamed += 1;
  const title = { zh: `办法第${renamed}版`, en: `Measures, version ${renamed}` };
  await syncCatalogue(
    copy,
    readCatalogue().map((document) => (document.key === key ? { ...document, title } : document)),
  );
  return title.zh;
}

/** A database that tells what is asked of it before it does it, and lets something happen after a snapshot was read. */
function watched({
  asked = () => {},
  afterSnapshot = async () => {},
}: {
  asked?: () => void;
  afterSnapshot?: () => Promise<void>;
}) {
  return new Proxy(context.db, {
    get: (target, name) => {
      asked();
      const value = Reflect.get(target, name);
      if (name === 'transaction')
        return async (...args: Parameters<typeof target.transaction>) => {
          const read = await target.transaction(...args);
          await afterSnapshot();
          return read;
        };
      return typeof value === 'function' && name !== '$client' ? value.bind(target) : value;
    },
  });
}

t.test('a change through one copy is served by the other, which is told of it', async (t) => {
  const second = database.kind === 'postgres' ? await openDatabase(database.place) : database;
  if (second !== database) t.teardown(() => second.close());
  const shelf = new PublicShelf({ ...context, db: second.db }, true);
  const told = new EventTarget();
  const news = tellOfPublicFeeds(
    {
      listen: (channel, heard, begun) =>
        second.listen(
          channel,
          (payload) => {
            heard(payload);
            told.dispatchEvent(new Event('told'));
          },
          () => {
            begun();
            told.dispatchEvent(new Event('begun'));
          },
        ),
    },
    shelf,
    () => undefined,
  );
  t.teardown(() => news.stop());
  await once(told, 'begun');
  const before = await shelf.fresh(one);
  t.equal(shelf.kept(one.path), before);
  const heard = once(told, 'told');
  const title = await rename(context);
  await heard;
  t.equal(shelf.kept(one.path), undefined);
  const after = await shelf.fresh(one);
  t.not(after.etag, before.etag);
  t.match(`${after.bodies.identity}`, title);
  const other = await new PublicShelf(context).fresh(one);
  t.same([other.etag, `${other.modifiedAt}`], [after.etag, `${after.modifiedAt}`], 'both say the same of it');
});

t.test('a change whose telling was lost is found by looking, and listening begins anew', async (t) => {
  const shelf = new PublicShelf(context, true);
  let began = 0;
  const listen = async () => {
    began += 1;
    return async () => {};
  };
  const news = tellOfPublicFeeds({ listen }, shelf, () => undefined);
  t.teardown(() => news.stop());
  const before = await shelf.fresh(one);
  await news.poll();
  t.equal(shelf.kept(one.path), before, 'nothing is new');
  t.equal(began, 1);
  const title = await rename(context);
  t.equal(shelf.kept(one.path), before, 'nobody has told');
  await news.poll();
  t.equal(shelf.kept(one.path), undefined);
  t.match(`${(await shelf.fresh(one)).bodies.identity}`, title);
  t.equal(began, 2);
});

t.test('a database that lost its last changes is served as it is, and so is what it says next', async (t) => {
  const shelf = new PublicShelf(context, true);
  const heard: (() => void)[] = [];
  const listen = async (_channel: string, _heard: unknown, begun: () => void) => {
    heard.push(begun);
    return async () => {};
  };
  const news = tellOfPublicFeeds({ listen }, shelf, () => undefined);
  t.teardown(() => news.stop());
  await rename(context);
  const version = await readPublicFeedVersion(context.db);
  await shelf.fresh(one);
  const setBack = async (to: number) => {
    await context.db.update(publicFeedVersion).set({ version: to });
    await context.db.update(publicFeedRendering).set({ version: to });
  };
  await setBack(version - 5);
  await news.poll();
  t.equal(shelf.kept(one.path), undefined, 'what was kept may show what is no more');
  t.ok(await shelf.fresh(one));
  t.ok(await shelf.fresh(all), 'also what nobody has asked for');
  const title = await rename(context);
  await news.poll();
  t.match(`${(await shelf.fresh(one)).bodies.identity}`, title, 'long before it counts as far again');

  const { etag } = await shelf.fresh(one);
  const same = await readPublicFeedVersion(context.db);
  const again = await rename(context);
  await setBack(same);
  await news.poll();
  t.equal(shelf.kept(one.path)?.etag, etag, 'by its number it is what it was');
  heard.at(-1)?.();
  t.match(
    `${(await shelf.fresh(one)).bodies.identity}`,
    again,
    'so when the connection has been away nothing is kept',
  );
});

t.test('whatever is told, what the database says is served', async (t) => {
  const shelf = new PublicShelf(context, true);
  const told: ((payload: string) => void)[] = [];
  const listen = async (_channel: string, heard: (payload: string) => void) => {
    told.push(heard);
    return async () => {};
  };
  const news = tellOfPublicFeeds({ listen }, shelf, () => undefined);
  t.teardown(() => news.stop());
  const before = await shelf.fresh(one);
  for (const payload of ['2147483647', '', 'x', '-1']) told[0]?.(payload);
  await news.poll();
  t.equal((await shelf.fresh(one)).etag, before.etag);
  t.ok(shelf.kept(one.path));
  const title = await rename(context);
  told[0]?.('1');
  await news.poll();
  t.match(`${(await shelf.fresh(one)).bodies.identity}`, title);
});

t.test('a connection that was cut listens again', async (t) => {
  if (database.kind !== 'postgres') return t.pass('the embedded database has none that could be cut');
  const heard = new EventTarget();
  const say = (what: string) => () => heard.dispatchEvent(new Event(what));
  const begun = once(heard, 'begun');
  const stop = await database.listen('qixian_public_feeds', say('told'), say('begun'));
  t.teardown(() => stop().catch(() => undefined));
  await begun;
  const again = once(heard, 'begun');
  await context.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen %'`);
  await again;
  const told = once(heard, 'told');
  await rename(context);
  await told;
  t.pass('and hears');
});

t.test('a database that cannot be asked stops nothing, and is told to the log', async (t) => {
  const said: string[] = [];
  const shelf = new PublicShelf(
    {
      ...context,
      db: watched({
        asked: () => {
          throw new Error('gone');
        },
      }),
    },
    true,
  );
  const listen = async () => {
    throw new Error('no listening');
  };
  const news = tellOfPublicFeeds({ listen }, shelf, () => ({ error: (_error, text) => said.push(text) }));
  await news.poll();
  await news.stop();
  t.same(said.toSorted(), [
    'changes of public calendars are not listened to',
    'the version of the public calendars was not read',
  ]);
});

t.test('a calendar that has not changed costs no read', async (t) => {
  let reads = 0;
  const shelf = new PublicShelf(
    {
      ...context,
      db: watched({
        asked: () => {
          reads += 1;
        },
      }),
    },
    true,
  );
  const news = tellOfPublicFeeds(silent, shelf, () => undefined);
  t.teardown(() => news.stop());
  await shelf.fresh(all);
  t.ok(reads > 0);
  reads = 0;
  for (let each = 0; each < 100; each += 1) t.ok(shelf.kept(all.path));
  t.equal(reads, 0);
});

t.test('what changes while a calendar is being rendered is in what is given', async (t) => {
  let title: string | undefined;
  const shelf: PublicShelf = new PublicShelf(
    {
      ...context,
      db: watched({
        afterSnapshot: async () => {
          if (title !== undefined) return;
          title = await rename(context);
          await shelf.look();
        },
      }),
    },
    true,
  );
  t.match(`${(await shelf.fresh(one)).bodies.identity}`, title ?? 'never');
  const shenjiang = await enter(house, 'shenjiang', ['chen']);
  await contract(house, shenjiang, [{ label: '报告', dueOn: '2025-12-19' }]);
  const [own] = await context.db.select().from(feed);
  const held = { tags: undefined, since: undefined };
  let second: ReturnType<ReturnType<typeof privateFeedServer>> | undefined;
  const serve: ReturnType<typeof privateFeedServer> = privateFeedServer({
    ...context,
    db: watched({
      afterSnapshot: async () => {
        if (second) return;
        const author = { personId: house.adminId, enterpriseId: shenjiang };
        await reviseFact(context, author, { kind: 'enterprise', id: shenjiang }, (body) => ({
          ...body,
          name: '改名公司',
        }));
        second = serve(own?.tokenHash ?? '', held);
      },
    }),
  });
  const first = await serve(own?.tokenHash ?? '', held);
  t.not((await second)?.etag, first.etag, 'who asks after the change does not get what was begun before it');
  t.same(await servedFeeds(context).stale(), []);
});

t.test('memory is bounded, and what does not exist takes none of it', async (t) => {
  const shelf = new PublicShelf(context, true, { feeds: 2, bytes: 2 ** 30 });
  const paths = ['/a.ics', '/b.ics', '/c.ics'];
  for (const path of paths) await shelf.fresh({ ...all, path });
  t.same(
    paths.map((path) => shelf.kept(path) !== undefined),
    [false, true, true],
  );
  for (const unknown of ['no-such', 'constructor'])
    await t.rejects(shelf.fresh({ path: unknown, which: { of: 'policy', key: unknown }, lang: 'zh' }), {
      code: 'not-found',
    });
  t.ok(shelf.kept('/b.ics'));
  const small = new PublicShelf(context, true, { feeds: 10, bytes: 10 });
  t.ok((await small.fresh(all)).bodies.identity.length > 10, 'it is given all the same');
  t.equal(small.kept(all.path), undefined);
});

t.test('the date of a calendar moves with its bytes alone, and never backwards', async (t) => {
  const shelf = () => new PublicShelf(context);
  const first = await shelf().fresh(one);
  await context.db.transaction((tx) => touchPublicFeeds(tx));
  t.equal(
    `${(await shelf().fresh(one)).modifiedAt}`,
    `${first.modifiedAt}`,
    'nothing that it shows has changed',
  );
  await rename(context);
  const second = await shelf().fresh(one);
  house.at('2025-11-30T00:00:00+08:00');
  await rename(context);
  const third = await shelf().fresh(one);
  const order = [first, second, third].map(({ modifiedAt }) => modifiedAt?.epochMilliseconds ?? 0);
  t.ok(
    (order[0] ?? 0) < (order[1] ?? 0) && (order[1] ?? 0) < (order[2] ?? 0),
    'also within one second, and with a clock set back',
  );
  t.ok(order.every((each) => each % 1000 === 0));
});

t.test('writers that touch the same calendars in any order do not stop each other for good', async (t) => {
  house.at('2025-12-01T08:00:00+08:00');
  const ids = [await enter(house, 'yunfan', ['chen', 'wang']), await enter(house, 'haike', ['chen', 'wang'])];
  const persons = await Promise.all(
    [people.chen, people.wang].map(({ email }) => personByEmail(context.db, email)),
  );
  const personIds = persons.flatMap((person) => person?.id ?? []);
  for (const id of personIds) await personFeed(context, id);
  const { versions } = servedFeeds(context);
  const before = await versions();
  const rounds = 20;
  await Promise.all(
    Array.from({ length: rounds }, async (_, each) => {
      const turned = each % 2 === 0 ? ids : ids.toReversed();
      await context.db.transaction((tx) => touchFeeds(tx, turned));
      await context.db.transaction((tx) => touchFeedsOf(tx, personIds.toReversed()));
    }),
  );
  const after = await versions();
  const raised = after.own.map((version, each) => version - (before.own[each] ?? 0));
  t.same(
    raised.toSorted((a, b) => a - b),
    [0, rounds, rounds, rounds, rounds, 2 * rounds, 2 * rounds],
  );
});
