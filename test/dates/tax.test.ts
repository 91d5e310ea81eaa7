import { readFileSync } from 'node:fs';
import t from 'tap';
import { shippedCalendar } from '../../src/dates/calendars/shipped.ts';
import { taxFiling } from '../../src/dates/tax.ts';

const file = new URL('./published-tax-days.json', import.meta.url);
const published = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number[]>;

t.test('all 60 published months of tax filing agree', async (t) => {
  let months = 0;
  for (const [year, days] of Object.entries(published)) {
    const ours = days.map((_, index) =>
      taxFiling(shippedCalendar, new Temporal.PlainYearMonth(Number(year), index + 1)),
    );
    t.same(
      ours.map(({ dueOn }) => `${dueOn.year} ${dueOn.day}`),
      days.map((day) => `${year} ${day}`),
      year,
    );
    months += days.length;
  }
  t.equal(months, 60);
});

t.test('a month of an unannounced year is given with its range', async (t) => {
  const { dueOn, provisional } = taxFiling(shippedCalendar, new Temporal.PlainYearMonth(2027, 2));
  t.ok(provisional?.dueOn);
  t.equal(dueOn.toString(), '2027-02-19', 'the four statutory days 5–8 February are certain');
});
