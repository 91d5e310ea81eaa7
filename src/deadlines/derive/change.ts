import { lines } from '../../answers/workings.ts';
import { changes, type Event } from '../../facts/event.ts';
import type { Registered } from '../../facts/registered.ts';
import type { ChangeFiling } from '../../policies/change-filing.ts';
import { changeFilings } from '../../policies/change-filings.ts';
import type { Law } from '../law.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { rowOf, ruled } from './ruled.ts';
import { covers, type Term } from './term.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** What has to be filed after a change, each by its own rule, counted from the day of the change. */
export function changeDeadlines({ id, body }: Registered<Event>, terms: Term[], law: Law): Derived[] {
  const on = Temporal.PlainDate.from(body.on);
  return changeFilings
    .filter((filing) => filing.on.includes(body.change) && holds(filing, terms, on))
    .map((filing) =>
      rowOf(
        { kind: 'change-filing', subject: `event:${id}`, rule: filing.key, occurrence: 'once' },
        ruled(law, filing.key, filing.due, on),
        {
          title: titles.changeFiling(filing.name, changes[body.change], body.about),
          workings: [line('deadlines.change-on', { on: body.on, change: body.change })],
          ...(filing.missed ? { missed: filing.missed } : {}),
        },
      ),
    );
}

function holds({ holders }: ChangeFiling, terms: Term[], on: Temporal.PlainDate): boolean {
  return !holders || terms.some((term) => holders.includes(term.kind.key) && covers(term, on));
}
