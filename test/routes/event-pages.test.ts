import { sql } from 'drizzle-orm';
import ICAL from 'ical.js';
import t from 'tap';
import { eventLink, reminderLink } from '../../src/cases/tokens.ts';
import { feed } from '../../src/db/schema/feeds.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post, rowCounts } from './support/house.ts';

const house = await openHouse(t);
const { app, context } = house;
const jia = await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');

type Event = { uid: string; summary: string; url: string; description: string; status: string };

/** The events of a calendar as another library reads them. */
function eventsOf(body: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(body));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
    return {
      uid: text('uid'),
      summary: text('summary'),
      url: text('url'),
      description: text('description'),
      status: text('status'),
    };
  });
}
const eventsAt = async (path: string) => eventsOf((await get(app, undefined, path)).body);
const pathOf = (url: string) => url.replace('https://qixian.example', '');
const idOf = ({ uid }: Event) => uid.slice(0, 36);

t.test(
  'every event of a private calendar has a page of its own that anyone with the event may open',
  async (t) => {
    const before = await rowCounts(context.db);
    const events = await eventsAt(jia.feedPath);
    t.ok(events.length > 5);
    t.equal(new Set(events.map(({ url }) => url)).size, events.length);
    for (const event of events.slice(0, 5)) {
      const { statusCode, body, headers } = await get(app, undefined, pathOf(event.url));
      t.equal(statusCode, 200);
      t.match(body, '甲机密公司');
      t.match(body, '只供查看');
      t.notMatch(body, '<form', 'and nothing can be answered there');
      t.match(headers, {
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
        'referrer-policy': 'no-referrer',
      });
      t.equal((await post(app, undefined, pathOf(event.url), {})).statusCode, 404);
      t.equal((await get(app, undefined, `/en${pathOf(event.url)}`)).statusCode, 200);
    }
    t.same(await rowCounts(context.db), before, 'looking changes nothing');
  },
);

t.test('the calendar’s own address stands nowhere in it', async (t) => {
  const { body } = await get(app, undefined, jia.feedPath);
  const token = jia.feedPath.slice('/calendar/'.length, -'.ics'.length);
  t.notMatch(body.replace(/\r\n /g, ''), token);
  const [event] = await eventsAt(jia.feedPath);
  const page = (await get(app, undefined, pathOf(event?.url ?? ''))).body;
  t.notMatch(page, token);
  t.notMatch(page, '/calendar/', 'nor on the page of an event');
});

t.test('a link opens the one deadline it was signed for, and no other', async (t) => {
  const [one, other] = await eventsAt(jia.feedPath);
  const [theirs] = await eventsAt(yi.feedPath);
  if (!one || !other || !theirs) throw new Error('no events');
  const link = pathOf(one.url).split('/').at(-1);
  for (const id of [idOf(other), idOf(theirs)])
    t.equal((await get(app, undefined, `/deadlines/${id}/${link}`)).statusCode, 404);
  const [row] = await context.db.select().from(feed).where(sql`${feed.enterpriseId} = ${jia.id}`);
  if (!row) throw new Error('no feed');
  const forged = eventLink('another secret of 32 characters.', row, idOf(one));
  t.equal((await get(app, undefined, `/deadlines/${idOf(one)}/${forged}`)).statusCode, 404);
  // Signed here, but for a calendar whose person has nothing to do with the enterprise.
  const foreign = eventLink(context.secret, row, idOf(theirs));
  t.equal((await get(app, undefined, `/deadlines/${idOf(theirs)}/${foreign}`)).statusCode, 410);
  t.equal(
    (await get(app, undefined, `/deadlines/${idOf(one)}`)).statusCode,
    404,
    'there is no page without it',
  );
});

