import t from 'tap';
import { duplicates } from '../support/hostile-relay.ts';
import {
  besideDigest,
  days,
  everyDay,
  openYear,
  recorded,
  runDay,
  sentLines,
  withDay,
  withoutEnd,
} from './support/year.ts';

// DAYS=364 for the whole year, which takes hours.
const limit = { timeout: (days + 10) * 25_000 };

t.test('day by day, what goes out is what was foretold', limit, async (t) => {
  const year = await openYear(t);
  for (const day of everyDay()) await runDay(year, day);
  const rows = await recorded(year.place);
  const sent = await sentLines(rows);
  t.same(sent.map(withDay).toSorted(), year.foretold.map(withDay).toSorted());
  t.ok(
    sent.some(({ kind }) => kind === besideDigest),
    'an outlook at the end of a digest is among them',
  );
  t.ok(year.foretold.length >= days / 5, `${year.foretold.length} items are enough to compare`);
  const kept = await year.kept();
  t.equal(duplicates(kept), 0, 'nothing came twice');
  t.equal(
    kept.length,
    new Set(
      year.foretold
        .filter(({ kind }) => kind !== besideDigest)
        .map(({ on, to, kind }) => `${on} ${to} ${kind}`),
    ).size,
    'the relay has a message for each letter',
  );
  t.same(withoutEnd(rows), [], 'no reminder is without an end');
});
