import type { IsWorkday } from './calendar.ts';
import { compareDays } from './compare.ts';

/** The day itself where it is worked, else the last working day before it. */
export function previousWorkingDay(works: IsWorkday, day: Temporal.PlainDate): Temporal.PlainDate {
  return works(day) ? day : previousWorkingDay(works, day.subtract({ days: 1 }));
}

/** The day itself where it is worked, else the first working day after it. */
export function nextWorkingDay(works: IsWorkday, day: Temporal.PlainDate): Temporal.PlainDate {
  return works(day) ? day : nextWorkingDay(works, day.add({ days: 1 }));
}

/** The `count`th working day after `day`, which is not counted itself; `count` ≥ 1. */
export function addWorkingDays(works: IsWorkday, day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let on = day;
  for (let left = count; left > 0; left--) on = nextWorkingDay(works, on.add({ days: 1 }));
  return on;
}

/** The `count`th working day counted back from `day`, which is counted itself where it is worked; `count` ≥ 1. */
export function nthWorkingDayBack(
  works: IsWorkday,
  day: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate {
  let on = previousWorkingDay(works, day);
  for (let left = count - 1; left > 0; left--) on = previousWorkingDay(works, on.subtract({ days: 1 }));
  return on;
}

/** How many working days lie in (`after`, `through`]: the first day is not counted, the last one is. 0 where reversed. */
export function workingDaysBetween(
  works: IsWorkday,
  after: Temporal.PlainDate,
  through: Temporal.PlainDate,
): number {
  let count = 0;
  for (let day = after; compareDays(day, through) < 0; ) {
    day = day.add({ days: 1 });
    if (works(day)) count += 1;
  }
  return count;
}
