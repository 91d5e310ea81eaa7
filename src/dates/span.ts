import { type Static, Type } from 'typebox';

const Closed = { additionalProperties: false } as const;

/** The most a rule may count: beyond it a number is a slip, and costly to walk. */
const most = { day: 36_500, month: 1200, year: 100, workday: 2500 } as const;

const length = <U extends keyof typeof most>(unit: U) =>
  Type.Object({ unit: Type.Literal(unit), value: Type.Integer({ minimum: 1, maximum: most[unit] }) }, Closed);

/** Calendar days, months or years. */
export const CalendarSpan = Type.Union([length('day'), length('month'), length('year')]);
export type CalendarSpan = Static<typeof CalendarSpan>;

/** A length of time as a rule states it. The unit is stored, never inferred from the number. */
export const Span = Type.Union([length('day'), length('month'), length('year'), length('workday')]);
export type Span = Static<typeof Span>;

/** The span as a Temporal duration. */
export function duration({ unit, value }: CalendarSpan): Temporal.DurationLike {
  return { [`${unit}s`]: value };
}
