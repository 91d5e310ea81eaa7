import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import t from 'tap';
import { buildApp } from '../../src/app.ts';
import type { Context } from '../../src/cases/context.ts';
import { Fetches } from '../../src/cases/feed-health.ts';
import { createFeed, dropFeed } from '../../src/cases/feeds.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openApp, openHouse } from './support/house.ts';

const house = await openHouse(t);
const { app, context } = house;
const jia = await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');
const all = '/calendar/policies.ics';
const english = '/en/calendar/policies.ics';
const jiading = '/calendar/policies/jiading-industrial-internet.ics';
const token = jia.feedPath.slice('/calendar/'.length, -'.ics'.length);

const unpacked: Record<string, (bytes: Buffer) => Buffer> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
};

t.test('compressed or not, a calendar is the same, and each way of it is held by its own tag', async (t) => {
  for (const [path, codings] of [
    [all, ['gzip', 'br']],
    [jia.feedPath, ['gzip']],
  ] as const) {
    const plain = await get(app, undefined, path);
    t.equal(plain.headers['content-encoding'], undefined);
    t.equal(plain.headers['content-length'], `${plain.rawPayload.length}`);
    const tags = [String(plain.headers.etag)];
    for (const coding of codings) {
      const asked = { 'accept-encoding': coding };
      const reply = await get(app, undefined, path, asked);
      t.equal(reply.headers['content-encoding'], coding);
      t.equal(reply.headers['content-length'], `${reply.rawPayload.length}`);
      t.equal(unpacked[coding]?.(reply.rawPayload).toString(), plain.body);
      const etag = String(reply.headers.etag);
      const held = await get(app, undefined, path, { ...asked, 'if-none-match': etag });
      t.equal(held.statusCode, 304);
      t.match(held.headers, {
        etag,
        vary: /accept-encoding/,
        'cache-control': reply.headers['cache-control'],
      });
      t.equal(held.headers['content-encoding'], undefined);
      tags.push(etag);
    }
    t.equal(new Set(tags).size, tags.length);
    const zipped = { 'accept-encoding': 'gzip', 'if-none-match': tags[0] ?? '' };
    t.equal(
      (await get(app, undefined, path, zipped)).statusCode,
      200,
      'the tag of other bytes holds nothing',
    );
  }
  const br = await get(app, undefined, jia.feedPath, { 'accept-encoding': 'br' });
  t.equal(br.headers['content-encoding'], undefined, 'a private one is kept in gzip alone');
});

t.test('HEAD says the length of what GET would send', async (t) => {
  for (const path of [all, jia.feedPath])
    for (const coding of ['identity', 'gzip']) {
      const asked = { headers: { 'accept-encoding': coding } };
      const [head, whole] = [
        await ask(app, undefined, 'HEAD', path, asked),
        await ask(app, undefined, 'GET', path, asked),
      ];
      t.equal(head.rawPayload.length, 0);
      t.equal(head.headers['content-length'], `${whole.rawPayload.length}`);
      t.equal(head.headers.etag, whole.headers.etag);
      const held = { headers: { ...asked.headers, 'if-none-match': String(head.headers.etag) } };
      t.equal((await ask(app, undefined, 'HEAD', path, held)).statusCode, 304);
    }
});

t.test(
  'whatever stands in the query, or in headers that ask for something else, the bytes are the same',
  async (t) => {
    for (const path of [all, jia.feedPath]) {
      const { body, headers } = await get(app, undefined, path);
      for (const query of ['?nocache=1', '?lang=en&kinds=duty', '?']) {
        const asked = await get(app, undefined, path + query, {
          accept: 'text/html',
          cookie: 'a=b',
          range: 'bytes=0-9',
        });
        t.equal(asked.statusCode, 200);
        t.equal(asked.body, body);
        t.equal(asked.headers.etag, headers.etag);
      }
    }
  },
);

