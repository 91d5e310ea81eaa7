import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { IsWorkday } from './calendar.ts';
import type { DatesSentences } from './sentences.ts';
import { nextWorkingDay, previousWorkingDay } from './workdays.ts';

const line = lines<DatesSentences>();
const convention = { assumption: { parameter: 'backwardLead', taken: 'safe-convention' } };

/** Where a day ends up, and the line that says so; no line where it did not move. */
export type Moved = { dueOn: Temporal.PlainDate; workings: Line[] };

/** A last day that is a rest day gives way to the next working day, by the article given. */
export function movedOn(works: IsWorkday, day: Temporal.PlainDate, source: Source): Moved {
  return moved('dates.moved-next', day, nextWorkingDay(works, day), { source });
}

/** The closing edge of a lead that is a rest day gives way to the working day before it: a convention, no statute. */
export function movedBack(works: IsWorkday, day: Temporal.PlainDate): Moved {
  return moved('dates.moved-previous', day, previousWorkingDay(works, day), convention);
}

/** The opening edge of a window that is a rest day gives way to the next working day: a convention, no statute. */
export function openedOn(works: IsWorkday, day: Temporal.PlainDate): Moved {
  return moved('dates.moved-opening', day, nextWorkingDay(works, day), convention);
}

function moved(
  say: 'dates.moved-next' | 'dates.moved-previous' | 'dates.moved-opening',
  from: Temporal.PlainDate,
  dueOn: Temporal.PlainDate,
  basis: { source: Source } | typeof convention,
): Moved {
  const values = { from: from.toString(), to: dueOn.toString() };
  return { dueOn, workings: from.equals(dueOn) ? [] : [line(say, values, basis)] };
}
