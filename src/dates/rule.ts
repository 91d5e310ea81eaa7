import { type Static, Type } from 'typebox';
import type { Source } from '../answers/source.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Due } from './due.ts';
import { duty } from './duty.ts';
import { lead, opening } from './lead.ts';
import { noticePeriod, period } from './period.ts';
import { printed } from './printed.ts';
import { dayAfter, Every, periodOf } from './recurrence.ts';
import type { Extras } from './settle.ts';
import { CalendarSpan, Span } from './span.ts';
import { taxFiling } from './tax.ts';
import { validity } from './validity.ts';

const Closed = { additionalProperties: false } as const;
const hour = { minute: Type.Optional(Type.Integer({ minimum: 0, maximum: 1440 })) };
const family = <N extends string>(name: N) => ({ family: Type.Literal(name) });

/** So many months after the last month of the period reported on; `day` in a shorter month is its last day. */
const DayAfterPeriod = {
  every: Every,
  monthsAfter: Type.Integer({ minimum: 0, maximum: 24 }),
  day: Type.Integer({ minimum: 1, maximum: 31 }),
};

/** Family 1. The anchor is the printed day. */
const Printed = Type.Object({ ...family('printed'), ...hour }, Closed);

/**
 * Family 2, forward from the anchor. `next` (the default) moves a rest day to the next working day (民法典 203); `stays` is a
 * longest interval that no statute lengthens. `printed-count` is a public notice that prints only its count of days.
 */
const Period = Type.Object(
  {
    ...family('period'),
    span: Span,
    restDay: Type.Optional(Type.Enum(['next', 'stays'])),
    counting: Type.Optional(Type.Literal('printed-count')),
    ...hour,
  },
  // A public notice moves off rest days in both of its readings.
  { ...Closed, not: { required: ['restDay', 'counting'] } },
);

/** Something that has to be finished by the anchor itself. */
const NoLead = Type.Object({ unit: Type.Literal('day'), value: Type.Literal(0) }, Closed);

/** Family 3, backward from the anchor: a last valid day or an event. `opening` is the first day an application is taken. */
const Lead = Type.Object(
  {
    ...family('lead'),
    edge: Type.Enum(['closing', 'opening']),
    span: Type.Union([...Span.anyOf, NoLead]),
    ...hour,
  },
  // Nothing opens on its own last day.
  {
    ...Closed,
    not: {
      properties: {
        edge: { const: 'opening' },
        span: { type: 'object', properties: { value: { const: 0 } } },
      },
    },
  },
);

/** Family 4. The anchor is any day of the period reported on. */
const RecurringDuty = Type.Object(
  { ...family('duty'), ...DayAfterPeriod, restDay: Type.Enum(['stays', 'next']), ...hour },
  Closed,
);

/** Family 5, for 15-day tax periods. The anchor is any day of the tax period; it closes in the month after it. */
const TaxFiling = Type.Object({ ...family('tax'), every: Type.Enum(['month', 'quarter']) }, Closed);

/**
 * A validity from the anchor, which is valid itself. `wholeMonths`: it ends with the month before the corresponding one,
 * whatever day of the month it began.
 */
const Validity = Type.Object(
  { ...family('validity'), span: CalendarSpan, wholeMonths: Type.Optional(Type.Literal(true)) },
  // Days make no whole months.
  {
    ...Closed,
    not: {
      required: ['wholeMonths'],
      properties: { span: { type: 'object', properties: { unit: { const: 'day' } } } },
    },
  },
);

/** The one schema of a date rule: data files, announcements and the calculator all use it. */
export const DateRule = Type.Union([Printed, Period, Lead, RecurringDuty, TaxFiling, Validity]);
export type DateRule = Static<typeof DateRule>;
export type RuleOf<F extends DateRule['family']> = Extract<DateRule, { family: F }>;

/** Applies a rule to its anchor, a civil day in Asia/Shanghai. `source` is what sets the rule. */
export function applyRule(
  calendar: WorkCalendar,
  rule: DateRule,
  anchor: Temporal.PlainDate,
  { source, submitWorkdays }: { source: Source } & Pick<Extras, 'submitWorkdays'>,
): Due {
  const extras: Extras = {
    ...('minute' in rule && rule.minute !== undefined ? { minute: rule.minute } : {}),
    ...(submitWorkdays === undefined ? {} : { submitWorkdays }),
  };
  switch (rule.family) {
    case 'printed':
      return printed(calendar, anchor, { ...extras, source });
    case 'period': {
      const { span, restDay } = rule;
      if (rule.counting === 'printed-count')
        return noticePeriod(calendar, { from: anchor, span, source }, extras);
      return period(calendar, { from: anchor, span, source, ...(restDay ? { restDay } : {}) }, extras);
    }
    case 'lead': {
      const { span, edge } = rule;
      return (edge === 'closing' ? lead : opening)(calendar, { before: anchor, span, source }, extras);
    }
    case 'duty':
      return duty(
        calendar,
        { on: dayAfter(periodOf(rule.every, anchor), rule), restDay: rule.restDay, source },
        extras,
      );
    case 'tax':
      return taxFiling(
        calendar,
        periodOf(rule.every, anchor).to.toPlainYearMonth().add({ months: 1 }),
        extras,
      );
    case 'validity': {
      const { span, wholeMonths = false } = rule;
      return validity(calendar, { from: anchor, span, wholeMonths, source }, extras);
    }
  }
}
