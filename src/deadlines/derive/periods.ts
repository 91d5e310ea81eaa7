import { dayAfter, type Every, periodAfter, periodOf, type ReportingPeriod } from '../../dates/recurrence.ts';
import { horizonOf } from './horizon.ts';

/** A rest-day rule moves a day by less than this. */
const mostMoved = { days: 60 };
/** A notice moves a day by less than this. */
const mostSet = { months: 24 };

/**
 * The periods whose report may be due from today through the horizon; of those a notice has `set` a day for, also the ones
 * whose own day lies up to two years around that.
 */
export function periodsDue(
  every: Every,
  day: { monthsAfter: number; day: number },
  set: ReadonlyMap<string, unknown>,
  today: Temporal.PlainDate,
): ReportingPeriod[] {
  const { compare } = Temporal.PlainDate;
  const [from, to] = [today.subtract(mostMoved), horizonOf(today)];
  const [first, last] = set.size > 0 ? [from.subtract(mostSet), to.add(mostSet)] : [from, to];
  const found: ReportingPeriod[] = [];
  for (let period = earliest(every, day, first); ; period = periodAfter(every, period)) {
    const nominal = dayAfter(period, day);
    if (compare(nominal, last) > 0) return found;
    const near = compare(nominal, from) >= 0 && compare(nominal, to) <= 0;
    if (near || set.has(period.label)) found.push(period);
  }
}

/** A period whose day cannot lie after another day, and not long before it. */
function earliest(every: Every, { monthsAfter }: { monthsAfter: number }, before: Temporal.PlainDate) {
  return periodOf(every, before.subtract({ months: monthsAfter + 1 }));
}
