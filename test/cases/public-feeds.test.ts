import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { type PublicFeed, publicFeed } from '../../src/cases/public-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import type { FeedEvent } from '../../src/feeds/model.ts';
import { call2026 } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const start = '2026-01-21T14:00:00+08:00';

async function announce(house: House, effect: Effect): Promise<string> {
  const title = { zh: '申报通知', en: 'Call' };
  const source = { title, reference: '示例〔2026〕1号' };
  const body = { title, source, publishedOn: '2026-01-21', effect };
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

const feed = (house: House, which: PublicFeed) => publicFeed(house.context, which, 'zh');
const in_ = (house: House, district: string) => feed(house, { of: 'district', district });
const days = (events: FeedEvent[]) => events.map(({ dueOn }) => `${dueOn}`).sort();
const titled = (events: FeedEvent[], part: string) => events.filter(({ title }) => title.zh.includes(part));

/** The platform's closing: the one step of the call that this cast asks about. */
function closing(events: FeedEvent[]): FeedEvent {
  const [found, ...more] = titled(events, '线上申报截止');
  if (!found || more.length > 0) throw new Error(events.map(({ title }) => title.zh).join('\n'));
  return found;
}

t.test('a district’s calendar has its own policies and the city’s, and no other district’s', async (t) => {
  const house = await openHouse(db, start);
  const jiading = (await in_(house, 'jiading')).events;
  t.equal(titled(jiading, '嘉定区工业互联网').length, 1);
  t.equal(titled(jiading, '松江区').length, 0);
  const xuhui = (await in_(house, 'xuhui')).events;
  t.ok(titled(jiading, '工业服务业').length > 0, 'a policy of the whole city');
  t.ok(titled(xuhui, '工业服务业').length > 0);
  t.equal(titled(xuhui, '嘉定区').length, 0);
  for (const unknown of ['elsewhere', 'nowhere', 'constructor'])
    await t.rejects(in_(house, unknown), { code: 'not-found' }, unknown);
});

t.test('a theme’s calendar has the policies of the theme; one without any is empty', async (t) => {
  const house = await openHouse(db, start);
  const themed = (await feed(house, { of: 'theme', theme: 'industrial-internet' })).events;
  t.same(days(themed), ['2025-12-31'], 'what Jiading’s opinions print, and nothing else');
  t.same((await feed(house, { of: 'theme', theme: 'holidays' })).events, []);
  await t.rejects(feed(house, { of: 'theme', theme: 'toString' }), { code: 'not-found' });
});

t.test('a calendar says in each language what it is, and where its page is', async (t) => {
  const house = await openHouse(db, start);
  const en = await publicFeed(house.context, { of: 'district', district: 'jiading' }, 'en');
  t.match(en, {
    lang: 'en',
    name: { en: 'Qixian: Jiading' },
    source: 'https://qixian.example/en/calendar/districts/jiading.ics',
    url: 'https://qixian.example/en/subscribe#districts-jiading',
  });
  t.match(en.events[0]?.url, /^https:\/\/qixian\.example\/en\/deadlines\//);
  t.match(await feed(house, { of: 'windows' }), {
    source: 'https://qixian.example/calendar/windows.ics',
    url: 'https://qixian.example/subscribe#windows',
  });
});

t.test('the calendar of windows has what is announced, and keeps it when it is taken back', async (t) => {
  const house = await openHouse(db, start);
  t.same((await feed(house, { of: 'windows' })).events, [], 'what is only expected is not announced');
  const id = await announce(house, call2026);
  const announced = (await feed(house, { of: 'windows' })).events;
  t.ok(days(announced).includes('2026-01-20') && days(announced).includes('2026-02-04'));
  t.ok(announced.every(({ window }) => window?.call));
  house.at('2026-01-22T14:00:00+08:00');
  await announce(house, { kind: 'withdrawal', announcementId: id });
  const after = (await feed(house, { of: 'windows' })).events;
  t.same(after.map((each) => each.id).sort(), announced.map((each) => each.id).sort(), 'no hole');
  t.equal(closing(after).status, 'withdrawn');
});

t.test(
  'where a district closes on a day of its own, its calendar has that day under the same UID, numbered upwards',
  async (t) => {
    const house = await openHouse(db, start);
    const districts = [
      { district: 'jiading' as const, step: 'online' as const, closesOn: '2026-01-30', minute: 1020 },
    ];
    await announce(house, { ...call2026, districts });
    const first = closing((await in_(house, 'jiading')).events);
    const city = closing((await in_(house, 'xuhui')).events);
    t.equal(first.id, city.id);
    t.equal(`${city.dueOn} ${city.minute}`, '2026-02-04 960');
    t.equal(`${first.dueOn} ${first.minute}`, '2026-01-30 1020');
    t.equal(`${first.actBy}`, '2026-01-30', 'a Friday that is worked');
    t.match(first.title, { zh: /（嘉定区）$/, en: /\(Jiading\)$/ });
    t.equal(first.districtDays, undefined, 'the other districts’ days are not its readers’');
    t.equal(first.previousDueOn, undefined);
    t.equal(first.revision, city.revision, 'what the first notice says is no change');

    house.at('2026-01-22T14:00:00+08:00');
    const change: Effect = {
      kind: 'window-change',
      window: call2026.window,
      districts: [{ district: 'jiading', step: 'online', closesOn: '2026-02-03' }],
    };
    const putOff = await announce(house, change);
    const moved = closing((await in_(house, 'jiading')).events);
    t.equal(`${moved.dueOn}`, '2026-02-03');
    t.ok(moved.revision > first.revision);
    t.equal(`${moved.revisedAt}`, '2026-01-22T06:00:00Z');
    const elsewhere = closing((await in_(house, 'xuhui')).events);
    t.equal(`${elsewhere.dueOn}`, '2026-02-04');

    house.at('2026-01-23T14:00:00+08:00');
    await announce(house, { kind: 'withdrawal', announcementId: putOff });
    const back = closing((await in_(house, 'jiading')).events);
    t.equal(`${back.dueOn}`, '2026-01-30');
    t.ok(back.revision > moved.revision, 'never down');
    t.equal(`${back.revisedAt}`, '2026-01-23T06:00:00Z');
  },
);

t.test(
  'a district’s event that is cancelled ends on the day it stood on there, and goes on saying whose it is',
  async (t) => {
    const house = await openHouse(db, start);
    const districts = [
      { district: 'jiading' as const, step: 'online' as const, closesOn: '2026-01-28' },
      { district: 'songjiang' as const, step: 'online' as const, closesOn: '2026-02-02' },
    ];
    const call = await announce(house, { ...call2026, districts });
    const change = (district: 'jiading' | 'songjiang', closesOn: string): Effect => ({
      kind: 'window-change',
      window: call2026.window,
      districts: [{ district, step: 'online', closesOn }],
    });
    house.at('2026-01-22T14:00:00+08:00');
    await announce(house, change('jiading', '2026-01-30'));
    const mistaken = await announce(house, change('songjiang', '2026-02-03'));
    house.at('2026-01-23T14:00:00+08:00');
    await announce(house, { kind: 'withdrawal', announcementId: mistaken });
    house.at('2026-01-24T14:00:00+08:00');
    await announce(house, { kind: 'withdrawal', announcementId: call });
    for (const [district, name, on] of [
      ['jiading', '嘉定区', '2026-01-30'],
      ['songjiang', '松江区', '2026-02-02'],
      ['xuhui', undefined, '2026-02-04'],
    ] as const) {
      const event = closing((await in_(house, district)).events);
      t.equal(event.status, 'withdrawn', district);
      t.equal(`${event.dueOn}`, on, district);
      t.equal(/（(.*)）$/.exec(event.title.zh)?.[1], name, district);
      t.equal(`${event.revisedAt}`, '2026-01-24T06:00:00Z');
    }
  },
);
