import { type Static, Type } from 'typebox';

/** How often a duty comes back. */
export const Every = Type.Enum(['month', 'quarter', 'half-year', 'year']);
export type Every = Static<typeof Every>;

/** What a report or filing is about: its label for life (`2026`, `2026H1`, `2026Q1`, `2026-03`), and its days, both inclusive. */
export type ReportingPeriod = { label: string; from: Temporal.PlainDate; to: Temporal.PlainDate };

const lengths: Record<Every, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The calendar period a day lies in. */
export function periodOf(every: Every, day: Temporal.PlainDate): ReportingPeriod {
  const months = lengths[every];
  const index = Math.floor((day.month - 1) / months);
  const from = day.with({ month: index * months + 1, day: 1 });
  const to = from.add({ months }).subtract({ days: 1 });
  return { label: labelOf(every, from, index + 1), from, to };
}

function labelOf(every: Every, from: Temporal.PlainDate, number: number): string {
  const year = String(from.year).padStart(4, '0');
  if (every === 'year') return year;
  if (every === 'month') return `${year}-${String(from.month).padStart(2, '0')}`;
  return `${year}${every === 'quarter' ? 'Q' : 'H'}${number}`;
}

/** The period after another of the same length. */
export function periodAfter(every: Every, { to }: ReportingPeriod): ReportingPeriod {
  return periodOf(every, to.add({ days: 1 }));
}

/** A day of a month so many months after the period's last one; in a shorter month its last day. */
export function dayAfter(
  { to }: ReportingPeriod,
  { monthsAfter, day }: { monthsAfter: number; day: number },
): Temporal.PlainDate {
  const month = to.with({ day: 1 }).add({ months: monthsAfter });
  return month.with({ day: Math.min(day, month.daysInMonth) });
}

/** The period a label names; undefined where the label is not one of periods of this length. */
export function periodLabelled(every: Every, label: string): ReportingPeriod | undefined {
  const [, year, half, quarter, month] = /^(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(label) ?? [];
  if (!year) return undefined;
  const first = half ? 6 * Number(half) : quarter ? 3 * Number(quarter) : Number(month ?? 1);
  const period = periodOf(every, Temporal.PlainDate.from({ year: Number(year), month: first, day: 1 }));
  return period.label === label ? period : undefined;
}
