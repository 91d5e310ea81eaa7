import t from 'tap';
import { chance } from '../bench/support/chance.ts';
import { dayOf, instantAt } from '../src/clock.ts';
import { compareDays } from '../src/dates/compare.ts';

// From when Shanghai had a mean time of its own, through its summer times (1940 to 1949, 1986 to 1991).
const first = Temporal.PlainDate.from('1899-01-01');
const summers = ['1940-06-01', '1986-05-04', '1988-04-17', '1991-09-15', '1991-09-14'];

t.test(
  'days and instants of Shanghai are those that Temporal works out, however often they are asked',
  async (t) => {
    const { below } = chance(19910915);
    const days = Array.from({ length: 4000 }, () => first.add({ days: below(60_000) }));
    for (const day of [
      ...summers.map((each) => Temporal.PlainDate.from(each)),
      ...days,
      ...days.slice(0, 9),
    ]) {
      const minute = below(1441);
      const anew = day.toZonedDateTime('Asia/Shanghai').add({ minutes: minute }).toInstant();
      const at = instantAt(day, minute);
      if (!at.equals(anew)) t.fail(`${minute} of ${day}: ${at}, not ${anew}`);
      const moment = at.add({ nanoseconds: below(2_000_000_000) - 1_000_000_000 });
      const on = moment.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
      if (!dayOf(moment).equals(on)) t.fail(`${moment}: ${dayOf(moment)}, not ${on}`);
    }
    t.equal(`${instantAt(Temporal.PlainDate.from('2026-10-08'), 960)}`, '2026-10-08T08:00:00Z');
  },
);

t.test('of two days the earlier one is the one Temporal says', async (t) => {
  const { below } = chance(20261008);
  for (let round = 0; round < 4000; round += 1) {
    const one = first.add({ days: below(60_000) });
    const other = one.add({ days: below(800) - 400 });
    if (Math.sign(compareDays(one, other)) !== Temporal.PlainDate.compare(one, other))
      t.fail(`${one} and ${other}`);
  }
  t.equal(compareDays(first, Temporal.PlainDate.from('1899-01-01')), 0);
});