t.test('every public calendar is there in English too, with its own bytes and name', async (t) => {
  const [zh, en] = [await get(app, undefined, all), await get(app, undefined, english)];
  t.equal(en.statusCode, 200);
  t.match(en.headers, { 'content-language': 'en' });
  t.match(zh.headers, { 'content-language': 'zh-CN' });
  t.not(en.body, zh.body);
  t.not(en.headers.etag, zh.headers.etag);
  t.match(
    zh.headers['content-disposition'],
    /^inline; filename="qixian-policies\.ics"; filename\*=UTF-8''%E6%9C%9F/,
  );
  const one = await get(app, undefined, jiading);
  t.match(one.headers['content-disposition'], /filename="qixian-jiading-industrial-internet\.ics"/);
  for (const strange of ['NO', 'a%2Fb', '..', 'x'.repeat(81), 'constructor', '%00'])
    t.equal((await get(app, undefined, `/en/calendar/policies/${strange}.ics`)).statusCode, 404, strange);
});

t.test('any page may read a public calendar, and none a private one', async (t) => {
  const asked = { headers: { origin: 'https://other.example', 'access-control-request-method': 'GET' } };
  for (const path of [all, jiading]) {
    const reply = await ask(app, undefined, 'GET', path, asked);
    t.match(reply.headers, { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag' });
    t.equal(reply.headers['access-control-allow-credentials'], undefined);
    const held = { headers: { ...asked.headers, 'if-none-match': '*' } };
    t.match((await ask(app, undefined, 'GET', path, held)).headers, { 'access-control-allow-origin': '*' });
    const preflight = await ask(app, undefined, 'OPTIONS', path, asked);
    t.equal(preflight.statusCode, 204);
    t.match(preflight.headers, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': /if-none-match/,
      allow: 'GET, HEAD, OPTIONS',
    });
  }
  const none = await get(app, undefined, '/calendar/policies/no-such.ics');
  t.match(none.headers, { 'access-control-allow-origin': '*' }, 'also what is not there');
  for (const method of ['GET', 'OPTIONS'])
    t.equal(
      (await ask(app, undefined, method, jia.feedPath, asked)).headers['access-control-allow-origin'],
      undefined,
    );
  t.equal((await ask(app, undefined, 'OPTIONS', jia.feedPath, asked)).statusCode, 204);
});

t.test('other methods are refused, whatever they bring, and say which are not', async (t) => {
  for (const path of [all, english, jiading, jia.feedPath])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const type of ['application/json', 'text/calendar', 'multipart/form-data']) {
        const sent = { payload: '{"half', headers: { 'content-type': type } };
        const reply = await ask(app, undefined, method, path, sent);
        t.equal(reply.statusCode, 405, `${method} ${type}`);
        t.equal(reply.headers.allow, 'GET, HEAD, OPTIONS');
      }
});

t.test('what clients of another protocol try is refused too', async (t) => {
  const open = await openApp(t, context);
  const address = await open.listen({ host: '127.0.0.1', port: 0 });
  const port = Number(new URL(address).port);
  for (const method of ['PROPFIND', 'REPORT', 'MKCALENDAR', 'TRACE', 'LOCK'])
    for (const path of [all, jia.feedPath, '/en/calendar/policies.ics'])
      t.match(await statusLine(port, method, path), / 405 /, `${method} ${path}`);
});

async function statusLine(port: number, method: string, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return first.toString().split('\r\n')[0] ?? '';
}

t.test(
  'no answer of a private calendar says more than it must: given, held, gone, unknown or refused',
  async (t) => {
    const unknown = `/calendar/${'A'.repeat(43)}.ics`;
    for (const [path, headers, status] of [
      [jia.feedPath, {}, 200],
      [jia.feedPath, { 'if-none-match': '*' }, 304],
      [unknown, {}, 404],
      ['/calendar/short.ics', {}, 404],
      [await goneFeed(), { 'if-none-match': '*' }, 410],
    ] as const) {
      const reply = await get(app, undefined, path, headers as Record<string, string>);
      t.equal(reply.statusCode, status);
      t.match(reply.headers, {
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
        vary: /accept-encoding/,
      });
      t.equal(reply.headers['set-cookie'], undefined);
      t.notMatch(JSON.stringify(reply.headers), token);
      if (status >= 400) t.match(reply.headers, { 'cache-control': 'no-store' });
    }
    t.equal((await get(app, undefined, '/robots.txt')).statusCode, 404, 'nothing forbids fetchers the path');
  },
);

async function goneFeed() {
  const { id: personId } = (await get(app, jia.member, '/api/v1/me')).json();
  const { id, path } = await createFeed(context, { personId, enterpriseId: jia.id }, 'zh');
  await dropFeed(context, personId, id);
  return path;
}

