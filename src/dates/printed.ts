import type { Source } from '../answers/source.ts';
import { lines } from '../answers/workings.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Due } from './due.ts';
import type { DatesSentences } from './sentences.ts';
import { type Extras, settle } from './settle.ts';

const line = lines<DatesSentences>();

/** Family 1: a day printed in a document, inclusive, used as printed and never moved for rest days. */
export function printed(
  calendar: WorkCalendar,
  on: Temporal.PlainDate,
  extras: Extras & { source?: Source } = {},
): Due {
  const { source, ...rest } = extras;
  const workings = [line('dates.printed', { on: on.toString() }, source && { source })];
  return settle(calendar, () => ({ nominalOn: on, dueOn: on, workings }), rest);
}
