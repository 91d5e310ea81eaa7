import { dayOf, instantAt } from '../clock.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import { placeFor } from './place-reminder.ts';
import { planFor, type Surroundings } from './plan-rows.ts';
import type { Reader } from './readers.ts';

/** The next rung a reader is to be reminded at, and the letter it will go out in. */
export type NextReminder = {
  rung: string;
  rungOn: Temporal.PlainDate;
  letter: { kind: LetterKind; on: Temporal.PlainDate; dueAt: Temporal.Instant };
};

/**
 * What the day's plan will do next for one reader of one deadline if nothing changes: the same planner, asked about today and
 * then about each later day on which it would look. Undefined where nothing is to come.
 */
export function nextReminder(
  row: DeadlineRow,
  reader: Reader,
  around: Surroundings,
  now: Temporal.Instant,
): NextReminder | undefined {
  if (row.doneAt || reader.isMuted || reader.isStopped) return undefined;
  const today = dayOf(now);
  for (let day: Temporal.PlainDate | undefined = today; day; ) {
    const plan = planFor(row, reader, around, day);
    if (plan.send) {
      const moment = day.equals(today) ? now : instantAt(day, 0);
      const { kind, on, dueAt } = placeFor(row, reader, plan, around, moment);
      return { rung: plan.send.rung, rungOn: plan.send.on, letter: { kind, on, dueAt } };
    }
    day = plan.next;
  }
  return undefined;
}
