import type { Source } from '../answers/source.ts';
import { lines } from '../answers/workings.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Due } from './due.ts';
import { movedBack, openedOn } from './moves.ts';
import type { DatesSentences } from './sentences.ts';
import { type Extras, type Rule, settle } from './settle.ts';
import { duration, type Span } from './span.ts';
import { CIVIL_CODE_1259 } from './statutes.ts';
import { nthWorkingDayBack } from './workdays.ts';

const line = lines<DatesSentences>();

/** A lead counted back from a last valid day or an event. `source` is what asks for it. */
export type Lead = { before: Temporal.PlainDate; span: Span; source?: Source };

/**
 * Family 3, closing edge: the latest day that leaves the full lead before `before`: so many calendar days, the
 * corresponding day so many months back, or at least so many working days in (day, before]. No statute says how
 * such a day rolls; as the safe convention a rest day gives way to the working day before it.
 */
export function lead(calendar: WorkCalendar, { before, span, source }: Lead, extras: Extras = {}): Due {
  const basis = { source: source ?? CIVIL_CODE_1259 };
  const rule: Rule = (works) => {
    const workday = span.unit === 'workday';
    const nominalOn = workday
      ? nthWorkingDayBack(works, before, span.value).subtract({ days: 1 })
      : before.subtract(duration(span));
    const values = {
      before: before.toString(),
      count: span.value,
      unit: span.unit,
      on: nominalOn.toString(),
    };
    const { dueOn, workings } = movedBack(works, nominalOn);
    return { nominalOn, dueOn, workings: [line('dates.lead', values, basis), ...workings] };
  };
  return settle(calendar, rule, extras);
}

/**
 * Family 3, opening edge of a window before `before`: the first day on which an application is accepted. In calendar
 * units a rest day gives way to the next working day; in working days it is the earliest working day with at most so
 * many working days in (day, before].
 */
export function opening(calendar: WorkCalendar, { before, span, source }: Lead, extras: Extras = {}): Due {
  const basis = { source: source ?? CIVIL_CODE_1259 };
  const rule: Rule = (works) => {
    const workday = span.unit === 'workday';
    const nominalOn = workday
      ? nthWorkingDayBack(works, before, span.value + 1)
      : before.subtract(duration(span));
    const values = {
      before: before.toString(),
      count: span.value,
      unit: span.unit,
      on: nominalOn.toString(),
    };
    const { dueOn, workings } = openedOn(works, nominalOn);
    return { nominalOn, dueOn, workings: [line('dates.opening', values, basis), ...workings] };
  };
  return settle(calendar, rule, { ...extras, opens: true });
}