t.test('a link is gone with its calendar’s address, and for ever with the calendar', async (t) => {
  const { id, path } = (
    await post(app, jia.member, `/api/v1/enterprises/${jia.id}/feeds`, { lang: 'en' })
  ).json();
  const [event] = await eventsAt(path);
  const page = pathOf(event?.url ?? '');
  t.match(page, /^\/en\/deadlines\//, 'in the language of the calendar');
  t.equal((await get(app, undefined, page)).statusCode, 200);
  await context.db.update(feed).set({ generation: 2 }).where(sql`${feed.id} = ${id}`);
  const rotated = await get(app, undefined, page);
  t.equal(rotated.statusCode, 410);
  t.match(rotated.body, 'has a new address');
  t.notMatch(rotated.body, '甲机密');
  await context.db.update(feed).set({ generation: 1 }).where(sql`${feed.id} = ${id}`);
  t.equal((await ask(app, jia.member, 'DELETE', `/api/v1/feeds/${id}`)).statusCode, 204);
  t.equal((await get(app, undefined, page)).statusCode, 410);
});

t.test('a public deadline can be taken as a file of its one event, which its page offers', async (t) => {
  const [listed] = await eventsAt('/calendar/policies.ics');
  if (!listed) throw new Error('no events');
  const page = await get(app, undefined, `/deadlines/${idOf(listed)}`);
  t.match(page.body, `href="/deadlines/${idOf(listed)}.ics"`);
  const { statusCode, headers, body } = await get(app, undefined, `/deadlines/${idOf(listed)}.ics`);
  t.equal(statusCode, 200);
  t.match(headers, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': /^inline; filename="qixian-\d{4}-\d\d-\d\d\.ics"$/,
  });
  t.same(eventsOf(body), [listed], 'the same event as in the calendar');
  t.notMatch(body, /METHOD:|ORGANIZER|X-WR-CALNAME|REFRESH-INTERVAL/);
  const [english] = eventsOf((await get(app, undefined, `/en/deadlines/${idOf(listed)}.ics`)).body);
  t.equal(english?.uid, listed.uid);
  t.notMatch(english?.summary, /[一-鿿]/);
  const [own] = await eventsAt(jia.feedPath);
  t.equal(
    (await get(app, undefined, `/deadlines/${own && idOf(own)}.ics`)).statusCode,
    404,
    'an enterprise’s own cannot',
  );
});

t.test('a member takes one event of the enterprise by the API, nobody else does', async (t) => {
  const [own] = await eventsAt(jia.feedPath);
  if (!own) throw new Error('no events');
  const path = `/api/v1/enterprises/${jia.id}/deadlines/${idOf(own)}.ics`;
  const { statusCode, body } = await get(app, jia.member, path);
  t.equal(statusCode, 200);
  t.match(eventsOf(body), [{ uid: own.uid, summary: own.summary, url: '' }]);
  t.equal((await get(app, jia.member, `${path}?lang=en`)).statusCode, 200);
  t.equal((await get(app, yi.member, path)).statusCode, 404);
  t.equal((await get(app, undefined, path)).statusCode, 401);
});

t.test('behind a reminder’s link, of either use, the one event can be taken too', async (t) => {
  const [person] = await context.db.select().from(feed).where(sql`${feed.enterpriseId} = ${jia.id}`).limit(1);
  const [own] = await eventsAt(jia.feedPath);
  if (!own || !person) throw new Error('no events');
  const id = '01890a5d-0000-7000-8000-00000000aaaa';
  await context.db.insert(reminder).values({
    id,
    deadlineId: idOf(own),
    dateVersion: 1,
    personId: person.personId,
    rung: '30',
    channel: 'mail',
    state: 'sent',
    rungOn: context.clock.today(),
    createdAt: context.clock.now(),
  });
  const until = context.clock.now().add({ hours: 24 });
  for (const use of ['reminder', 'reminder-shown'] as const) {
    const link = reminderLink(context.secret, id, until, use);
    t.match((await get(app, undefined, `/reminders/${link}`)).body, `href="/reminders/${link}/deadline.ics"`);
    const { statusCode, body } = await get(app, undefined, `/reminders/${link}/deadline.ics`);
    t.equal(statusCode, 200);
    t.match(eventsOf(body), [{ uid: own.uid, url: '' }], 'without the link, by which one can answer');
    t.notMatch(body, link.slice(0, 36));
  }
  const late = reminderLink(context.secret, id, context.clock.now().subtract({ hours: 1 }));
  t.equal((await get(app, undefined, `/reminders/${late}/deadline.ics`)).statusCode, 410);
});
