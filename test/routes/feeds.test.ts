import { sql } from 'drizzle-orm';
import ICAL from 'ical.js';
import t from 'tap';
import { extension } from './support/calls.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openApp, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
const all = '/calendar/policies.ics';
const jiading = '/calendar/policies/jiading-industrial-internet.ics';

/** The events of a feed as another library reads them. */
function eventsOf(body: string) {
  const calendar = new ICAL.Component(ICAL.parse(body));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, startDate, status } = Object.assign(new ICAL.Event(component), {
      status: component.getFirstPropertyValue('status'),
    });
    return { uid, sequence, on: String(startDate), allDay: startDate.isDate, status };
  });
}

t.test('the public feed holds all-day events on the last days of the founding policies', async (t) => {
  const { body, statusCode } = await get(app, undefined, all);
  t.equal(statusCode, 200);
  t.same(
    eventsOf(body)
      .map(({ on }) => on)
      .sort(),
    ['2025-12-31', '2027-12-31', '2029-01-27'],
  );
  t.ok(eventsOf(body).every(({ allDay }) => allDay));
  t.notMatch(body, /甲机密|METHOD:/);
  t.match(body.replaceAll('\r\n ', ''), /有效期至2025年12月31日/);
  t.same(
    eventsOf((await get(app, undefined, jiading)).body).map(({ on }) => on),
    ['2025-12-31'],
  );
  t.equal((await get(app, undefined, '/calendar/policies/no-such.ics')).statusCode, 404);
});

t.test('a feed says what it is, how long it keeps and since when, and gives nothing else away', async (t) => {
  for (const [path, cache] of [
    [all, 'public'],
    [jia.feedPath, 'private'],
  ] as const) {
    const { headers } = await get(app, undefined, path);
    t.match(headers, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': `${cache}, max-age=300, must-revalidate`,
      etag: /^"[\w-]{43}"$/,
      'last-modified': 'Mon, 01 Dec 2025 02:00:00 GMT',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-disposition':
        /^inline; filename="[\w-]+\.ics"; filename\*=UTF-8''(%[0-9A-F]{2}|[\w.-])+\.ics$/,
      vary: /accept-encoding/i,
    });
    t.equal(headers['set-cookie'], undefined);
    t.notMatch(JSON.stringify(headers), new RegExp(jia.feedPath.slice(10, 40)), 'nor its own token');
  }
});

t.test('a client that has the bytes is told so: exact, weak, in a list, or any', async (t) => {
  const { headers } = await get(app, undefined, jia.feedPath);
  const etag = String(headers.etag);
  for (const tag of [etag, `W/${etag}`, `"other", W/${etag}`, '*']) {
    const reply = await get(app, undefined, jia.feedPath, { 'if-none-match': tag });
    t.equal(reply.statusCode, 304, tag);
    t.equal(reply.body, '');
    t.match(reply.headers, { etag, 'cache-control': headers['cache-control'], vary: headers.vary });
  }
  const since = (day: string) => ({ 'if-modified-since': day });
  const asked = async (sent: Record<string, string>) => (await get(app, undefined, all, sent)).statusCode;
  t.equal(await asked({ 'if-none-match': '"other"' }), 200);
  t.equal(await asked(since('Mon, 01 Dec 2025 02:00:00 GMT')), 304, 'unchanged since');
  t.equal(await asked(since('Monday, 01-Dec-25 02:00:00 GMT')), 304, 'as RFC 850 writes it');
  t.equal(await asked(since('Mon Dec  1 02:00:00 2025')), 304, 'and as asctime does');
  t.equal(await asked(since('Mon, 01 Dec 2025 01:59:59 GMT')), 200);
  for (const wrong of [
    'Wed, 01 Jan 2031 00:00:00 GMT',
    '2025-12-01T02:00:00Z',
    'yesterday',
    '',
    'Mon, 41 Dec 2025 02:00:00 GMT',
  ])
    t.equal(await asked(since(wrong)), 200, `${wrong} is no date a client can have from here`);
  t.equal(await asked({ 'if-none-match': '"other"', ...since('Wed, 01 Jan 2031 00:00:00 GMT') }), 200);
  t.equal(await asked({ 'if-none-match': '*', ...since('Mon, 01 Dec 2025 01:59:59 GMT') }), 304);
});

t.test('HEAD answers as GET does, without a body', async (t) => {
  for (const path of [all, jiading, jia.feedPath]) {
    const head = await ask(app, undefined, 'HEAD', path);
    const whole = await get(app, undefined, path);
    t.equal(head.statusCode, 200);
    t.equal(head.body, '');
    const { date: _, ...said } = head.headers;
    const { date: __, ...meant } = whole.headers;
    t.same(said, meant);
  }
});

