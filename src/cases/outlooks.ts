import type { Lang } from '../answers/source.ts';
import { dayOf } from '../clock.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { Person } from '../db/people.ts';
import { type OutlookPart, outlookDay, outlookPart } from '../deadlines/outlook.ts';
import { wasOverBefore } from '../deadlines/plan.ts';
import type { Way } from '../deadlines/way.ts';
import { dueAt } from './due-at.ts';
import type { Slot } from './letter-book.ts';
import { responseKey, type Surroundings } from './plan-rows.ts';
import { type Reader, readersFor } from './readers.ts';
import { asStored } from './stored.ts';

/** A weekly outlook that is owed: to whom, by which way, when, and what it tells, the overdue first. */
export type Outlook = {
  person: Person;
  channel: Way;
  slot: Slot;
  lang: Lang | null;
  lines: OutlookLine[];
};

type OutlookLine = { row: DeadlineRow; part: OutlookPart };

/** The outlooks that go out on the days from one to another, both inclusive, of each reader the last; `on` is the day they are read. */
export type OutlookSpan = { from: Temporal.PlainDate; to: Temporal.PlainDate; on: Temporal.PlainDate };

type Around = Pick<Surroundings, 'calendar' | 'policies' | 'members' | 'responses'>;

/**
 * The outlooks owed of some deadlines: decided, not written. The first subscription that is about a deadline counts for its
 * channel, as for reminders. One letter for all enterprises of a reader whose outlook goes out on the same day, at the
 * earliest of their hours; none where there is nothing to tell, nor where the way came to be asked for after its hour.
 */
export function outlooksOf(rows: readonly DeadlineRow[], around: Around, span: OutlookSpan): Outlook[] {
  const found = new Map<string, Outlook>();
  for (const row of rows)
    for (const member of around.members.get(row.enterpriseId ?? '') ?? [])
      for (const reader of readersFor(row, member, around.policies)) {
        const part = reader.isMuted || reader.isStopped ? undefined : partFor(row, reader, around, span.on);
        const slot = part && slotFor(reader, around, span);
        if (part && slot) put(found, reader, slot, { row, part });
      }
  return [...found.values()];
}

function partFor(
  row: DeadlineRow,
  { person, wishes, joinedAt }: Reader,
  { responses }: Around,
  on: Temporal.PlainDate,
): OutlookPart | undefined {
  const response = responses.get(responseKey(row.id, row.dateVersion, person.id));
  const part = outlookPart(asStored(row), wishes, response, on);
  const known = { recordedOn: dayOf(row.createdAt), joinedOn: dayOf(joinedAt) };
  return part === 'overdue' && row.dueOn && wasOverBefore({ dueOn: row.dueOn, ...known }) ? undefined : part;
}

function slotFor(
  { wishes, since, channel }: Reader,
  { calendar }: Around,
  { from, to }: OutlookSpan,
): Slot | undefined {
  const day = outlookDay(calendar, wishes, from, to);
  if (!day) return undefined;
  const at = dueAt(day, wishes, channel);
  return Temporal.Instant.compare(since, at) < 0
    ? { kind: 'outlook', slot: day.toString(), dueAt: at }
    : undefined;
}

function put(
  found: Map<string, Outlook>,
  { person, channel, lang }: Reader,
  slot: Slot,
  line: OutlookLine,
): void {
  const key = `${person.id} ${channel} ${slot.slot}`;
  const own: Outlook = { person, channel, slot, lang, lines: [line] };
  const known = found.get(key);
  found.set(key, known ? together(known, own) : own);
}

/** Two parts of one reader's outlook as one, at the earlier of their hours. */
export function together(one: Outlook, other: Outlook): Outlook {
  const isEarlier = Temporal.Instant.compare(other.slot.dueAt, one.slot.dueAt) < 0;
  const lines = [...one.lines, ...other.lines].toSorted(byPart);
  return { ...one, slot: isEarlier ? other.slot : one.slot, lines };
}

function byPart(a: OutlookLine, b: OutlookLine): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function keyOf({ part, row }: OutlookLine): string {
  return `${part === 'overdue' ? 0 : 1} ${row.actBy} ${row.id}`;
}
