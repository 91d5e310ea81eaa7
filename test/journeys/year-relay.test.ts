import t from 'tap';
import { duplicates } from '../support/hostile-relay.ts';
import {
  afterwards,
  days,
  everyDay,
  openYear,
  recorded,
  runDay,
  sentLines,
  withoutDay,
  withoutEnd,
} from './support/year.ts';

// DAYS=364 for the whole year, which takes hours.
const limit = { timeout: (days + 10) * 25_000 };

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
    for (const day of afterwards(2)) await runDay(year, day);
    const rows = await recorded(year.place);
    const own = year.foretold.filter(({ to }) => to !== refused).map(withoutDay);
    const lines = await sentLines(rows);
    const sent = new Set(lines.map(withoutDay));
    t.same(
      own.filter((each) => !sent.has(each)),
      [],
      'all that was foretold arrived',
    );
    t.equal(lines.filter(({ to }) => to === refused).length, 0);
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
