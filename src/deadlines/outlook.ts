import type { WorkCalendar } from '../dates/calendar.ts';
import { digestDayAfter } from './going-out.ts';
import { rungsOf } from './ladder.ts';
import type { Stored } from './model.ts';
import { afterwardsOf, type Response } from './plan.ts';
import type { Wishes } from './wishes.ts';

/** How far the weekly outlook looks ahead, in calendar days; a day so far away is still in it. */
export const outlookDays = 30;

/** Where a deadline stands in the outlook. */
export type OutlookPart = 'overdue' | 'coming';

/**
 * The day on which a reader's newest outlook goes out, of the days from one to another, both inclusive: that of a weekly
 * digest, moved before quiet days as that is, whatever the cadence. Undefined where none of them is one.
 */
export function outlookDay(
  calendar: WorkCalendar,
  wishes: Wishes,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (!wishes.outlook) return undefined;
  for (let day = to; Temporal.PlainDate.compare(day, from) >= 0; day = day.subtract({ days: 1 }))
    if (digestDayAfter(calendar, wishes, day).equals(day)) return day;
  return undefined;
}

type Row = Pick<Stored, 'kind' | 'status' | 'content' | 'dueOn' | 'actBy' | 'submitBy'>;

/**
 * Where the outlook of a day has a deadline that is not done, for a reader who wants to know of it. Overdue is what was to be
 * told on the day after its last one and has something left to do; coming is what is to be done within the next thirty days and is not over. Nothing of
 * a kind for which the reader asks for no reminders, nor while it is put off.
 */
export function outlookPart(
  row: Row,
  { ladders }: Pick<Wishes, 'ladders'>,
  response: Response | undefined,
  on: Temporal.PlainDate,
): OutlookPart | undefined {
  const { kind, status, dueOn, actBy } = row;
  if (!dueOn || !actBy || status === 'withdrawn' || ladders[kind]?.length === 0) return undefined;
  if (response?.kind === 'snoozed' && isAfter(response.until, on)) return undefined;
  if (!isAfter(on, dueOn)) return isAfter(actBy, on.add({ days: outlookDays })) ? undefined : 'coming';
  const stays = afterwardsOf(kind) === 'always' && status !== 'expected';
  return stays && rungsOf(row, ladders).some(({ rung }) => rung === '+1') ? 'overdue' : undefined;
}

function isAfter(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) > 0;
}
