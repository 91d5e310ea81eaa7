import type { Source } from '../answers/source.ts';
import { lines } from '../answers/workings.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Due } from './due.ts';
import { movedOn } from './moves.ts';
import type { DatesSentences } from './sentences.ts';
import { type Extras, type Rule, settle } from './settle.ts';

const line = lines<DatesSentences>();

/** One occurrence of a recurring duty: its day, and whether that day gives way when it is a rest day. */
export type Duty = { on: Temporal.PlainDate; restDay: 'stays' | 'next'; source: Source };

/** Family 4: a day of a recurring duty. It stays, or gives way to the next working day, as its rule says. */
export function duty(calendar: WorkCalendar, { on, restDay, source }: Duty, extras: Extras = {}): Due {
  const said = line('dates.duty', { on: on.toString() }, { source });
  const stays: Rule = (works) => {
    const note = works(on) ? [] : [line('dates.stays', { on: on.toString() })];
    return { nominalOn: on, dueOn: on, workings: [said, ...note] };
  };
  const next: Rule = (works) => {
    const { dueOn, workings } = movedOn(works, on, source);
    return { nominalOn: on, dueOn, workings: [said, ...workings] };
  };
  return settle(calendar, restDay === 'stays' ? stays : next, extras);
}
