import t from 'tap';
import { chance } from '../../bench/support/chance.ts';
import { duplicates } from '../support/hostile-relay.ts';
import {
  afterwards,
  days,
  everyDay,
  lostLines,
  openYear,
  recorded,
  runDay,
  runDayKilling,
  sentLines,
  unknownTries,
  withDay,
  withoutDay,
  withoutEnd,
} from './support/year.ts';

// DAYS=364 for the whole year, which takes hours.
const limit = { timeout: (days + 10) * 25_000 };
const kills = Math.ceil((days * 50) / 364) + 2;

t.test('day by day, what goes out is what was foretold', limit, async (t) => {
  const year = await openYear(t);
  for (const day of everyDay()) await runDay(year, day);
  const rows = await recorded(year.place);
  t.same(sentLines(rows).map(withDay).toSorted(), year.foretold.map(withDay).toSorted());
  t.ok(year.foretold.length >= days / 5, `${year.foretold.length} items are enough to compare`);
  const kept = await year.kept();
  t.equal(duplicates(kept), 0, 'nothing came twice');
  t.equal(
    kept.length,
    new Set(year.foretold.map(({ on, to, kind }) => `${on} ${to} ${kind}`)).size,
    'the relay has a message for each letter',
  );
  t.same(withoutEnd(rows), [], 'no reminder is without an end');
});

t.test(
  `with processes stopped ${kills} times and days passed over: nothing is lost, and twice comes only what was on the wire`,
  limit,
  async (t) => {
    const year = await openYear(t, { mischief: { slow: 400 } });
    const { below } = chance(20270228);
    const all = [...everyDay()];
    let left = kills;
    let stopped = 0;
    for (const [index, day] of all.entries()) {
      // Every eleventh day nobody runs anything.
      if (index % 11 === 5) continue;
      // As many as are still to be, spread over the days that are left.
      for (; left > 0 && below(all.length - index) < left; left -= 1)
        if (await runDayKilling(year, day, 200 + below(4_000))) stopped += 1;
      await runDay(year, day);
    }
    for (const day of afterwards(4)) await runDay(year, day);
    t.ok(stopped >= Math.min(kills, 3) / 2, `${stopped} of ${kills} were stopped while they ran`);
    const rows = await recorded(year.place);
    t.same(lostLines(rows, year.foretold), [], 'each item foretold was told, or a later one of its deadline');
    t.same(withoutEnd(rows), [], 'no reminder is without an end');
    const kept = await year.kept();
    const onWire = unknownTries(rows);
    const ids = new Map(rows.letters.map(({ letter }) => [letter.messageId, letter.id]));
    for (const [messageId, same] of Map.groupBy(kept, ({ messageId: id }) => id)) {
      t.equal(new Set(same.map(({ sha256 }) => sha256)).size, 1, 'the same bytes');
      if (same.length > 1) t.ok(onWire.has(ids.get(messageId) ?? ''), 'twice: it was on the wire at a stop');
    }
    t.ok(duplicates(kept) <= kills * 5, `${duplicates(kept)} came twice`);
  },
);

t.test(
  'through a relay that drops, puts off, refuses, is slow and away: what was foretold arrives, and one address is stopped and told of',
  limit,
  async (t) => {
    const refused = 'wang.lei@consult.example';
    const year = await openYear(t, {
      member: refused,
      mischief: { dropInData: 4, temporaryEvery: 3, slow: 50, refused: [refused] },
    });
    const all = [...everyDay()];
    for (const [index, day] of all.entries()) {
      const isAway = index % 30 === 3;
      await year.relay.set({ away: isAway });
      await runDay(year, day);
    }
    await year.relay.set({ away: false, temporaryEvery: 0, dropInData: 0 });
    for (const day of afterwards(4)) await runDay(year, day);
    const rows = await recorded(year.place);
    const own = year.foretold.filter(({ to }) => to !== refused).map(withoutDay);
    const sent = new Set(sentLines(rows).map(withoutDay));
    t.same(
      own.filter((each) => !sent.has(each)),
      [],
      'all that was foretold arrived',
    );
    t.equal(sentLines(rows).filter(({ to }) => to === refused).length, 0);
    const tries = rows.attempts.filter(({ event }) => event === 'refused');
    t.equal(tries.length, 1, 'refused for good once, and never tried again');
    t.ok(
      rows.letters.some(({ letter: { kind, state } }) => kind === 'address-stopped' && state === 'sent'),
      'somebody is told',
    );
    t.same(withoutEnd(rows), [], 'no reminder is without an end');
    t.equal(duplicates(await year.kept()), 0);
  },
);
