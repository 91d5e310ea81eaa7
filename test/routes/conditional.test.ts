import t from 'tap';
import {
  codingChooser,
  codingFor,
  heldSince,
  heldTags,
  isHeld,
  tagIn,
} from '../../src/routes/conditional.ts';
import { FeedLimits } from '../../src/routes/feed-limits.ts';
import { withoutSecrets } from '../../src/routes/without-secrets.ts';

const offered = ['br', 'gzip', 'identity'] as const;
const at = (text: string) => () => Temporal.Instant.from(text);

t.test(
  'a client gets the coding it weighs most, and plain bytes where it asks for none (RFC 9110 §12.5.3)',
  async (t) => {
    for (const [accepted, coding] of [
      [undefined, 'identity'],
      ['', 'identity'],
      ['gzip, deflate, br', 'br'],
      ['gzip, deflate', 'gzip'],
      ['x-gzip', 'gzip'],
      ['GZIP', 'gzip'],
      ['*', 'br'],
      ['*;q=0', 'identity'],
      ['gzip;q=0', 'identity'],
      ['br;q=0.5, gzip;q=0.8', 'gzip'],
      ['br; q=0.0, *', 'gzip'],
      ['identity, gzip;q=0.5', 'identity'],
      ['identity;q=0, gzip', 'gzip'],
      ['deflate, zstd', 'identity'],
      [';;,,=', 'identity'],
    ] as const)
      t.equal(codingFor(accepted, offered), coding, `${accepted}`);
    const choose = codingChooser(offered);
    for (const _ of [1, 2]) t.equal(choose('gzip'), 'gzip');
  },
);

const etag = '"abc"';

t.test(
  'each coding has its own strong tag, and only that one revalidates it (RFC 9110 §8.8.3.3)',
  async (t) => {
    t.same(
      offered.map((coding) => tagIn(etag, coding)),
      ['"abc-br"', '"abc-gz"', '"abc"'],
    );
    t.equal(heldTags(undefined, 'gzip'), undefined);
    t.equal(heldTags(' * ', 'gzip'), '*');
    t.equal(heldTags('"abc-gz"', 'gzip'), etag);
    t.equal(heldTags('W/"abc-gz"', 'gzip'), etag);
    t.equal(heldTags('"x-gz", W/"abc-gz"', 'gzip'), '"x","abc"');
    t.equal(heldTags('"abc"', 'gzip'), '');
    t.equal(heldTags('"abc"', 'identity'), etag);
    t.equal(heldTags('abc', 'identity'), '', 'what is no tag is none');
  },
);

t.test('a date is heard where no tag is sent, it is one, and it has come', async (t) => {
  const since = (text: string, tags?: string) =>
    heldSince({ 'if-modified-since': text, 'if-none-match': tags }, at('1994-11-07T00:00:00Z'));
  // The three forms of RFC 9110 §5.6.7, its own examples: 1994-11-06T08:49:37Z.
  for (const text of [
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])
    t.equal(since(text), 784_111_777_000, text);
  t.equal(since('Sun, 06 Nov 1994 08:49:37 GMT', '"x"'), undefined, 'a tag wins');
  for (const text of [
    '',
    '0',
    'Sun, 06 Nov 1994',
    '1994-11-06',
    'Sun, 99 Nov 1994 08:49:37 GMT',
    'Tue, 08 Nov 1994 08:49:37 GMT',
  ])
    t.equal(since(text), undefined, text);
  const modified = Temporal.Instant.from('1994-11-06T08:49:37Z');
  const held = (headers: object) => isHeld(headers, etag, modified, at('1994-11-07T00:00:00Z'));
  t.ok(held({ 'if-modified-since': 'Sun, 06 Nov 1994 08:49:37 GMT' }));
  t.notOk(held({ 'if-modified-since': 'Sun, 06 Nov 1994 08:49:36 GMT' }));
  t.notOk(held({ 'if-modified-since': 'Sun, 06 Nov 1994 08:49:37 GMT', 'if-none-match': '"y"' }));
  t.ok(held({ 'if-modified-since': 'Sun, 06 Nov 1994 08:49:36 GMT', 'if-none-match': etag }));
  t.notOk(held({}));
  t.notOk(
    isHeld(
      { 'if-modified-since': 'Sun, 06 Nov 1994 08:49:37 GMT' },
      etag,
      undefined,
      at('1994-11-07T00:00:00Z'),
    ),
  );
});

