import { sql } from 'drizzle-orm';
import t from 'tap';
import { feedToken, hashToken } from '../../src/cases/tokens.ts';
import { feed, feedFetch, retiredFeedToken } from '../../src/db/schema/feeds.ts';
import { districts } from '../../src/facts/district.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post, rowCounts } from './support/house.ts';

const house = await openHouse(t);
const { app, context } = house;
const jia = await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
const pageOf = (feedPath: string) => feedPath.replace(/\.ics$/, '');
const tokenOf = (feedPath: string) => feedPath.slice('/calendar/'.length, -'.ics'.length);

t.test(
  'the page of all public calendars names each with an address that answers, in both languages',
  async (t) => {
    for (const root of ['', '/en']) {
      const { statusCode, body } = await get(app, undefined, `${root}/subscribe`);
      t.equal(statusCode, 200);
      const addresses = [...body.matchAll(/class="whole">https:\/\/qixian\.example([^<]+)</g)].map(
        ([, path = '']) => path,
      );
      const inCity = Object.keys(districts).filter((key) => key !== 'elsewhere');
      for (const path of [
        'policies',
        'windows',
        'policies/jiading-industrial-internet',
        'themes/industrial-internet',
        ...inCity.map((key) => `districts/${key}`),
      ])
        t.ok(addresses.includes(`${root}/calendar/${path}.ics`), path);
      for (const path of addresses) {
        const { statusCode, headers } = await get(app, undefined, path);
        t.equal(statusCode, 200, path);
        t.equal(headers['content-language'], root ? 'en' : 'zh-CN');
      }
      t.notMatch(body, 'themes/holidays', 'a theme that no policy has is not offered');
    }
  },
);

t.test(
  'each address comes with what calendars of apps, Google and Outlook take, and a code for phones',
  async (t) => {
    const { body } = await get(app, undefined, '/subscribe');
    t.match(body, 'href="webcal://qixian.example/calendar/districts/jiading.ics"');
    t.match(body, '/calendar/r?cid=webcal%3A%2F%2Fqixian.example%2Fcalendar%2Fdistricts%2Fjiading.ics"');
    t.match(
      body,
      'addfromweb?url=https%3A%2F%2Fqixian.example%2Fcalendar%2Fdistricts%2Fjiading.ics&#38;name=',
    );
    const count = (pattern: RegExp) => body.match(pattern)?.length;
    const calendars = count(/class="whole"/g);
    t.equal(count(/<svg class="qr"/g), calendars);
    t.equal(
      count(/<button [^>]*data-copy="[^"]+"[^>]* hidden>/g),
      calendars,
      'of no use without scripts, so not shown',
    );
  },
);

t.test(
  'nothing on the page needs more than the policy allows: a script of our own, none inline',
  async (t) => {
    const { body, headers } = await get(app, undefined, '/subscribe');
    t.match(headers['content-security-policy'], "default-src 'self'");
    t.same(body.match(/<script[^>]*>/g), ['<script src="/assets/subscribe.js" type="module">']);
    t.notMatch(body, /\son[a-z]+=/);
    const script = await get(app, undefined, '/assets/subscribe.js');
    t.equal(script.statusCode, 200);
    t.match(script.headers['content-type'], 'javascript');
  },
);

t.test(
  'the steps for each client are there, and where an address cannot be subscribed to that is said',
  async (t) => {
    const { body } = await get(app, undefined, '/subscribe');
    for (const client of [
      'iPhone',
      'Mac',
      'Outlook',
      'Google',
      'ICSx⁵',
      'Thunderbird',
      '钉钉',
      '飞书',
      '企业微信',
    ])
      t.match(body, client);
    t.equal(body.match(/不能直接订阅/g)?.length, 3);
    const en = (await get(app, undefined, '/en/subscribe')).body;
    t.equal(en.match(/cannot subscribe directly/g)?.length, 3);
  },
);

t.test('each policy, on the first page and on its own, leads to its calendar there', async (t) => {
  const key = 'jiading-industrial-internet';
  for (const root of ['', '/en']) {
    const there = (await get(app, undefined, `${root}/subscribe`)).body;
    t.match(there, `id="policies-${key}"`);
    for (const path of [root || '/', `${root}/policies/${key}`]) {
      const { body } = await get(app, undefined, path);
      t.match(body, `href="${root}/subscribe#policies-${key}"`, path);
      t.notMatch(body, `href="${root}/calendar/policies/${key}.ics"`, 'not a file that is imported once');
    }
  }
});

