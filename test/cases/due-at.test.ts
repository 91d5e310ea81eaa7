import t from 'tap';
import { dueAt } from '../../src/cases/due-at.ts';
import type { Way } from '../../src/deadlines/way.ts';

const at = (day: string, clock: string, zone: string, way: Way = 'mail') => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return dueAt(Temporal.PlainDate.from(day), { minute: hours * 60 + minutes, zone }, way).toString();
};

// Worked out by hand from the zones' offsets; a civil day in Shanghai lasts from 16:00 UTC of the day before to 16:00 UTC.
const table: [title: string, day: string, clock: string, zone: string, expected: string][] = [
  ['Shanghai is eight hours ahead', '2026-10-08', '09:00', 'Asia/Shanghai', '2026-10-08T01:00:00Z'],
  ['the last minute of the day', '2026-10-08', '23:59', 'Asia/Shanghai', '2026-10-08T15:59:00Z'],
  ['Berlin in winter', '2026-01-15', '09:00', 'Europe/Berlin', '2026-01-15T08:00:00Z'],
  ['Berlin in summer', '2026-07-15', '09:00', 'Europe/Berlin', '2026-07-15T07:00:00Z'],
  [
    'an evening in Berlin is the next morning in Shanghai: the evening before it counts',
    '2026-07-15',
    '20:00',
    'Europe/Berlin',
    '2026-07-14T18:00:00Z',
  ],
  [
    'nine in Los Angeles in summer is midnight, when the day begins in Shanghai',
    '2026-07-15',
    '09:00',
    'America/Los_Angeles',
    '2026-07-14T16:00:00Z',
  ],
  ['and in winter one o’clock', '2026-01-15', '09:00', 'America/Los_Angeles', '2026-01-14T17:00:00Z'],
  [
    'nine in Kiritimati is three in Shanghai',
    '2026-01-15',
    '09:00',
    'Pacific/Kiritimati',
    '2026-01-14T19:00:00Z',
  ],
  [
    'three in Kiritimati is nine in the evening before in Shanghai',
    '2026-01-15',
    '03:00',
    'Pacific/Kiritimati',
    '2026-01-15T13:00:00Z',
  ],
  [
    'half past two does not exist in Berlin on 29 March 2026: half past three',
    '2026-03-29',
    '02:30',
    'Europe/Berlin',
    '2026-03-29T01:30:00Z',
  ],
  [
    'half past two exists twice on 25 October 2026: once, the first time',
    '2026-10-25',
    '02:30',
    'Europe/Berlin',
    '2026-10-25T00:30:00Z',
  ],
  [
    'a day in Shanghai on which the clocks of Los Angeles never show half past eight: the time before',
    '2026-11-01',
    '08:30',
    'America/Los_Angeles',
    '2026-10-31T15:30:00Z',
  ],
  ['and the day after it has its own', '2026-11-02', '08:30', 'America/Los_Angeles', '2026-11-01T16:30:00Z'],
];

for (const [title, day, clock, zone, expected] of table)
  t.test(title, async (t) => t.equal(at(day, clock, zone), expected));

t.test('every day has one time, never before that of the day before, whatever the zone', async (t) => {
  for (const zone of ['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Australia/Lord_Howe']) {
    for (const clock of ['00:00', '02:30', '09:00', '23:59']) {
      let before = '';
      for (let day = Temporal.PlainDate.from('2026-01-01'); day.year === 2026; day = day.add({ days: 1 })) {
        const now = at(`${day}`, clock, zone);
        if (now < before) t.fail(`${zone} ${clock}: ${now} after ${before}`);
        before = now;
      }
    }
  }
  t.pass();
});

const robots = Array.from({ length: 200 }, (_, index): Way => `feishu:01890a5d-0000-7000-8000-${index}`);

t.test(
  'a robot that is to send on the full or half hour sends up to nine minutes later, always the same',
  async (t) => {
    const zone = 'Asia/Shanghai';
    for (const clock of ['00:00', '09:00', '09:30', '23:30']) {
      const exact = Temporal.Instant.from(at('2026-10-08', clock, zone));
      const later = robots.map((way) =>
        exact.until(Temporal.Instant.from(at('2026-10-08', clock, zone, way))).total('minutes'),
      );
      t.same(
        [...new Set(later)].toSorted(),
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        `${clock}: spread, and never on it`,
      );
      const another = robots.map(
        (way) =>
          at('2026-11-09', clock, zone, way).slice(14) === at('2026-10-08', clock, zone, way).slice(14),
      );
      t.notOk(another.includes(false), 'the same minute on another day');
    }
  },
);

t.test('a robot keeps a minute that is no full or half hour; mail and webhooks keep each', async (t) => {
  for (const clock of ['09:07', '23:59', '08:45'])
    for (const way of robots.slice(0, 20))
      t.equal(at('2026-10-08', clock, 'Asia/Shanghai', way), at('2026-10-08', clock, 'Asia/Shanghai'));
  for (const way of ['webhook:1', 'mail:1'] as const)
    t.equal(at('2026-10-08', '09:00', 'Asia/Shanghai', way), '2026-10-08T01:00:00Z');
});

t.test('nor does a robot leave the day, whatever the zone', async (t) => {
  for (const zone of ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe'])
    for (const way of robots.slice(0, 9))
      for (let hours = 0; hours < 24; hours += 1) {
        const clock = `${String(hours).padStart(2, '0')}:00`;
        const [exact, off] = [at('2026-10-08', clock, zone), at('2026-10-08', clock, zone, way)];
        if (shanghaiDay(exact) !== shanghaiDay(off) || /:[03]0:/.test(off))
          t.fail(`${zone} ${clock}: ${off}`);
      }
  t.pass();
});

const shanghaiDay = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
