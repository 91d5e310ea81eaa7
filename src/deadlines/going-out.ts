import { remembering } from '../answers/remembering.ts';
import { type WorkCalendar, workdays } from '../dates/calendar.ts';
import { compareDays } from '../dates/compare.ts';
import { addWorkingDays } from '../dates/workdays.ts';
import { announcedRung, type Laddered, type Rung, rungsOf } from './ladder.ts';
import type { Quiet, Wishes } from './wishes.ts';

/** A rung with the day (Asia/Shanghai) its letter goes out for one reader. */
export type TimedRung = Rung & { goesOn: Temporal.PlainDate };

/** Within so many working days of the day to act by, a rung goes out on its day whatever the digest. */
const pressingDays = 3;

/** Whether a day is quiet for a reader. Of a year that is not announced only weekends are known. */
export function isQuiet(calendar: WorkCalendar, quiet: Quiet, day: Temporal.PlainDate): boolean {
  if (quiet === 'none') return false;
  if (quiet === 'holidays') return calendar.printed.get(day.toString()) === 'rest';
  return !workdays(calendar)(day);
}

/** Whether a reminder of a day presses: fewer than four working days lie in (`day`, `actBy`], or the day to act by has gone by. */
export function isPressing(
  calendar: WorkCalendar,
  day: Temporal.PlainDate,
  actBy: Temporal.PlainDate,
): boolean {
  return compareDays(workedOutBy(calendar).notPressing(day.toString()), actBy) > 0;
}

/** The day itself, or the last one before it that is not quiet. */
function lastLoudDay(calendar: WorkCalendar, quiet: Quiet, day: Temporal.PlainDate): Temporal.PlainDate {
  return isQuiet(calendar, quiet, day) ? lastLoudDay(calendar, quiet, day.subtract({ days: 1 })) : day;
}

/** The day itself, or the first one after it that is not quiet. */
export function nextLoudDay(
  calendar: WorkCalendar,
  quiet: Quiet,
  day: Temporal.PlainDate,
): Temporal.PlainDate {
  return isQuiet(calendar, quiet, day) ? nextLoudDay(calendar, quiet, day.add({ days: 1 })) : day;
}

/** The last day on or before `day` on which a weekly digest goes out: its weekday, or the last day before that one that is not quiet. */
function digestDayBefore(
  calendar: WorkCalendar,
  { weekday, quiet }: Wishes,
  day: Temporal.PlainDate,
): Temporal.PlainDate {
  const back = (day.dayOfWeek - weekday + 7) % 7;
  return lastLoudDay(calendar, quiet, day.subtract({ days: back }));
}

/** The first day on or after `day` on which a weekly digest goes out. */
export function digestDayAfter(
  calendar: WorkCalendar,
  wishes: Wishes,
  day: Temporal.PlainDate,
): Temporal.PlainDate {
  for (let on = day; ; on = on.add({ days: 1 }))
    if (
      digestDayBefore(calendar, wishes, on.add({ days: (wishes.weekday - on.dayOfWeek + 7) % 7 })).equals(on)
    )
      return on;
}

/**
 * The day each rung goes out for a reader: its own day; the last day before it that is not quiet, but what says that the
 * last day is over goes out after it; with a weekly digest, on the last digest day before it, unless it presses.
 */
export function timedRungs(
  rungs: readonly Rung[],
  { dueOn, actBy }: { dueOn: Temporal.PlainDate; actBy: Temporal.PlainDate },
  wishes: Wishes,
  calendar: WorkCalendar,
): TimedRung[] {
  return rungs
    .map((rung) => ({ ...rung, goesOn: goesOn(rung, { dueOn, actBy }, wishes, calendar) }))
    .sort((a, b) => compareDays(a.goesOn, b.goesOn) || compareDays(a.on, b.on));
}

/** What has been worked out by a calendar, kept as long as it. */
type WorkedOut = {
  notPressing: (day: string) => Temporal.PlainDate;
  ladder: (asked: { deadline: Dated; wishes: Wishes }) => readonly TimedRung[];
};
type Dated = Laddered & { dueOn: Temporal.PlainDate; actBy: Temporal.PlainDate };

const workedOut = new WeakMap<WorkCalendar, WorkedOut>();

function workedOutBy(calendar: WorkCalendar): WorkedOut {
  const known = workedOut.get(calendar);
  if (known) return known;
  const works = workdays(calendar);
  const made: WorkedOut = {
    notPressing: remembering(1000, (day) =>
      addWorkingDays(works, Temporal.PlainDate.from(day), pressingDays + 1),
    ),
    ladder: remembering(
      5000,
      ({ deadline, wishes }) => timedRungs(rungsOf(deadline, wishes.ladders), deadline, wishes, calendar),
      ({ deadline: { kind, status, dueOn, actBy, submitBy, content }, wishes }) => {
        const { cadence, weekday, quiet, ladders } = wishes;
        const days = [dueOn, actBy, submitBy, content?.window?.call?.announcedOn];
        return [kind, status, ...days, cadence, weekday, quiet, ladders[kind] ?? 'usual'].join(' ');
      },
    ),
  };
  workedOut.set(calendar, made);
  return made;
}

/** The rungs of a deadline for a reader, as they go out; worked out once for all the enterprises that have the same days. */
export function ladderFor(deadline: Dated, wishes: Wishes, calendar: WorkCalendar): readonly TimedRung[] {
  return workedOutBy(calendar).ladder({ deadline, wishes });
}

function goesOn(
  { rung, on }: Rung,
  { dueOn, actBy }: { dueOn: Temporal.PlainDate; actBy: Temporal.PlainDate },
  wishes: Wishes,
  calendar: WorkCalendar,
): Temporal.PlainDate {
  // Told at once, whatever the ladder or the digest.
  if (rung === announcedRung) return on;
  if (compareDays(on, dueOn) > 0) return nextLoudDay(calendar, wishes.quiet, on);
  if (wishes.cadence !== 'weekly' || isPressing(calendar, on, actBy))
    return lastLoudDay(calendar, wishes.quiet, on);
  return digestDayBefore(calendar, wishes, on);
}
