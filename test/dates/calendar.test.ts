import t from 'tap';
import { type CalendarYear, dayKind, isAnnounced, workCalendar, workdays } from '../../src/dates/calendar.ts';
import { year2019 } from '../../src/dates/calendars/2019.ts';
import { year2020 } from '../../src/dates/calendars/2020.ts';
import { shippedCalendar as calendar, SHIPPED_YEARS } from '../../src/dates/calendars/shipped.ts';
import { FESTIVALS, type Festival, festivalDay } from '../../src/dates/festivals.ts';
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
} from '../../src/dates/workdays.ts';
import { d } from './cast.ts';
import { worked } from './oracle.ts';

const works = workdays(calendar);

t.test('the shipped years have the published number of working days', async (t) => {
  const counts = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) =>
    workingDaysBetween(works, d(`${year - 1}-12-31`), d(`${year}-12-31`)),
  );
  t.same(counts, [250, 249, 250, 249, 249, 251, 248, 248]);
});

t.test(
  'every day of 2019–2026 is what the frozen lists say, the December days ruled by the next notice too',
  async (t) => {
    const wrong: string[] = [];
    for (let day = d('2018-12-29'); day.year < 2027; day = day.add({ days: 1 })) {
      if (works(day) !== worked(day.toString())) wrong.push(day.toString());
    }
    t.same(wrong, []);
  },
);

t.test('the amending papers of 2019 and 2020 hold, and the first ones are kept', async (t) => {
  const asFirst = workCalendar([
    { year: 2019, notices: [year2019.notices[0]] },
    { year: 2020, notices: [year2020.notices[0]] },
  ]);
  const before = workdays(asFirst);
  t.same(
    [before(d('2019-05-02')), works(d('2019-05-02'))],
    [true, false],
    'Labour Day 2019 grew to four days',
  );
  t.same(
    [before(d('2020-01-31')), works(d('2020-01-31'))],
    [true, false],
    'the Spring Festival of 2020 was lengthened',
  );
  t.same(
    [before(d('2020-02-01')), works(d('2020-02-01'))],
    [true, false],
    'over a day first announced as worked',
  );
});

t.test('every shipped notice has a number, an address and a day', async (t) => {
  for (const { number, url, publishedOn } of SHIPPED_YEARS.flatMap(({ notices }) => notices)) {
    t.match(number, /^国办发明电〔20\d\d〕\d+号$/);
    t.match(url, /^https:\/\/www\.gov\.cn\/zhengce\//);
    t.equal(d(publishedOn).toString(), publishedOn);
  }
});

t.test('the festivals of the shipped years fall inside their own days off', async (t) => {
  for (const { year, notices } of SHIPPED_YEARS) {
    for (const { festivals, off } of notices.flatMap(({ breaks }) => breaks)) {
      for (const festival of festivals) {
        const on = festivalDay(festival, year).toString();
        t.ok(off[0] <= on && on <= off[1], `${festival} ${on}`);
      }
    }
  }
});

t.test('the widest blocks are those of the shipped notices, every version counted', async (t) => {
  const widest: Partial<Record<Festival, [number, number]>> = {};
  for (const { year, notices } of SHIPPED_YEARS) {
    for (const { festivals, off } of notices.flatMap(({ breaks }) => breaks)) {
      for (const festival of festivals) {
        const on = festivalDay(festival, year);
        const [first, last] = [on.until(off[0]).days, on.until(off[1]).days];
        const [from, to] = widest[festival] ?? [first, last];
        widest[festival] = [Math.min(from, first), Math.max(to, last)];
      }
    }
  }
  for (const [festival, { block }] of Object.entries(FESTIVALS)) {
    t.same(block, widest[festival as Festival], festival);
  }
});

t.test('2027 is not announced, which is not the same as having no holidays', async (t) => {
  t.same([isAnnounced(calendar, 2026), isAnnounced(calendar, 2027)], [true, false]);
  const statutory = [
    '01-01',
    '02-05',
    '02-06',
    '02-07',
    '02-08',
    '04-05',
    '05-01',
    '05-02',
    '06-09',
    '09-15',
  ];
  for (const day of [...statutory, '10-01', '10-02', '10-03']) {
    t.equal(dayKind(calendar, d(`2027-${day}`)), 'rest', `2027-${day} is off by law`);
  }
});

t.test(
  'near a festival of an unannounced year, weekdays of its block and weekends around it are open',
  async (t) => {
    const kinds = (...days: string[]) => days.map((day) => dayKind(calendar, d(day)));
    t.same(
      kinds('2027-02-04', '2027-02-14', '2027-02-15'),
      ['open', 'open', 'work'],
      'the Spring Festival block',
    );
    t.same(kinds('2027-02-27', '2027-02-28', '2027-03-06'), ['open', 'open', 'rest'], '14 days after it');
    t.same(kinds('2027-07-10', '2027-07-12'), ['rest', 'work'], 'far from any festival the bare week holds');
  },
);

t.test('the last days of an announced year wait for the next notice, its other days do not', async (t) => {
  const kinds = ['2026-12-31', '2026-12-30', '2026-12-29', '2026-12-26'].map((day) =>
    dayKind(calendar, d(day)),
  );
  t.same(kinds, ['open', 'open', 'work', 'open']);
  t.equal(dayKind(calendar, d('2026-11-28')), 'rest');
});

t.test(
  'a December day two papers name is as the later one has it, in whichever order they come',
  async (t) => {
    const notice = (year: number, rest: boolean): CalendarYear => ({
      year,
      notices: [
        {
          number: `invented ${year}`,
          publishedOn: `${year - 1}-11-01`,
          breaks: [
            { festivals: ['new-year'], off: [`${year}-01-01`, `${year}-01-01`], work: [] },
            rest
              ? { festivals: [], off: ['2027-12-31', '2027-12-31'], work: [] }
              : { festivals: [], off: ['2027-12-30', '2027-12-30'], work: ['2027-12-31'] },
          ],
        },
      ],
    });
    const [of2027, of2028] = [notice(2027, false), notice(2028, true)];
    for (const years of [
      [of2027, of2028],
      [of2028, of2027],
    ]) {
      t.equal(dayKind(workCalendar(years), d('2027-12-31')), 'rest');
    }
  },
);

t.test('a year far away is answered too', async (t) => {
  t.match(dayKind(calendar, d('9999-12-31')), /work|rest|open/);
  t.match(dayKind(calendar, d('0001-01-01')), /work|rest|open/);
});

t.test('working days are counted with the first day out and the last day in', async (t) => {
  t.equal(workingDaysBetween(works, d('2026-02-13'), d('2026-02-14')), 1, 'a make-up Saturday counts');
  t.equal(workingDaysBetween(works, d('2026-02-14'), d('2026-02-23')), 0, 'the Spring Festival does not');
  t.equal(workingDaysBetween(works, d('2026-03-02'), d('2026-03-02')), 0);
  t.equal(workingDaysBetween(works, d('2026-03-03'), d('2026-03-02')), 0, 'a reversed range is empty');
  t.equal(previousWorkingDay(works, d('2026-02-23')).toString(), '2026-02-14');
  t.equal(nextWorkingDay(works, d('2026-02-15')).toString(), '2026-02-24');
  t.equal(nextWorkingDay(works, d('2026-02-14')).toString(), '2026-02-14', 'a working day stays');
  t.equal(addWorkingDays(works, d('2026-02-14'), 1).toString(), '2026-02-24');
});
