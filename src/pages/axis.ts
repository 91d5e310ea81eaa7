import type { PolicyRow } from './model.ts';

/** The years a time line shows, both inclusive: from the first known day to the last end; goals further out do not stretch it. */
export type Axis = { first: number; last: number };

/** The axis that holds every start and end, and today. */
export function axisOf(policies: PolicyRow[], today: Temporal.PlainDate): Axis {
  const days = policies.flatMap(({ inForceFrom, knownFrom, until }) => [inForceFrom, knownFrom, until]);
  const years = [today, ...days].flatMap((on) => (on ? [on.year] : []));
  return { first: Math.min(...years), last: Math.max(...years) };
}

/** Every year of the axis in order. */
export function yearsOf({ first, last }: Axis): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The years in which something ends or a goal is set. */
export function markedYears(policies: PolicyRow[]): Set<number> {
  return new Set(
    policies.flatMap(({ until, goals }) => [...(until ? [until] : []), ...goals].map((on) => on.year)),
  );
}

/** Where the morning of a day stands, in percent of the width. */
export function position(on: Temporal.PlainDate, axis: Axis): number {
  const start = Temporal.PlainDate.from({ year: axis.first, month: 1, day: 1 });
  const end = Temporal.PlainDate.from({ year: axis.last + 1, month: 1, day: 1 });
  return (100 * start.until(on).days) / start.until(end).days;
}

/** A percentage as SVG takes it, with two decimals. */
export function at(percent: number): string {
  return `${percent.toFixed(2)}%`;
}
