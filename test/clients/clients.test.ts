import tap from 'tap';
import type { Seen } from './support/seen.ts';
import {
  carriedAgain,
  misread,
  missingOf,
  openTour,
  quickClients,
  type Sight,
  shownBy,
  type Tour,
} from './support/tour.ts';

// Debian's packages are named in .ci/run, which installs them. Where they cannot be had, these tests are counted as passed
// over and say what is missing, as those of the other programs by other hands do.
const missing = missingOf(quickClients);
const skip = missing.length > 0 && `calendar clients are not installed: ${missing.join(', ')}`;
const options = { timeout: 200_000, skip };

type Entries = Record<'public' | 'private', Seen[]>;

let tour: Tour;
/** The first look. */
let first: Sight[];
/** What python-icalendar read in the two feeds before anything changed, and after it was announced. */
let before: Entries;
let after: Entries;

tap.test('real clients read every entry of every feed as python-icalendar does', options, async (t) => {
  tour = await openTour(tap, quickClients);
  first = await tour.look();
  t.same(misread(first), []);
  before = entriesIn(first);
  t.same(
    before.public.map(({ at, end = 'no end' }) => `${at} ${end}`),
    [
      '2025-12-22T01:00:00Z no end',
      '2025-12-31 2026-01-01',
      '2026-01-23T08:00:00Z no end',
      '2026-01-30 2026-01-31',
      '2027-12-31 2028-01-01',
      '2027-12-31 2028-01-01',
      '2029-01-27 2029-01-28',
    ],
    'the last days of the policies, and the announced window with its hours in UTC',
  );
  const seen = new Set(first.map(({ client, feed }) => `${client.name} ${feed}`));
  for (const { name, form = 'events' } of tour.feeds)
    for (const client of quickClients)
      t.equal(seen.has(`${client.name} ${name}`), client.shows.includes(form), `${client.name}, ${name}`);
});

tap.test(
  'alarms ring at nine in the morning, tasks are due when events are, a span ends when its window does',
  options,
  async (t) => {
    const of = (name: string) => first.find(({ feed }) => feed === name)?.meant ?? [];
    const ringing = of('with alarms').filter(({ alarms = [] }) => alarms.length > 0);
    t.ok(ringing.length > 10);
    for (const { at, alarms = [], summary } of ringing) {
      // A whole day begins at 00:00 wherever its reader is; an hour is one of Shanghai, eight hours ahead of UTC.
      const minute = at.includes('T') ? Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)) + 480 : 0;
      for (const before of alarms) t.equal((((minute + before) % 1440) + 1440) % 1440, 540, summary);
    }
    t.ok(
      before.private.every(({ alarms }) => alarms?.length === 0),
      'nothing rings unasked',
    );
    const tasks = of('tasks');
    // What opens, passes or ends by itself is no task.
    t.ok(tasks.length > 10 && tasks.length < before.private.length);
    for (const { uid, at } of tasks) t.equal(before.private.find((each) => each.uid === uid)?.at, at);
    const [span] = of('with spans, in English').filter(({ end }) => end?.includes('T'));
    t.equal(span?.end, '2026-01-23T08:00:00Z');
    t.ok(String(span?.at) < '2025-12-22T01:00:01Z', 'from the first day on');
  },
);

tap.test(
  'asked again, the service carries nothing to a client that has it, and vdirsyncer writes nothing',
  options,
  async (t) => {
    const sights = await tour.look();
    t.same(carriedAgain(sights), []);
    t.same(misread(sights), []);
  },
);

tap.test('an announced change moves the event in place, in every client', options, async (t) => {
  await tour.story.amend();
  const sights = await tour.look('public', 'private');
  t.same(misread(sights), []);
  after = entriesIn(sights);
  for (const feed of ['public', 'private'] as const)
    for (const [from, to] of [
      ['2025-12-31', '2026-12-31'],
      ['2026-01-23T08:00:00Z', '2026-02-10T09:00:00Z'],
    ]) {
      const [old] = before[feed].filter(({ at, uid }) => at === from && stands(after[feed], uid) === to);
      const uid = old?.uid ?? '';
      const moved = after[feed].find((entry) => entry.uid === uid);
      t.ok(moved, `the ${feed} event of ${from} stands on ${to} under its UID`);
      t.ok((moved?.sequence ?? 0) > (old?.sequence ?? 0), 'SEQUENCE is higher');
      for (const sight of sights.filter((each) => each.feed === feed)) {
        t.match(shownBy(sight, uid), { at: to, summary: old?.summary }, sight.client.name);
        t.notOk(
          sight.look.entries.some(({ at, summary }) => at === from && summary === old?.summary),
          `${sight.client.name} shows nothing on the old day`,
        );
      }
    }
  t.same(carriedAgain(await tour.look('public', 'private')), [], 'once');
});

tap.test('after a repeal it shows as cancelled, in every client', options, async (t) => {
  await tour.story.repeal();
  const sights = await tour.look('public', 'private');
  t.same(misread(sights), []);
  const now = entriesIn(sights);
  for (const feed of ['public', 'private'] as const) {
    const [cancelled] = now[feed].filter(({ status }) => status === 'CANCELLED');
    const uid = cancelled?.uid ?? '';
    const moved = after[feed].find((entry) => entry.uid === uid);
    t.match(cancelled, { at: '2026-12-31', summary: /^【已取消】/ });
    t.ok((cancelled?.sequence ?? 0) > (moved?.sequence ?? 0));
    for (const sight of sights.filter((each) => each.feed === feed)) {
      const status = sight.client.fields.includes('status') ? { status: 'CANCELLED' } : {};
      t.match(shownBy(sight, uid), { summary: cancelled?.summary, ...status }, sight.client.name);
    }
  }
});

tap.test('ninety days later it is gone from the feed, and from what follows it', options, async (t) => {
  await tour.story.comesTo('2026-03-05');
  const sights = await tour.look('public', 'private');
  t.same(misread(sights), []);
  const following = sights.filter(({ client }) => !client.keeps).flatMap(({ look }) => look.entries);
  t.same(
    following.filter(({ summary }) => summary.includes('已取消')),
    [],
  );
});

/** Where an entry stands. */
function stands(entries: Seen[], uid: string | undefined): string | undefined {
  return entries.find((entry) => entry.uid === uid)?.at;
}

function entriesIn(sights: Sight[]): Entries {
  const of = (name: string) => sights.find(({ feed }) => feed === name)?.meant ?? [];
  return { public: byDay(of('public')), private: byDay(of('private')) };
}

function byDay(entries: Seen[]): Seen[] {
  return entries.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