t.test('the same rows give the same bytes: asked again, by anyone, in a year, after a restart', async (t) => {
  const restarted = await openApp(t, context);
  const before = context.clock.now();
  for (const path of [all, jiading, jia.feedPath]) {
    const { body, headers } = await get(app, undefined, path);
    const strange = { accept: 'application/calendar+json', 'user-agent': 'bot', 'accept-language': 'en' };
    t.equal((await get(app, undefined, path, strange)).body, body);
    context.clock.set(Temporal.Instant.from('2026-12-02T00:00:00Z'));
    const later = await get(restarted, undefined, path);
    context.clock.set(before);
    t.equal(later.body, body);
    t.equal(later.headers.etag, headers.etag);
  }
});

t.test('a token opens one enterprise’s feed, an unknown one none, a revoked one never again', async (t) => {
  const { body } = await get(app, undefined, jia.feedPath);
  t.match(body, /甲机密公司/);
  t.notMatch(body, /乙公司/);
  const unknown = `/calendar/${'A'.repeat(43)}.ics`;
  t.equal((await get(app, undefined, unknown)).statusCode, 404);
  const made = await post(app, yi.member, `/api/v1/enterprises/${yi.id}/feeds`, { lang: 'en' });
  const { id, path } = made.json();
  const { statusCode, headers } = await get(app, undefined, path);
  t.equal(statusCode, 200);
  const del = (token: string) => ask(app, token, 'DELETE', `/api/v1/feeds/${id}`);
  t.equal((await del(jia.member)).statusCode, 404, 'nobody else can revoke it');
  t.equal((await del(yi.member)).statusCode, 204);
  for (const sent of [{}, { 'if-none-match': String(headers.etag) }, { 'if-none-match': '*' }]) {
    const reply = await get(app, undefined, path, sent as Record<string, string>);
    t.equal(reply.statusCode, 410, 'even with validators of before');
    t.notMatch(reply.body, /BEGIN:VCALENDAR/);
  }
  t.equal((await get(app, undefined, yi.feedPath)).statusCode, 200, 'the other feed stays');
});

t.test('every feed a person has made is listed until it is revoked', async (t) => {
  const { path } = (await post(app, yi.member, `/api/v1/enterprises/${yi.id}/feeds`, { lang: 'en' })).json();
  const { feeds } = (await get(app, yi.member, '/api/v1/me')).json();
  const paths = feeds.map((each: { path: string }) => each.path);
  t.same(paths.sort(), [path, yi.feedPath].sort());
});

t.test('feed tokens are stored hashed', async (t) => {
  const token = jia.feedPath.slice('/calendar/'.length, -'.ics'.length);
  t.equal(await context.db.$count(sql`feed`, sql`feed::text like ${`%${token}%`}`), 0);
  t.equal(await context.db.$count(sql`api_token`, sql`api_token::text like ${`%${jia.member}%`}`), 0);
});

t.test(
  'an extension moves the event under its UID and raises SEQUENCE, in every feed that has it',
  async (t) => {
    const before = [];
    for (const path of [all, jiading, jia.feedPath]) before.push(await get(app, undefined, path));
    context.clock.set(Temporal.Instant.from('2025-12-02T10:00:00+08:00'));
    const { id } = (await post(app, admin, '/api/v1/announcements', extension)).json();
    const { digest } = (await post(app, admin, `/api/v1/announcements/${id}/rehearsal`, {})).json();
    t.equal((await get(app, undefined, all)).body, before[0]?.body, 'a rehearsal changes nothing');
    t.equal((await post(app, admin, `/api/v1/announcements/${id}/publication`, { digest })).statusCode, 200);
    for (const [index, path] of [all, jiading, jia.feedPath].entries()) {
      const then = before[index];
      const now = await get(app, undefined, path, { 'if-none-match': String(then?.headers.etag) });
      t.equal(now.statusCode, 200, `${path} has new bytes under a new tag`);
      const old = eventsOf(then?.body ?? '').find(({ on }) => on === '2025-12-31');
      const moved = eventsOf(now.body).filter(({ uid }) => uid === old?.uid);
      t.same(moved, [{ ...old, on: '2026-12-31', sequence: (old?.sequence ?? 0) + 1 }]);
      t.equal(now.headers['last-modified'], 'Tue, 02 Dec 2025 02:00:00 GMT');
      const others = (body: string) => eventsOf(body).filter(({ uid }) => uid !== old?.uid);
      t.same(others(now.body), others(then?.body ?? ''), 'nothing else moves');
    }
  },
);
