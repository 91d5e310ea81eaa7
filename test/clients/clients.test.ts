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

// Debian's packages are named in .ci/run, which installs them.
const missing = missingOf(quickClients);
const options = {
  timeout: 200_000,
  skip: missing.length > 0 && `calendar clients are not installed: ${missing.join(', ')}`,
};

let tour: Tour;
/** What python-icalendar read in the public feed before anything changed, and after it was announced. */
let before: Seen[];
let after: Seen[];

tap.test('real clients read every entry of every feed as python-icalendar does', options, async (t) => {
  tour = await openTour(tap, quickClients);
  const sights = await tour.look();
  t.same(misread(sights), []);
  before = publicEntries(sights);
  t.same(
    before.map(({ at, end = 'no end' }) => `${at} ${end}`),
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
  t.equal(sights.length, tour.feeds.length * quickClients.length);
});

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
  const sights = await tour.look();
  t.same(misread(sights), []);
  after = publicEntries(sights);
  for (const [from, to] of [
    ['2025-12-31', '2026-12-31'],
    ['2026-01-23T08:00:00Z', '2026-02-10T09:00:00Z'],
  ]) {
    const old = before.find(({ at }) => at === from);
    const uid = old?.uid ?? '';
    const moved = after.find((entry) => entry.uid === uid);
    t.equal(moved?.at, to);
    t.ok((moved?.sequence ?? 0) > (old?.sequence ?? 0), 'SEQUENCE is higher');
    for (const sight of sights.filter(({ feed }) => feed === 'public')) {
      t.match(shownBy(sight, uid), { at: to, summary: old?.summary }, sight.client.name);
      t.notOk(
        sight.look.entries.some(({ at, summary }) => at === from && summary === old?.summary),
        `${sight.client.name} shows nothing on the old day`,
      );
    }
  }
  t.same(carriedAgain(await tour.look()), [], 'once');
});

tap.test('after a repeal it shows as cancelled, in every client', options, async (t) => {
  const moved = after.find(({ at }) => at === '2026-12-31');
  const uid = moved?.uid ?? '';
  await tour.story.repeal();
  const sights = await tour.look();
  t.same(misread(sights), []);
  const cancelled = publicEntries(sights).find((entry) => entry.uid === uid);
  t.match(cancelled, { at: '2026-12-31', status: 'CANCELLED', summary: /^【已取消】/ });
  t.ok((cancelled?.sequence ?? 0) > (moved?.sequence ?? 0));
  for (const sight of sights.filter(({ feed }) => feed === 'public')) {
    const status = sight.client.fields.includes('status') ? { status: 'CANCELLED' } : {};
    t.match(shownBy(sight, uid), { summary: cancelled?.summary, ...status }, sight.client.name);
  }
});

tap.test('ninety days later it is gone from the feed, and from what follows it', options, async (t) => {
  await tour.story.comesTo('2026-03-05');
  const sights = await tour.look();
  t.same(misread(sights), []);
  const marked = sights.filter(({ client }) => !client.keeps).flatMap(({ look }) => look.entries);
  t.same(
    marked.filter(({ summary }) => summary.includes('已取消')),
    [],
  );
});

function publicEntries(sights: Sight[]): Seen[] {
  const meant = sights.find(({ feed }) => feed === 'public')?.meant ?? [];
  return meant.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