const noon = at('2025-12-01T12:00:00Z');
const later = at('2025-12-01T12:05:00Z');
const hashes = (count: number, letter: string) =>
  Array.from({ length: count }, (_, each) => `${letter}${each}`.padEnd(64, '0'));

t.test('whoever asks every five minutes is never told to wait', async (t) => {
  const limits = new FeedLimits();
  const waits = new Set<number>();
  for (let minute = 0; minute < 60; minute += 5)
    for (const hash of hashes(1000, 'a')) {
      // Ten devices of each of a thousand colleagues behind one address.
      const now = at(`2025-12-01T12:${`${minute}`.padStart(2, '0')}:00Z`);
      for (let device = 0; device < 10; device += 1) {
        waits.add(limits.ofAddress('203.0.113.7', now)).add(limits.ofToken('203.0.113.7', hash, now));
      }
    }
  t.same([...waits], [0]);
});

t.test(
  'who asks without end waits until the five minutes are over, each token and each address for itself',
  async (t) => {
    const limits = new FeedLimits(10);
    const [one = '', other = ''] = hashes(2, 'b');
    const waits = new Set<number>();
    for (let each = 0; each < 3000; each += 1) waits.add(limits.ofToken('203.0.113.7', one, noon));
    t.same([...waits], [0], 'a house of three thousand devices with one calendar');
    t.equal(limits.ofToken('203.0.113.7', one, noon), 300);
    t.equal(limits.ofToken('203.0.113.7', one, at('2025-12-01T12:04:30Z')), 30);
    t.equal(limits.ofToken('203.0.113.7', other, noon), 0);
    t.equal(limits.ofToken('203.0.113.8', one, noon), 0, 'whoever has the same calendar elsewhere');
    for (let each = 0; each < 10; each += 1) t.equal(limits.ofAddress('2001:db8:1:2::9', noon), 0);
    t.equal(limits.ofAddress('2001:db8:1:2:ffff::1', noon), 300, 'the same network of 64 bits');
    t.equal(limits.ofAddress('2001:db8:1:3::9', noon), 0);
    t.equal(limits.ofAddress('2001:db8:1:2::9', later), 0);
    for (let each = 0; each < 20; each += 1)
      for (const house of [
        '127.0.0.1',
        '::1',
        '10.9.8.7',
        '192.168.0.3',
        '172.31.0.1',
        '100.64.0.1',
        'fd00::1',
        '::ffff:10.0.0.1',
      ])
        t.equal(limits.ofAddress(house, noon), 0, `${house} may be a proxy, and everybody`);
  },
);

t.test('an address that asks for what is not there waits for that after sixty requests', async (t) => {
  const limits = new FeedLimits();
  for (let each = 0; each < 60; each += 1) t.equal(limits.ofUnknown('203.0.113.7', noon), 0);
  t.equal(limits.ofUnknown('203.0.113.7', noon), 300);
  t.equal(limits.ofUnknown('203.0.113.8', noon), 0, 'nobody else does');
  t.equal(limits.ofUnknown('203.0.113.7', later), 0, 'nor that one later');
  for (let each = 0; each < 100; each += 1)
    t.equal(limits.ofUnknown('127.0.0.1', noon), 0, 'a proxy is everybody');
});

t.test('no secret of a path is logged, however it is written; what is public is', async (t) => {
  const token = 'Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8';
  for (const path of [
    `/calendar/${token}.ics`,
    `/calendar/${token}`,
    `/calendar/${token}/?x`,
    `/en/calendar/${token}.ics?nocache=1`,
    `//calendar//${token}.ics`,
    `/Calendar/${token}.ics`,
    `/%63alendar/${token}.ics`,
    `https://qixian.example/calendar/${token}.ics`,
    `/calendar/policies/../${token}.ics`,
    `/calendar;x/${token}`,
    `/x/${token}.ics`,
    `/deadlines/019b3c52-0000-7000-8000-000000000001/${token}`,
    `/subscriptions/${token}`,
    `/en/reminders/${token}/done`,
  ])
    t.notMatch(withoutSecrets(path), token, path);
  for (const path of [
    '/calendar/policies.ics',
    '/calendar/windows.ics',
    '/en/calendar/policies/jiading-industrial-internet.ics',
    '/calendar/districts/jiading.ics',
    '/calendar/themes/digital.ics?nocache=1',
    '/api/v1/deadlines',
    '/',
    '/%',
  ])
    t.equal(withoutSecrets(path), path);
});
