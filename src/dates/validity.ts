import type { Source } from '../answers/source.ts';
import { lines } from '../answers/workings.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Due } from './due.ts';
import type { DatesSentences } from './sentences.ts';
import { type Extras, settle } from './settle.ts';
import { type CalendarSpan, duration } from './span.ts';
import { CIVIL_CODE_202 } from './statutes.ts';

const line = lines<DatesSentences>();

/** A validity of so many months or years from its first day, which is valid itself. `source` is what states it. */
export type Validity = {
  from: Temporal.PlainDate;
  span: CalendarSpan;
  /** It ends with the month before the corresponding one, whatever day of its month it began. */
  wholeMonths?: boolean;
  source?: Source;
};

/**
 * The last valid day, inclusive; it never moves for rest days. "N years from D" ends on the day before the Nth
 * anniversary, by drafting practice; counting as the Civil Code counts periods (art. 202) gives the anniversary itself,
 * which is kept as disputed. Where there is no such day in the month, both end on the month's last day.
 */
export function validity(calendar: WorkCalendar, rule: Validity, extras: Extras = {}): Due {
  return rule.wholeMonths ? throughMonth(calendar, rule, extras) : throughDay(calendar, rule, extras);
}

function throughDay(calendar: WorkCalendar, { from, span, source }: Validity, extras: Extras): Due {
  const anniversary = from.add(duration(span));
  const whole = span.unit === 'day' || anniversary.day === from.day;
  const on = whole ? anniversary.subtract({ days: 1 }) : anniversary;
  const { unit, value: count } = span;
  const values = { from: from.toString(), count, unit, on: on.toString() };
  const reading = { parameter: 'lastValidDay', taken: 'day-before-anniversary' };
  const assumption = { ...reading, other: 'anniversary', otherResult: anniversary.toString() };
  const basis = { ...(source && { source }), ...(whole && { assumption }) };
  const later = line('dates.validity-later', { on: anniversary.toString() }, { source: CIVIL_CODE_202 });
  const workings = [line('dates.validity', values, basis)];
  const disputed = whole ? { disputed: { on: anniversary, line: later } } : {};
  return settle(calendar, () => ({ nominalOn: on, dueOn: on, workings }), { ...extras, ...disputed });
}

/** Months counted whole: from the month of the first day through the month before the corresponding one. */
function throughMonth(calendar: WorkCalendar, { from, span, source }: Validity, extras: Extras): Due {
  const on = from.with({ day: 1 }).add(duration(span)).subtract({ days: 1 });
  const { unit, value: count } = span;
  const values = { from: from.toString(), count, unit, on: on.toString() };
  const workings = [line('dates.validity-months', values, source && { source })];
  return settle(calendar, () => ({ nominalOn: on, dueOn: on, workings }), extras);
}
