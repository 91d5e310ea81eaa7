/** Calendar days, months or years. */
export type CalendarSpan = { unit: 'day' | 'month' | 'year'; value: number };

/** A length of time as a rule states it; `value` ≥ 1. The unit is stored, never inferred from the number. */
export type Span = CalendarSpan | { unit: 'workday'; value: number };

/** The span as a Temporal duration. */
export function duration({ unit, value }: CalendarSpan): Temporal.DurationLike {
  return { [`${unit}s`]: value };
}
