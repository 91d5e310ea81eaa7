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
  unknownTries,
  withoutEnd,
} from './support/year.ts';

// DAYS=364 for the whole year, which takes hours.
const limit = { timeout: (days + 10) * 25_000 };
const kills = Math.ceil((days * 50) / 364) + 2;

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
    for (const day of afterwards(2)) await runDay(year, day);
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
