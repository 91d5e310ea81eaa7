import fc from 'fast-check';
import t from 'tap';
import { type Break, dayKind, type WorkCalendar, workCalendar, workdays } from '../../src/dates/calendar.ts';
import { SHIPPED_YEARS, shippedCalendar } from '../../src/dates/calendars/shipped.ts';
import type { Due } from '../../src/dates/due.ts';
import { duty } from '../../src/dates/duty.ts';
import { lead, opening } from '../../src/dates/lead.ts';
import { noticePeriod, period } from '../../src/dates/period.ts';
import { printed } from '../../src/dates/printed.ts';
import type { CalendarSpan, Span } from '../../src/dates/span.ts';
import { taxFiling } from '../../src/dates/tax.ts';
import { validity } from '../../src/dates/validity.ts';
import { d } from './cast.ts';
import { replay } from './replay.ts';

type Family = (calendar: WorkCalendar, on: Temporal.PlainDate, span: Span) => Due;

const source = { title: { zh: '测试规定', en: 'A rule for tests' } };
const whole = (span: Span): CalendarSpan =>
  span.unit === 'workday' ? { unit: 'day', value: span.value } : span;
const moving: Record<string, Family> = {
  period: (calendar, from, span) => period(calendar, { from, span }, { submitWorkdays: 3 }),
  notice: (calendar, from, span) => noticePeriod(calendar, { from, span }),
  lead: (calendar, before, span) => lead(calendar, { before, span }),
  opening: (calendar, before, span) => opening(calendar, { before, span }),
  'duty, next': (calendar, on) => duty(calendar, { on, restDay: 'next', source }),
  tax: (calendar, on) => taxFiling(calendar, on.toPlainYearMonth()),
};
const families: Record<string, Family> = {
  ...moving,
  printed: (calendar, on) => printed(calendar, on, { submitWorkdays: 3 }),
  'duty, stays': (calendar, on) => duty(calendar, { on, restDay: 'stays', source }),
  validity: (calendar, from, span) => validity(calendar, { from, span: whole(span) }),
};

const compare = Temporal.PlainDate.compare;
const ordered = (...days: Temporal.PlainDate[]) =>
  days.every((day, i) => i === 0 || compare(days[i - 1] ?? day, day) <= 0);
const between = (first: string, last: string) =>
  fc.integer({ min: 0, max: d(first).until(last).days }).map((days) => d(first).add({ days }));
const spans = fc.record({
  unit: fc.constantFrom('day' as const, 'month' as const, 'workday' as const),
  value: fc.integer({ min: 1, max: 11 }),
});

for (const [name, family] of Object.entries(families)) {
  t.test(`${name}: the workings replay to the same days without the service's code`, async () => {
    fc.assert(
      fc.property(between('2020-12-01', '2025-11-30'), spans, (on, span) => {
        const due = family(shippedCalendar, on, span);
        const again = replay(due.workings);
        return again.dueOn === due.dueOn.toString() && again.actBy === due.actBy.toString();
      }),
    );
  });

  t.test(`${name}: one acts and submits no later than it is due, on days sure to be worked`, async () => {
    fc.assert(
      fc.property(between('2019-06-01', '2031-12-31'), spans, (on, span) => {
        const { dueOn, actBy, submitBy = actBy } = family(shippedCalendar, on, span);
        const sure = [actBy, submitBy].every((day) => dayKind(shippedCalendar, day) === 'work');
        return sure && ordered(submitBy, actBy, dueOn);
      }),
    );
  });

  t.test(`${name}: a later anchor is never due earlier`, async () => {
    fc.assert(
      fc.property(
        between('2019-06-01', '2031-12-31'),
        fc.integer({ min: 0, max: 40 }),
        spans,
        (on, more, span) => {
          const [a, b] = [
            family(shippedCalendar, on, span),
            family(shippedCalendar, on.add({ days: more }), span),
          ];
          return ordered(a.dueOn, b.dueOn) && ordered(a.actBy, b.actBy);
        },
      ),
    );
  });

  t.test(
    `${name}: whatever notices come for 2027 and 2028, the day stays inside the stated range`,
    async () => {
      fc.assert(
        fc.property(
          between('2026-10-01', '2028-09-30'),
          spans,
          fc.infiniteStream(fc.boolean()),
          (on, span, coin) => {
            const stated = family(shippedCalendar, on, span);
            const known = family(withInvented(coin), on, span);
            const due = stated.provisional?.dueOn ?? { earliest: stated.dueOn, latest: stated.dueOn };
            const act = stated.provisional?.actBy ?? { earliest: stated.actBy, latest: stated.actBy };
            const inDue = ordered(due.earliest, known.dueOn, due.latest);
            return inDue && ordered(act.earliest, known.actBy, act.latest);
          },
        ),
        { numRuns: 40 },
      );
    },
  );
}

for (const [name, family] of Object.entries(moving)) {
  t.test(`${name}: what moves for rest days ends on a working day`, async () => {
    fc.assert(
      fc.property(between('2019-06-01', '2031-12-31'), spans, (on, span) =>
        workdays(shippedCalendar)(family(shippedCalendar, on, span).dueOn),
      ),
    );
  });
}

/** The shipped years and notices for 2027 and 2028 that name every day and settle the open ones by a coin. */
function withInvented(coin: fc.Stream<boolean>): WorkCalendar {
  const breaks: Break[] = [];
  for (let day = d('2026-12-01'); compare(day, d('2028-12-31')) <= 0; day = day.add({ days: 1 })) {
    const kind = dayKind(shippedCalendar, day);
    const rest = kind === 'open' ? coin.next().value : kind === 'rest';
    const on = day.toString();
    breaks.push({ festivals: [], off: [on, on], work: rest ? [] : [on] });
  }
  const notice = { number: 'invented', url: '', publishedOn: '2026-11-05', breaks };
  return workCalendar([
    ...SHIPPED_YEARS,
    { year: 2027, notices: [notice] },
    { year: 2028, notices: [notice] },
  ]);
}
