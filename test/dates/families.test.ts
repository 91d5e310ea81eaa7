import t from 'tap';
import { shippedCalendar as calendar } from '../../src/dates/calendars/shipped.ts';
import { duty } from '../../src/dates/duty.ts';
import { lead, opening } from '../../src/dates/lead.ts';
import { noticePeriod, period } from '../../src/dates/period.ts';
import { printed } from '../../src/dates/printed.ts';
import type { CalendarSpan, Span } from '../../src/dates/span.ts';
import { validity } from '../../src/dates/validity.ts';
import { d, days } from './cast.ts';

const years = (value: number): CalendarSpan => ({ unit: 'year', value });
const months = (value: number): CalendarSpan => ({ unit: 'month', value });
const calendarDays = (value: number): CalendarSpan => ({ unit: 'day', value });
const workingDays = (value: number): Span => ({ unit: 'workday', value });
const source = { title: { zh: '测试规定', en: 'A rule for tests' }, clause: '1' };

t.test(
  'a document that runs five years from 2024-01-28 ends on 2029-01-27, with 2029-01-28 disputed',
  async (t) => {
    t.match(days(validity(calendar, { from: d('2024-01-28'), span: years(5) })), {
      nominalOn: '2029-01-27',
      dueOn: '2029-01-27',
      actBy: '2029-01-26',
      disputed: '2029-01-28',
    });
  },
);

t.test('one year from 29 February ends on the last day of the next February, undisputed', async (t) => {
  const expected = { nominalOn: '2025-02-28', dueOn: '2025-02-28', actBy: '2025-02-28' };
  t.same(days(validity(calendar, { from: d('2024-02-29'), span: years(1) })), expected);
});

t.test('a validity that ends on a rest day is not moved', async (t) => {
  const due = validity(calendar, { from: d('2023-10-05'), span: months(36) });
  t.match(days(due), { dueOn: '2026-10-04', actBy: '2026-09-30' });
});

t.test('31 January and one month is 28 February, a make-up Saturday on which it stays', async (t) => {
  const expected = { nominalOn: '2026-02-28', dueOn: '2026-02-28', actBy: '2026-02-28' };
  t.same(days(period(calendar, { from: d('2026-01-31'), span: months(1) })), expected);
});

t.test(
  'a period whose last day is in the National Day holiday ends on the working day after it',
  async (t) => {
    const due = period(calendar, { from: d('2026-09-03'), span: calendarDays(30) });
    t.same(days(due), { nominalOn: '2026-10-03', dueOn: '2026-10-08', actBy: '2026-10-08' });
  },
);

t.test('ten working days from 2026-02-10 end on 2026-03-02 and nothing is disputed', async (t) => {
  const expected = { nominalOn: '2026-03-02', dueOn: '2026-03-02', actBy: '2026-03-02' };
  t.same(days(period(calendar, { from: d('2026-02-10'), span: workingDays(10) })), expected);
});

t.test(
  'a public notice that prints only ten working days ends on the earlier reading, the later is disputed',
  async (t) => {
    t.same(days(noticePeriod(calendar, { from: d('2026-02-10'), span: workingDays(10) })), {
      nominalOn: '2026-02-28',
      dueOn: '2026-02-28',
      actBy: '2026-02-28',
      disputed: '2026-03-02',
    });
  },
);

t.test('a public notice whose two readings end on the same working day is not disputed', async (t) => {
  const due = noticePeriod(calendar, { from: d('2026-03-09'), span: calendarDays(6) });
  t.same(days(due), { nominalOn: '2026-03-14', dueOn: '2026-03-16', actBy: '2026-03-16' });
});

t.test('a lead of three months before 2027-05-31 moves back to a Friday and is provisional', async (t) => {
  t.same(days(lead(calendar, { before: d('2027-05-31'), span: months(3) })), {
    nominalOn: '2027-02-28',
    dueOn: '2027-02-26',
    actBy: '2027-02-26',
    within: '2027-02-26…2027-02-28',
  });
});

t.test(
  'a lead that falls on a Saturday moves to the Friday before and is marked as a convention',
  async (t) => {
    const due = lead(calendar, { before: d('2026-10-05'), span: calendarDays(30) });
    t.same(days(due), { nominalOn: '2026-09-05', dueOn: '2026-09-04', actBy: '2026-09-04' });
    t.ok(due.workings.some(({ say, source }) => say === 'dates.moved-previous' && source === undefined));
  },
);

t.test('at least 30 working days before Sunday 2026-11-01 is 2026-09-14', async (t) => {
  const due = lead(calendar, { before: d('2026-11-01'), span: workingDays(30) });
  t.same(days(due), { nominalOn: '2026-09-14', dueOn: '2026-09-14', actBy: '2026-09-14' });
});

t.test('an opening 90 working days before 2026-11-01 is 2026-06-22', async (t) => {
  t.equal(days(opening(calendar, { before: d('2026-11-01'), span: workingDays(90) })).dueOn, '2026-06-22');
});

t.test('an opening edge on Sunday 2026-02-01 moves forward to Monday', async (t) => {
  const due = opening(calendar, { before: d('2026-05-01'), span: months(3) });
  t.same(days(due), { nominalOn: '2026-02-01', dueOn: '2026-02-02', actBy: '2026-02-02' });
});

t.test(
  'a window that closes at 16:00 on a Sunday stays there; the filing is asked for three working days earlier',
  async (t) => {
    const due = printed(calendar, d('2026-02-01'), { minute: 960, submitWorkdays: 3 });
    t.same(days(due), {
      nominalOn: '2026-02-01',
      dueOn: '2026-02-01',
      actBy: '2026-01-30',
      submitBy: '2026-01-27',
    });
    t.equal(due.minute, 960);
  },
);

t.test(
  'a recurring duty stays on a rest day, or moves to the next working day, as its rule says',
  async (t) => {
    const on = d('2026-05-31');
    t.same(days(duty(calendar, { on, restDay: 'stays', source })), {
      nominalOn: '2026-05-31',
      dueOn: '2026-05-31',
      actBy: '2026-05-29',
    });
    t.equal(days(duty(calendar, { on, restDay: 'next', source })).dueOn, '2026-06-01');
    t.equal(days(duty(calendar, { on: d('2025-05-31'), restDay: 'next', source })).dueOn, '2025-06-03');
  },
);

t.test('a printed day in an unannounced year stays; only the day to act by is uncertain', async (t) => {
  const due = printed(calendar, d('2027-12-31'));
  t.same(days(due), { nominalOn: '2027-12-31', dueOn: '2027-12-31', actBy: '2027-12-29' });
  t.equal(due.provisional?.dueOn, undefined);
  t.equal(due.provisional?.actBy?.latest.toString(), '2027-12-31');
});

t.test('a day of an unannounced year far from any festival is not provisional', async (t) => {
  t.equal(period(calendar, { from: d('2027-06-10'), span: months(1) }).provisional, undefined);
});

t.test('a period that passes through years of no notice names the first of them', async (t) => {
  const named = (from: string, span: Span) =>
    period(calendar, { from: d(from), span }).workings.find(({ say }) => say === 'dates.provisional')?.with
      .year;
  t.equal(named('2018-06-01', workingDays(250)), 2018, 'though it ends in 2019, whose notice is known');
  t.equal(named('2026-12-28', workingDays(5)), 2027, 'whose notice also rules the last days of 2026');
});
