import type { Text } from '../answers/source.ts';
import { dayOf, zone } from '../clock.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { Person } from '../db/people.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import type { Stake } from '../deadlines/model.ts';
import type { Way } from '../deadlines/way.ts';
import type { Slot } from './letter-book.ts';

/** A letter that would go out: to whom and by which way, on which day and minute (Asia/Shanghai), and what it would say. */
export type SimulatedLetter = {
  on: string;
  minute: number;
  to: string;
  channel: Way;
  kind: LetterKind;
  items: SimulatedItem[];
  /** What the weekly outlook lists, where the letter is one or ends with it: `overdue` and `coming` in place of rungs. */
  outlook?: SimulatedItem[];
};
export type SimulatedItem = {
  deadlineId: string;
  title: Text;
  rung: string;
  dueOn: string;
  actBy: string;
  stake: Stake;
};

export type Span = { now: Temporal.Instant; from: Temporal.PlainDate; to: Temporal.PlainDate };
export type Letters = Map<string, SimulatedLetter>;
/** Whom letters go to; `stopped` of this way. */
export type Recipient = { person: Pick<Person, 'id' | 'email'>; channel: Way; isStopped: boolean };

/** Puts an item into the letter of a slot, if that goes out on the days asked for. */
export function put(letters: Letters, span: Span, slot: Slot, to: Recipient, item: SimulatedItem) {
  open(letters, span, slot, to)?.items.push(item);
}

/** The letter of a slot, if it goes out on the days asked for; one that is due already goes out now. */
export function open(
  letters: Letters,
  { now, from, to: last }: Span,
  slot: Slot,
  { person, channel, isStopped }: Recipient,
): SimulatedLetter | undefined {
  const at = Temporal.Instant.compare(slot.dueAt, now) < 0 ? now : slot.dueAt;
  const on = dayOf(at);
  if (isStopped || Temporal.PlainDate.compare(on, from) < 0) return undefined;
  if (Temporal.PlainDate.compare(on, last) > 0) return undefined;
  const { hour, minute: past } = at.toZonedDateTimeISO(zone);
  const minute = hour * 60 + past;
  const key = simulatedKey(person.id, channel, slot);
  const { kind } = slot;
  const letter = letters.get(key) ?? { on: String(on), minute, to: person.email, channel, kind, items: [] };
  // One digest a day: of two hours a person has, the earlier.
  letter.minute = Math.min(minute, letter.minute);
  letters.set(key, letter);
  return letter;
}

/** What a letter is kept under. */
export function simulatedKey(
  personId: string,
  channel: Way,
  { kind, slot }: Pick<Slot, 'kind' | 'slot'>,
): string {
  return `${personId} ${channel} ${kind} ${slot}`;
}

export function itemOf(row: DeadlineRow, rung: string): SimulatedItem {
  const { id: deadlineId, content, dueOn, actBy } = row;
  return {
    deadlineId,
    title: content.title,
    rung,
    dueOn: String(dueOn),
    actBy: String(actBy),
    stake: content.stake,
  };
}

/** The order of a letter's items: `itemsOf` asks the database for the same. */
export function byActBy(a: SimulatedItem, b: SimulatedItem): number {
  return `${a.actBy} ${a.deadlineId}` < `${b.actBy} ${b.deadlineId}` ? -1 : 1;
}
