import './utc.ts';
import chineseDays from 'chinese-days';
import t from 'tap';
import { workdays } from '../../src/dates/calendar.ts';
import { shippedCalendar } from '../../src/dates/calendars/shipped.ts';
import { d } from './cast.ts';

/** The days on which the package is not followed, each with the State Council's paper that decides it: none today. */
const decided: Record<string, string> = {};

t.test('an independent package agrees on every day of 2019–2026, save where a paper decides', async (t) => {
  const works = workdays(shippedCalendar);
  const differing: string[] = [];
  for (let day = d('2019-01-01'); day.year < 2027; day = day.add({ days: 1 })) {
    if (works(day) !== chineseDays.isWorkday(day.toString())) differing.push(day.toString());
  }
  t.same(differing, Object.keys(decided).sort());
});

t.test('the package knows days off and make-up days of each of those years', async (t) => {
  for (const year of [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
    const all = Array.from({ length: 365 }, (_, days) => d(`${year}-01-01`).add({ days }));
    const named = all.filter((day) => chineseDays.isWorkday(day.toString()) !== day.dayOfWeek <= 5);
    t.ok(
      named.some((day) => day.dayOfWeek <= 5),
      `${year}: a weekday off`,
    );
    t.ok(
      named.some((day) => day.dayOfWeek > 5),
      `${year}: a weekend day worked`,
    );
  }
});
