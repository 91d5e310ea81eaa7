import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import { type IsWorkday, type WorkCalendar, workdays } from './calendar.ts';
import type { Due } from './due.ts';
import { movedOn } from './moves.ts';
import type { DatesSentences } from './sentences.ts';
import { type Extras, type Rule, settle } from './settle.ts';
import { duration, type Span } from './span.ts';
import { CIVIL_CODE_201, CIVIL_CODE_202, CIVIL_CODE_203 } from './statutes.ts';
import { addWorkingDays } from './workdays.ts';

const line = lines<DatesSentences>();
const convention = { assumption: { parameter: 'longestInterval', taken: 'safe-convention' } };

/** A period that runs forward from an event. `source` is what sets it. */
export type Period = {
  from: Temporal.PlainDate;
  span: Span;
  /** `stays`: a longest interval between two events, which no statute lengthens for rest days. */
  restDay?: 'next' | 'stays';
  source?: Source;
};

/**
 * Family 2: the first day is not counted (民法典 201); months and years end on the corresponding day, or on the month's
 * last day if there is none (202); a last day that is a rest day gives way to the next working day (203). A period of
 * working days counts those only and so ends on one.
 */
export function period(calendar: WorkCalendar, rule: Period, extras: Extras = {}): Due {
  return settle(calendar, forward(rule), extras);
}

function forward({ from, span, source, restDay = 'next' }: Period): Rule {
  const counted = span.unit === 'month' || span.unit === 'year' ? CIVIL_CODE_202 : CIVIL_CODE_201;
  return (works) => {
    const nominalOn = endOf(works, from, span);
    const { dueOn, workings } =
      restDay === 'next' ? movedOn(works, nominalOn, CIVIL_CODE_203) : kept(works, nominalOn);
    const values = { from: from.toString(), count: span.value, unit: span.unit, on: nominalOn.toString() };
    return {
      nominalOn,
      dueOn,
      workings: [...stated(source), line('dates.period', values, { source: counted }), ...workings],
    };
  };
}

/** The end of a longest interval: it stays on a rest day, by caution, since no text lengthens it. */
function kept(works: IsWorkday, on: Temporal.PlainDate) {
  const said = line('dates.longest-interval', { on: on.toString() }, convention);
  return { dueOn: on, workings: works(on) ? [] : [said] };
}

function endOf(works: IsWorkday, from: Temporal.PlainDate, span: Span): Temporal.PlainDate {
  return span.unit === 'workday' ? addWorkingDays(works, from, span.value) : from.add(duration(span));
}

/** The end where the first day counts: months and years end on the day before the corresponding one, if there is one. */
function endCountingFirst(works: IsWorkday, from: Temporal.PlainDate, span: Span): Temporal.PlainDate {
  if (span.unit === 'workday') return addWorkingDays(works, from.subtract({ days: 1 }), span.value);
  const end = from.add(duration(span));
  return span.unit === 'day' || end.day === from.day ? end.subtract({ days: 1 }) : end;
}

function stated(source?: Source): Line[] {
  return source ? [line('dates.rule', {}, { source })] : [];
}

/**
 * A public notice that prints only a count of days (公示 10 个工作日). Practice counts the first day too: that earlier
 * end is the date; the end as the Civil Code counts is kept as disputed where it differs.
 */
export function noticePeriod(
  calendar: WorkCalendar,
  { from, span, source }: Period,
  extras: Extras = {},
): Due {
  const ordinary = workdays(calendar);
  const later = forward({ from, span })(ordinary).dueOn;
  const other = { other: 'not-counted', otherResult: later.toString() };
  const assumption = { parameter: 'noticeFirstDay', taken: 'counted', ...other };
  const rule: Rule = (works) => {
    const nominalOn = endCountingFirst(works, from, span);
    const { dueOn, workings } = movedOn(works, nominalOn, CIVIL_CODE_203);
    const values = { from: from.toString(), count: span.value, unit: span.unit, on: nominalOn.toString() };
    const said = line('dates.notice', values, { ...(source && { source }), assumption });
    return { nominalOn, dueOn, workings: [said, ...workings] };
  };
  if (later.equals(rule(ordinary).dueOn)) return settle(calendar, rule, extras);
  const said = line('dates.notice-later', { on: later.toString() }, { source: CIVIL_CODE_201 });
  return settle(calendar, rule, { ...extras, disputed: { on: later, line: said } });
}
