import type { Database } from '../db/connect.ts';
import { feedCounts } from '../db/feeds.ts';
import { membersOfEach } from '../db/people.ts';
import { type Reminder, remindersAbout } from '../db/reminders.ts';
import type { Announced } from './announced.ts';
import { type Decision, isMoved, type Moment } from './decide-rows.ts';
import { planFor, slotsFor } from './plan-day.ts';

type Member = Awaited<ReturnType<typeof membersOfEach>>[number];

/** What a chunk touches beside its deadlines: who reads of its enterprises, in how many feeds, and what is owed to whom. */
export type Around = Readers & {
  /** By deadline: what the ledger owes because of the changes. */
  owed: ReadonlyMap<string, Reminder[]>;
  /** By deadline: the ledger of those that are to be looked at again under the dates they had. */
  ledger: ReadonlyMap<string, Reminder[]>;
};

/** By enterprise: who reads of it, and in how many feeds. */
type Readers = { members: ReadonlyMap<string, Member[]>; feeds: ReadonlyMap<string, number> };

/** Reads who reads of the enterprises of a chunk; read-only. */
export async function readersOf(tx: Database, announced: Announced[]): Promise<Readers> {
  const changing = announced.filter(({ decisions }) => decisions.length > 0);
  const ids = changing.flatMap(({ enterpriseId }) => enterpriseId ?? []);
  if (ids.length === 0) return { members: new Map(), feeds: new Map() };
  const [members, feeds] = await Promise.all([membersOfEach(tx, ids), feedCounts(tx, ids)]);
  return { members: Map.groupBy(members, ({ membership }) => membership.enterpriseId), feeds };
}

/** Puts together what a chunk touches; read-only. */
export async function readAround(
  tx: Database,
  announced: Announced[],
  readers: Readers,
  owed: Reminder[],
): Promise<Around> {
  const again = announced
    .flatMap(({ decisions }) => decisions)
    .filter(({ change, next }) => change.change === 'amend' && next.setsNextRung);
  const ledger = await remindersAbout(
    tx,
    again.map(({ next }) => next.row.id),
  );
  return {
    ...readers,
    owed: Map.groupBy(owed, ({ deadlineId }) => deadlineId),
    ledger: Map.groupBy(ledger, ({ deadlineId }) => deadlineId),
  };
}

/** The rows whose readers may have been told another date: what is fulfilled is nothing to be told of. */
export function rowsToCorrect(decisions: Decision[]) {
  return decisions
    .filter((decision) => isMoved(decision) && !decision.next.row.content.fulfilled)
    .map(({ next }) => next.row);
}

/** A letter by who gets it and what makes it one, and how many items of it come from here. */
export type LetterItem = { kind: 'correction' | 'digest' | 'urgent'; letter: string };

/** The items of letters that one decision brings about; whose address takes no letters gets none. */
export function letterItems(
  { enterpriseId }: Announced,
  decision: Decision,
  { members, owed, ledger }: Around,
  moment: Moment,
): LetterItem[] {
  const { row } = decision.next;
  const readers = members.get(enterpriseId ?? '') ?? [];
  const own = owed.get(row.id) ?? [];
  const stopped = new Set(
    readers.filter(({ person }) => person.addressStoppedAt).map(({ person }) => person.id),
  );
  const corrections = own.filter(({ rung, personId }) => rung === 'correction' && !stopped.has(personId));
  return [
    ...corrections.map(({ personId }) => ({ kind: 'correction' as const, letter: personId })),
    ...readers
      .filter(({ person }) => !person.addressStoppedAt)
      .flatMap((reader) => plannedFor(decision, reader, [...(ledger.get(row.id) ?? []), ...own], moment)),
  ];
}

/** The reminder that the next plan sends a member of a new or moved date; the day's own planner is asked. */
function plannedFor(
  { next: { row, setsNextRung } }: Decision,
  member: Member,
  ledger: Reminder[],
  { now, today }: Moment,
): LetterItem[] {
  const due = row.nextRungOn !== null && Temporal.PlainDate.compare(row.nextRungOn, today) <= 0;
  const plan = setsNextRung && due ? planFor(row, member, ledger, today) : undefined;
  if (!plan?.send) return [];
  const [{ kind, slot }] = slotsFor(row, member, now, { ...plan, announcedAt: now });
  return [{ kind: kind === 'digest' ? 'digest' : 'urgent', letter: `${member.person.id} ${slot}` }];
}