t.test(
  'trouble is 503 and says when to ask again, never an empty calendar; no secret is logged',
  async (t) => {
    const lines: string[] = [];
    const log = new Writable({
      write(chunk, _encoding, done) {
        lines.push(`${chunk}`);
        done();
      },
    });
    const broken = await buildApp({ ...context, db: brokenDatabase() }, 'info', { logTo: log });
    t.teardown(() => broken.close());
    for (const path of [all, jiading, jia.feedPath]) {
      const reply = await get(broken, undefined, path);
      t.equal(reply.statusCode, 503);
      t.equal(reply.headers['retry-after'], '300');
      t.notMatch(reply.body, /BEGIN:VCALENDAR|cable/);
    }
    await get(broken, undefined, `/calendar/${token}`);
    await get(broken, undefined, `/en/calendar/${token}.ics`);
    const written = lines.join('');
    t.match(written, /the cable is cut/);
    t.match(written, /"url":"\/calendar\/…"/);
    t.notMatch(written, token);
  },
);

function brokenDatabase(): Context['db'] {
  const fail = () => {
    throw new Error('the cable is cut');
  };
  return new Proxy({}, { get: fail, has: () => true }) as Context['db'];
}

t.test(
  'the page of a calendar says too when to open it again, where the database cannot be asked',
  async (t) => {
    const broken = await buildApp({ ...context, db: brokenDatabase() }, 'silent');
    t.teardown(() => broken.close());
    for (const [path, words] of [
      [`/calendar/${token}`, '暂不可用'],
      [`/en/calendar/${token}`, 'again in a few minutes'],
      ['/subscribe', '暂不可用'],
    ] as const) {
      const reply = await get(broken, undefined, path);
      t.equal(reply.statusCode, 503);
      t.match(reply.headers, { 'retry-after': '300', 'content-type': /html/ });
      t.match(reply.body, words);
    }
    t.equal((await get(broken, undefined, `/calendar/${token}`)).headers['cache-control'], 'no-store');
  },
);

t.test('who fetched what is told to whoever counts: carried or not, and HEAD is no fetch', async (t) => {
  const fetches = new Fetches(context.clock);
  const counted = await openApp(t, { ...context, fetches });
  const agent = { 'user-agent': 'iOS/17.0 dataaccessd/1.0' };
  const { headers } = await get(counted, undefined, jia.feedPath, agent);
  await get(counted, undefined, jia.feedPath, { ...agent, 'if-none-match': String(headers.etag) });
  await ask(counted, undefined, 'HEAD', jia.feedPath, { headers: agent });
  await get(counted, undefined, all, agent);
  await get(counted, undefined, `/calendar/${'A'.repeat(43)}.ics`, agent);
  const { feeds } = (await get(app, jia.member, '/api/v1/me')).json();
  const { id } = feeds.find(({ path }: { path: string }) => path === jia.feedPath);
  const noted = fetches
    .take()
    .map(({ feedId, client, fetches, transfers }) => ({ feedId, client, fetches, transfers }));
  t.same(noted, [{ feedId: id, client: 'apple', fetches: 2, transfers: 1 }]);
});

t.test('all who ask at once after a change wait for one rendering', async (t) => {
  let snapshots = 0;
  const db = new Proxy(context.db, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (name === 'transaction') snapshots += 1;
      return typeof value === 'function' && name !== '$client' ? value.bind(target) : value;
    },
  });
  const fresh = await openApp(t, { ...context, db, edition: 'another' });
  for (const path of [jia.feedPath, all]) {
    snapshots = 0;
    const replies = await Promise.all(Array.from({ length: 10 }, () => get(fresh, undefined, path)));
    t.ok(replies.every(({ statusCode }) => statusCode === 200));
    t.equal(new Set(replies.map(({ body }) => body)).size, 1);
    t.equal(snapshots, 1, path);
    await get(fresh, undefined, path);
    t.equal(snapshots, 1, 'and whoever asks later for none');
  }
});

