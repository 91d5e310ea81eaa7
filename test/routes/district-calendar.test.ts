import ICAL from 'ical.js';
import t from 'tap';
import { call2026 } from '../deadlines/window-cast.ts';
import { extension } from './support/calls.ts';
import { get, openHouse, post } from './support/house.ts';

const house = await openHouse(t, '2026-01-21T10:00:00+08:00');
const { app, admin, context } = house;

async function announce(effect: object) {
  const title = { zh: '申报通知', en: 'Call' };
  const body = { ...extension, title, publishedOn: '2026-01-21', effect };
  const { id } = (await post(app, admin, '/api/v1/announcements', body)).json();
  const { digest } = (await post(app, admin, `/api/v1/announcements/${id}/rehearsal`, {})).json();
  const reply = await post(app, admin, `/api/v1/announcements/${id}/publication`, { digest });
  if (reply.statusCode !== 200) throw new Error(reply.body);
}

/** The closing of the call in a calendar as another library reads it. */
async function closing(path: string) {
  const { body, headers } = await get(app, undefined, path);
  const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
  const found = events
    .map((each) => new ICAL.Event(each))
    .find(({ summary }) => summary.includes('线上申报截止'));
  if (!found) throw new Error(body);
  const { uid, sequence, startDate } = found;
  return { uid, sequence, at: String(startDate), etag: headers.etag };
}

t.test(
  'a district that puts off its own day is seen in its calendar, although the city’s row stays as it is',
  async (t) => {
    const districts = [
      { district: 'jiading', step: 'online', closesOn: '2026-01-30', minute: 1020 },
      { district: 'songjiang', step: 'online', closesOn: '2026-02-02' },
    ];
    await announce({ ...call2026, districts });
    const before = await closing('/calendar/districts/songjiang.ics');
    // 17:00 in Shanghai.
    t.equal((await closing('/calendar/districts/jiading.ics')).at, '2026-01-30T09:00:00Z');
    t.equal(before.at, '2026-02-02');
    const city = await closing('/calendar/districts/xuhui.ics');
    t.equal(city.at, '2026-02-04T08:00:00Z');

    context.clock.set(Temporal.Instant.from('2026-01-22T10:00:00+08:00'));
    // Jiading's stays the earliest, which is all that the city's row says of the districts.
    const moved = [{ district: 'songjiang', step: 'online', closesOn: '2026-02-03' }];
    await announce({ kind: 'window-change', window: call2026.window, districts: moved });
    const after = await closing('/calendar/districts/songjiang.ics');
    t.equal(after.at, '2026-02-03');
    t.equal(after.uid, before.uid);
    t.ok(after.sequence > before.sequence);
    t.not(after.etag, before.etag);
  },
);

t.test('a rehearsal says which number an event of the public calendars comes to have', async (t) => {
  const districts = [{ district: 'songjiang', step: 'online', closesOn: '2026-01-29' }];
  const effect = { kind: 'window-change', window: call2026.window, districts };
  const title = { zh: '申报通知', en: 'Call' };
  const body = { ...extension, title, publishedOn: '2026-01-22', effect };
  const { id } = (await post(app, admin, '/api/v1/announcements', body)).json();
  const told = (await post(app, admin, `/api/v1/announcements/${id}/rehearsal`, {})).json();
  await post(app, admin, `/api/v1/announcements/${id}/publication`, { digest: told.digest });
  const now = await closing('/calendar/policies.ics');
  const event = told.moves.map((move: { event?: { uid?: string } }) => move.event);
  t.match(
    event.find((each: { uid?: string }) => each?.uid === now.uid),
    { sequence: now.sequence },
  );
});

t.test('a rehearsal counts the events of a district’s calendar that only its own day moves', async (t) => {
  const districts = [{ district: 'jiading', step: 'online', closesOn: '2026-02-01' }];
  const effect = { kind: 'window-change', window: call2026.window, districts };
  const title = { zh: '申报通知', en: 'Call' };
  const body = { ...extension, title, publishedOn: '2026-01-22', effect };
  const before = await closing('/calendar/districts/jiading.ics');
  const { id } = (await post(app, admin, '/api/v1/announcements', body)).json();
  const told = (await post(app, admin, `/api/v1/announcements/${id}/rehearsal`, {})).json();
  await post(app, admin, `/api/v1/announcements/${id}/publication`, { digest: told.digest });
  const after = await closing('/calendar/districts/jiading.ics');
  t.not(after.at, before.at);
  t.ok(told.feeds.public.changed > 0, JSON.stringify(told.feeds.public));
});
