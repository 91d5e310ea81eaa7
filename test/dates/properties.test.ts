import fc from 'fast-check';
import t from 'tap';
import { Value } from 'typebox/value';
import {
  type Break,
  dayKind,
  isAnnounced,
  type WorkCalendar,
  workCalendar,
  workdays,
} from '../../src/dates/calendar.ts';
import { SHIPPED_YEARS, shippedCalendar } from '../../src/dates/calendars/shipped.ts';
import type { Due } from '../../src/dates/due.ts';
import { duty } from '../../src/dates/duty.ts';
import { lead, opening } from '../../src/dates/lead.ts';
import { noticePeriod, period } from '../../src/dates/period.ts';
import { printed } from '../../src/dates/printed.ts';
import { periodAfter, periodOf, type ReportingPeriod } from '../../src/dates/recurrence.ts';
import { applyRule, DateRule } from '../../src/dates/rule.ts';
import type { CalendarSpan, Span } from '../../src/dates/span.ts';
import { taxFiling } from '../../src/dates/tax.ts';
import { validity } from '../../src/dates/validity.ts';
import { d } from './cast.ts';
import { replay } from './replay.ts';
import { anyRule, type Longest, schemaLongest } from './rules.ts';

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
        return replays(family(shippedCalendar, on, span));
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
          (on, span, coin) =>
            staysInRange(family(shippedCalendar, on, span), family(withInvented(coin), on, span)),
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
        mayBeWorked(family(shippedCalendar, on, span)),
      ),
    );
  });
}

/** A working day; while a notice is missing, a day that no law makes a rest day: the safe end of what it can be. */
function mayBeWorked({ dueOn, provisional }: Due): boolean {
  const kind = dayKind(shippedCalendar, dueOn);
  return provisional?.dueOn ? kind !== 'rest' : workdays(shippedCalendar)(dueOn);
}

const anchors = between('2019-01-01', '2031-12-31');
const submitWorkdays = fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined });
const apply = (calendar: WorkCalendar, rule: DateRule, on: Temporal.PlainDate, leave?: number) =>
  applyRule(calendar, rule, on, { source, ...(leave === undefined ? {} : { submitWorkdays: leave }) });
/** Few enough days to end inside the published years. */
const short: Longest = { day: 365, month: 12, year: 1, workday: 240 };

t.test('the rules made here are rules of the schema', async () => {
  fc.assert(fc.property(anyRule(schemaLongest), (rule) => Value.Check(DateRule, rule)));
});

t.test('any rule: the workings replay to the same days without the service’s code', async () => {
  fc.assert(
    fc.property(between('2021-01-01', '2023-12-31'), anyRule(short), submitWorkdays, (on, rule, leave) =>
      replays(apply(shippedCalendar, rule, on, leave)),
    ),
    { numRuns: 500 },
  );
});

t.test('any rule: one acts and submits no later than it is due, on days sure to be worked', async () => {
  fc.assert(
    fc.property(anchors, anyRule(schemaLongest), submitWorkdays, (on, rule, leave) => {
      const { dueOn, actBy, submitBy = actBy, disputed } = apply(shippedCalendar, rule, on, leave);
      const sure = [actBy, submitBy].every((day) => dayKind(shippedCalendar, day) === 'work');
      return sure && ordered(submitBy, actBy, dueOn, disputed?.on ?? dueOn);
    }),
    { numRuns: 200 },
  );
});

t.test('any rule: a later anchor is never due earlier', async () => {
  const later = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(anchors, later, anyRule(schemaLongest), submitWorkdays, (on, days, rule, leave) => {
      const a = apply(shippedCalendar, rule, on, leave);
      const b = apply(shippedCalendar, rule, on.add({ days }), leave);
      const submit = ordered(a.submitBy ?? a.actBy, b.submitBy ?? b.actBy);
      return (
        submit && ordered(a.nominalOn, b.nominalOn) && ordered(a.dueOn, b.dueOn) && ordered(a.actBy, b.actBy)
      );
    }),
    { numRuns: 200 },
  );
});

t.test('any rule: what promises a working day ends on one', async () => {
  const promising = anyRule(schemaLongest).filter(promisesWorkingDay);
  fc.assert(
    fc.property(anchors, promising, (on, rule) => mayBeWorked(apply(shippedCalendar, rule, on))),
    { numRuns: 200 },
  );
});

t.test(
  'any rule: whatever notices come for 2027 and 2028, the day stays inside the stated range',
  async () => {
    const soon = between('2026-10-01', '2028-09-30');
    const coins = fc.infiniteStream(fc.boolean());
    fc.assert(
      fc.property(soon, anyRule(short), coins, (on, rule, coin) =>
        staysInRange(apply(shippedCalendar, rule, on), apply(withInvented(coin), rule, on)),
      ),
      { numRuns: 100 },
    );
  },
);

t.test('any rule: a provisional day names a year whose notice is missing', async () => {
  fc.assert(
    fc.property(between('2014-01-01', '2031-12-31'), anyRule(short), (on, rule) => {
      const { workings } = apply(shippedCalendar, rule, on);
      const named = workings.filter(({ say }) => say.startsWith('dates.provisional'));
      return named.every(({ with: { year } }) => !isAnnounced(shippedCalendar, Number(year)));
    }),
    { numRuns: 200 },
  );
});

for (const every of ['month', 'quarter', 'half-year', 'year'] as const) {
  t.test(`${every}: periods follow each other without a gap, each under a label of its own`, async () => {
    const from = between('2000-01-01', '2100-12-31');
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 60 }), (on, count) => {
        const periods = [periodOf(every, on)];
        for (let left = count; left > 0; left--)
          periods.push(periodAfter(every, periods.at(-1) as ReportingPeriod));
        const [first] = periods;
        const joined = periods.every(
          ({ from }, i) => i === 0 || periods[i - 1]?.to.add({ days: 1 }).equals(from),
        );
        const alone = new Set(periods.map(({ label }) => label)).size === periods.length;
        return first !== undefined && ordered(first.from, on, first.to) && joined && alone;
      }),
    );
  });

  t.test(`${every}: all days of a period, and no other, have its label`, async () => {
    const day = between('2000-01-01', '2100-12-31');
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (a, days) => {
        const [one, other] = [periodOf(every, a), periodOf(every, a.add({ days }))];
        return (one.label === other.label) === ordered(a.add({ days }), one.to);
      }),
    );
  });
}

function replays({ workings, minute, ...due }: Due): boolean {
  const again = replay(workings, minute);
  return (['dueOn', 'actBy', 'submitBy'] as const).every((name) => again[name] === due[name]?.toString());
}

function staysInRange(stated: Due, known: Due): boolean {
  const due = stated.provisional?.dueOn ?? { earliest: stated.dueOn, latest: stated.dueOn };
  const act = stated.provisional?.actBy ?? { earliest: stated.actBy, latest: stated.actBy };
  return ordered(due.earliest, known.dueOn, due.latest) && ordered(act.earliest, known.actBy, act.latest);
}

function promisesWorkingDay(rule: DateRule): boolean {
  if (rule.family === 'period') return rule.restDay !== 'stays' || rule.span.unit === 'workday';
  if (rule.family === 'duty') return rule.restDay === 'next';
  return rule.family === 'lead' || rule.family === 'tax';
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