t.test('the first page leads there', async (t) => {
  const { body } = await get(app, undefined, '/');
  t.match(body, 'href="/subscribe"');
  t.match((await get(app, undefined, '/en')).body, 'href="/en/subscribe"');
});

t.test(
  'whoever holds a private address sees its settings, what comes next and how to subscribe',
  async (t) => {
    const before = await rowCounts(context.db);
    const { statusCode, body } = await get(app, undefined, pageOf(jia.feedPath));
    t.equal(statusCode, 200);
    for (const part of [
      '甲机密公司',
      `https://qixian.example${jia.feedPath}`,
      '网址就是密钥',
      '还没有客户端读取过',
      '日程',
    ])
      t.match(body, part);
    t.match(body, `href="webcal://qixian.example${jia.feedPath}"`);
    t.notMatch(body, '乙公司');
    t.match(body, /<li><div class="when">20\d\d年/, 'dates ahead');
    t.notMatch(body, '2025年11月', 'and none of the past');
    const en = (await get(app, undefined, `/en${pageOf(jia.feedPath)}`)).body;
    t.match(en, 'The address is the key');
    t.same(await rowCounts(context.db), before, 'looking changes nothing');
  },
);

t.test('the page is kept and found by nobody, and tells no one its address', async (t) => {
  for (const root of ['', '/en']) {
    const { headers } = await get(app, undefined, `${root}${pageOf(jia.feedPath)}`);
    t.match(headers, {
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
    t.equal(headers['set-cookie'], undefined);
  }
});

t.test('settings are said in words, and who fetched it lately is named', async (t) => {
  const token = tokenOf(yi.feedPath);
  const [row] = await context.db
    .select()
    .from(feed)
    .where(sql`${feed.tokenHash} = ${hashToken(token)}`);
  if (!row) throw new Error('no feed');
  await context.db
    .update(feed)
    .set({ kinds: ['claim', 'duty'], minimumFen: 10_000_000n, alarms: true, spans: true })
    .where(sql`${feed.id} = ${row.id}`);
  const at = Temporal.Instant.from('2025-11-30T08:00:00Z');
  await context.db
    .insert(feedFetch)
    .values({ feedId: row.id, client: 'Thunderbird', fetches: 12, transfers: 2, firstAt: at, lastAt: at });
  const { body } = await get(app, undefined, pageOf(yi.feedPath));
  for (const part of ['100,000.00元以上', '从开始到截止一整段', 'Thunderbird', '2025-11-30 16:00', '>12<'])
    t.match(body, part);
  t.notMatch(body, '还没有客户端');
  const en = (await get(app, undefined, `/en${pageOf(yi.feedPath)}`)).body;
  t.match(en, 'CNY 100,000.00 or more');
});

t.test(
  'an unknown address is not found, a revoked or rotated one gone for ever, each as a page',
  async (t) => {
    for (const unknown of ['A'.repeat(43), 'policies', 'x.y'])
      for (const root of ['', '/en']) {
        const { statusCode, headers } = await get(app, undefined, `${root}/calendar/${unknown}`);
        t.equal(statusCode, unknown === '%00' && statusCode === 400 ? 400 : 404, unknown);
        if (statusCode === 404) t.match(headers['content-type'], 'text/html');
      }
    const made = await post(app, jia.member, `/api/v1/enterprises/${jia.id}/feeds`, { lang: 'zh' });
    const { id, path } = made.json();
    t.equal((await get(app, undefined, pageOf(path))).statusCode, 200);
    await context.db
      .insert(retiredFeedToken)
      .values({ tokenHash: hashToken('before'), feedId: id, retiredAt: context.clock.now() });
    t.equal((await ask(app, jia.member, 'DELETE', `/api/v1/feeds/${id}`)).statusCode, 204);
    for (const each of [pageOf(path), '/calendar/before', `/en${pageOf(path)}`]) {
      const { statusCode, headers, body } = await get(app, undefined, each);
      t.equal(statusCode, 410);
      t.match(headers['content-type'], 'text/html');
      t.match(body, each.startsWith('/en') ? 'revoked or has a new address' : '已撤销或已更换网址');
      t.notMatch(body, '甲机密');
    }
  },
);

t.test('a token that merely looks like one of another generation opens nothing', async (t) => {
  const [row] = await context.db.select().from(feed).limit(1);
  if (!row) throw new Error('no feed');
  const next = feedToken(context.secret, row.id, row.generation + 1);
  t.equal((await get(app, undefined, `/calendar/${next}`)).statusCode, 404);
});
