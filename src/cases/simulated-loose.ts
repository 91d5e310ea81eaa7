import type { DeadlineRow } from '../db/deadlines.ts';
import type { Reminder } from '../db/reminders.ts';
import { kindOf } from './collect-loose.ts';
import type { Surroundings } from './plan-rows.ts';
import { itemOf, type Letters, put, type Span } from './simulated-letters.ts';
import { type Word, wordOf } from './simulated-words.ts';

/**
 * Corrections, and what else is planned and lies in no letter, go out now, or when an older letter about it is looked at again,
 * as `takeLoose` holds them: one letter per person and kind. `waits` says when letters are due, by their ids. Answers them.
 */
export function putLoose(
  row: DeadlineRow,
  { ledger, members }: Pick<Surroundings, 'ledger' | 'members'>,
  span: Span,
  letters: Letters,
  waits: ReadonlyMap<string, Temporal.Instant>,
): Word[] {
  const planned = (ledger.get(row.id) ?? []).filter(({ state }) => state === 'planned');
  const loose = planned.filter(({ letterId }) => !letterId);
  return loose.flatMap((reminder) => {
    const { rung, personId, channel } = reminder;
    const member = members.get(row.enterpriseId ?? '')?.find(({ person }) => person.id === personId);
    if (!member) return [];
    const older = planned.filter((each) => isOlder(each, reminder));
    const holding = older.flatMap(({ letterId }) => waits.get(letterId ?? '') ?? []);
    const dueAt = [span.now, ...holding].reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? b : a));
    const slot = { kind: kindOf(rung), slot: dueAt.toString(), dueAt };
    const to = { person: member.person, channel, isStopped: member.stopped.has(channel) };
    put(letters, span, slot, to, itemOf(row, rung));
    return [wordOf(reminder, row, slot, span)];
  });
}

function isOlder(each: Reminder, { personId, channel, dateVersion }: Reminder): boolean {
  return each.personId === personId && each.channel === channel && each.dateVersion < dateVersion;
}
