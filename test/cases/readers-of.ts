import type { Booked } from '../../src/cases/letter-book.ts';
import { LetterBook } from '../../src/cases/letter-book.ts';
import { planRows, responseKey, type Surroundings } from '../../src/cases/plan-rows.ts';
import type { Member } from '../../src/cases/readers.ts';
import { usualSubscription } from '../../src/cases/wanted-reminders.ts';
import { instantAt } from '../../src/clock.ts';
import type { DeadlineRow } from '../../src/db/deadlines.ts';
import type { Person } from '../../src/db/people.ts';
import type { SubscriptionRow } from '../../src/db/reminder-subscriptions.ts';
import type { Reminder } from '../../src/db/reminders.ts';
import type { Response } from '../../src/deadlines/plan.ts';
import { circumstances, day, report } from '../deadlines/cast.ts';

const joinedAt = Temporal.Instant.from('2026-01-05T00:00:00Z');
const enterpriseId = 'shenjiang';

/** A report due on a day in 2026 that is worked, registered in January. */
export function reportDue(id: string, dueOn: string): DeadlineRow {
  const on = day(dueOn);
  const { content, kind, subject, rule, occurrence } = report();
  return {
    ...{ id, enterpriseId, kind, subject, rule, occurrence, content },
    ...{ nominalOn: on, dueOn: on, actBy: on, submitBy: null, minute: null },
    ...{ status: 'firm', revision: 1, dateVersion: 1, nextRungOn: null },
    ...{ createdAt: joinedAt, datedAt: joinedAt, revisedAt: joinedAt },
    ...{ doneAt: null, doneBy: null, leftFeedsAt: null },
  } as DeadlineRow;
}

/** A member with subscriptions, each the usual one but for what is said; without any, one that has turned all off. */
export function member(
  id: string,
  subscriptions: Partial<SubscriptionRow>[],
  more: Partial<Person> = {},
): Member {
  const person = { id, email: `${id}@example.com`, name: id, lang: 'zh', weeklyBudget: 7, ...more } as Person;
  const usual = usualSubscription({ personId: id, enterpriseId, createdAt: joinedAt });
  return {
    person,
    joinedAt,
    subscriptions: subscriptions.map((each) => ({ ...usual, ...each })),
    stopped: new Set(),
  };
}

export type Answered = { deadlineId: string; personId: string; response: Response };

/** Plans some deadlines on each day between two, as the day's run does; a line for each letter: day, kind, who and way, what. */
export function playDays(
  rows: DeadlineRow[],
  members: Member[],
  [from, to]: [string, string],
  answers: Answered[] = [],
): { letters: string[]; ledger: Reminder[] } {
  const { calendar } = circumstances(from);
  const ledger: Reminder[] = [];
  const letters = new Map<Booked, string[]>();
  const book = new LetterBook();
  for (
    let today = day(from);
    Temporal.PlainDate.compare(today, day(to)) <= 0;
    today = today.add({ days: 1 })
  ) {
    const given = answers.filter(({ response }) => Temporal.PlainDate.compare(response.on, today) <= 0);
    const around: Surroundings = {
      calendar,
      policies: new Map(),
      handovers: new Map(),
      members: new Map([[enterpriseId, members]]),
      ledger: Map.groupBy(ledger, ({ deadlineId }) => deadlineId),
      responses: new Map(
        given.map(({ deadlineId, personId, response }) => [responseKey(deadlineId, 1, personId), response]),
      ),
      announced: new Map(),
      book,
    };
    for (const { reminder, letter } of planRows(rows, around, instantAt(today, 0)).reminders) {
      ledger.push(reminder);
      if (letter)
        letters.set(letter, [...(letters.get(letter) ?? []), `${reminder.deadlineId} ${reminder.rung}`]);
    }
  }
  const lines = [...letters].map(
    ([{ on, kind, personId, channel }, items]) => `${on} ${kind} ${personId} ${channel}: ${items.join(', ')}`,
  );
  return { letters: lines.toSorted(), ledger };
}