t.test(
  'an address that asks too often is told when to ask again; the administrator’s number counts',
  async (t) => {
    const limited = await buildApp({ ...context, feedAddressLimit: 3 }, 'silent', {
      trustedProxies: ['127.0.0.1'],
    });
    t.teardown(() => limited.close());
    const from = (address: string) => ({ 'x-forwarded-for': address });
    for (let each = 0; each < 3; each += 1)
      t.equal((await get(limited, undefined, all, from('203.0.113.7'))).statusCode, 200);
    for (const path of [all, jia.feedPath]) {
      const reply = await get(limited, undefined, path, { ...from('203.0.113.7'), 'if-none-match': '*' });
      t.equal(reply.statusCode, 429);
      t.match(reply.headers, { 'retry-after': /^\d+$/, 'cache-control': 'no-store' });
    }
    t.equal((await get(limited, undefined, all, from('203.0.113.8'))).statusCode, 200);
    t.equal(
      (await get(limited, undefined, all)).statusCode,
      200,
      'who comes from the own machine is not limited',
    );
    const untrusting = await buildApp({ ...context, feedAddressLimit: 1 }, 'silent');
    t.teardown(() => untrusting.close());
    for (let each = 0; each < 3; each += 1)
      t.equal(
        (await get(untrusting, undefined, all, from('203.0.113.9'))).statusCode,
        200,
        'a header of anybody is not believed',
      );
  },
);

t.test(
  'whoever asks for what is not there is held up for that alone: behind the same address each calendar is given, and what is gone is gone',
  async (t) => {
    const limited = await buildApp(context, 'silent', { trustedProxies: ['127.0.0.1'] });
    t.teardown(() => limited.close());
    const house = { 'x-forwarded-for': '203.0.113.7' };
    const status = async (path: string) => (await get(limited, undefined, path, house)).statusCode;
    const unknown = (each: number) => `/calendar/${`${each}`.padStart(43, 'A')}.ics`;
    for (let each = 0; each < 60; each += 1) t.equal(await status(unknown(each)), 404);
    const reply = await get(limited, undefined, unknown(60), house);
    t.equal(reply.statusCode, 429);
    t.match(reply.headers, { 'retry-after': /^\d+$/, 'cache-control': 'no-store' });
    t.equal(await status(jia.feedPath), 200, 'which this copy of the service has not given before');
    t.equal(await status(await goneFeed()), 410);
    t.equal(await status(unknown(0)), 429);
  },
);

t.test(
  'the page of a calendar has limits too: of its token, of an address, and of what is not there',
  async (t) => {
    const limited = await buildApp({ ...context, feedAddressLimit: 300 }, 'silent', {
      trustedProxies: ['127.0.0.1'],
    });
    t.teardown(() => limited.close());
    const own = `/calendar/${token}`;
    const status = async (path: string, address: string) =>
      (await get(limited, undefined, path, { 'x-forwarded-for': address })).statusCode;
    const said = new Set<number>();
    for (let each = 0; each < 100; each += 1) said.add(await status(own, '203.0.113.7'));
    t.same([...said], [200]);
    const reply = await get(limited, undefined, `/en${own}`, { 'x-forwarded-for': '203.0.113.7' });
    t.equal(reply.statusCode, 429);
    t.match(reply.headers, { 'retry-after': /^\d+$/, 'cache-control': 'no-store' });
    t.match(reply.body, 'Too many requests');
    t.equal(await status(jia.feedPath, '203.0.113.7'), 200, 'the calendar itself is given');
    t.equal(await status(own, '203.0.113.8'), 200, 'and whoever comes from elsewhere opens the page');
    const unknown = (each: number) => `/calendar/${`${each}`.padStart(43, 'B')}`;
    for (let each = 0; each < 60; each += 1) said.add(await status(unknown(each), '203.0.113.9'));
    t.same([...said], [200, 404]);
    t.equal(await status(unknown(60), '203.0.113.9'), 429);
    t.equal(await status(own, '203.0.113.9'), 200);
    for (let each = 0; each < 300; each += 1) await status('/calendar/policies.ics', '203.0.113.10');
    t.equal(await status(own, '203.0.113.10'), 429, 'an address has one limit for all of it');
  },
);

t.test('another edition renders anew, and what it renders alike keeps its tag and its date', async (t) => {
  const before = await get(app, undefined, jia.feedPath);
  context.clock.set(Temporal.Instant.from('2025-12-03T00:00:00Z'));
  const next = await openApp(t, { ...context, edition: 'next' });
  const after = await get(next, undefined, jia.feedPath);
  t.equal(after.headers.etag, before.headers.etag);
  t.equal(after.headers['last-modified'], before.headers['last-modified']);
});
