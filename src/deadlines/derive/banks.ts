import { type Line, lines } from '../../answers/workings.ts';
import type { Due } from '../../dates/due.ts';
import { settle } from '../../dates/settle.ts';
import type { Law } from '../law.ts';
import type { DeadlinesSentences } from '../sentences.ts';

const line = lines<DeadlinesSentences>();
const asGovernment = line(
  'deadlines.bank-calendar',
  {},
  { assumption: { parameter: 'bankCalendar', taken: 'government' } },
);

/** A day that does not roll, by which interest has to be paid at the bank; `said` is what sets it. */
export function atBank({ calendar, bankCalendar }: Law, on: Temporal.PlainDate, said: Line): Due {
  // A paper about banks is a paper about one year.
  const same = bankCalendar.announced.get(on.year)?.reference === calendar.announced.get(on.year)?.reference;
  const workings = same ? [said, asGovernment] : [said];
  return settle(bankCalendar, () => ({ nominalOn: on, dueOn: on, workings }));
}
