import type { Database } from '../db/connect.ts';
import { feedCounts } from '../db/feeds.ts';
import { type Reminder, remindersAbout } from '../db/reminders.ts';
import { together } from '../db/together.ts';
import type { Law } from '../deadlines/law.ts';
import type { Announced } from './announced.ts';
import { type Decision, isMoved, type Moment } from './decide-rows.ts';
import { readersAmong } from './handed-readers.ts';
import { LetterBook } from './letter-book.ts';
import { placeFor } from './place-reminder.ts';
import { planFor, type Surroundings } from './plan-rows.ts';
import { policySubjects, readHandovers, readMembers, readResponses } from './read-surroundings.ts';
import type { Member } from './readers.ts';
import type { Undated } from './rehearsal-moves.ts';

/** What a chunk touches beside its deadlines: who reads of its enterprises, in how many feeds, and what is owed to whom. */
export type Around = Surroundings & {
  feeds: ReadonlyMap<string, number>;
  /** By deadline: what the ledger owes because of the changes. */
  owed: ReadonlyMap<string, Reminder[]>;
  undated: Undated;
};

/** By enterprise: who reads of it, and in how many feeds; and the law a plan is made under. */
type Readers = Pick<Surroundings, 'members' | 'calendar' | 'policies'> & Pick<Around, 'feeds'>;

/** Reads who reads of the enterprises of a chunk; read-only. */
export async function readersOf(
  tx: Database,
  announced: Announced[],
  { calendar, policies }: Pick<Law, 'calendar' | 'policies'>,
): Promise<Readers> {
  const changing = announced.filter(({ decisions }) => decisions.length > 0);
  const ids = changing.flatMap(({ enterpriseId }) => enterpriseId ?? []);
  const [members, feeds] =
    ids.length === 0 ? [new Map(), new Map()] : await together([readMembers(tx, ids), feedCounts(tx, ids)]);
  return { members, feeds, calendar, policies: policySubjects(policies) };
}

/** Puts together what a chunk touches; read-only. */
export async function readAround(
  tx: Database,
  announced: Announced[],
  readers: Readers,
  { owed, undated }: { owed: Reminder[]; undated: Undated },
): Promise<Around> {
  const again = announced
    .flatMap(({ decisions }) => decisions)
    .filter(({ change, next }) => change.change === 'amend' && next.setsNextRung);
  const ids = again.map(({ next }) => next.row.id);
  const byDeadline = Map.groupBy(owed, ({ deadlineId }) => deadlineId);
  // What is owed stands in the ledger by the time the plan looks.
  const ledger = Map.groupBy([...(await remindersAbout(tx, ids)), ...owed], ({ deadlineId }) => deadlineId);
  return {
    ...readers,
    owed: byDeadline,
    undated,
    ledger,
    responses: await readResponses(tx, ids),
    handovers: await readHandovers(tx, ids),
    announced: new Map(),
    book: new LetterBook(),
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
  around: Around,
  moment: Moment,
): LetterItem[] {
  const members = around.members.get(enterpriseId ?? '') ?? [];
  const takes = ({ personId, channel }: Reminder) =>
    members.some(({ person, stopped }) => person.id === personId && !stopped.has(channel));
  const owed = around.owed.get(decision.next.row.id) ?? [];
  const corrections = owed.filter((each) => each.rung === 'correction' && takes(each));
  return [
    ...corrections.map(({ personId }) => ({ kind: 'correction' as const, letter: personId })),
    ...plannedFor(decision, members, around, moment),
  ];
}

/** The reminders that the next plan sends members of a new or moved date; the day's own planner is asked. */
function plannedFor(
  { next: { row, setsNextRung } }: Decision,
  members: Member[],
  around: Around,
  { now, today }: Moment,
): LetterItem[] {
  if (!setsNextRung || row.nextRungOn === null || row.doneAt) return [];
  const dated = { ...around, announced: new Map([[row.id, now]]) };
  return readersAmong(row, members, around).flatMap((reader): LetterItem[] => {
    const plan = planFor(row, reader, around, today);
    if (!plan.send || reader.isStopped) return [];
    const { kind, slot } = placeFor(row, reader, plan, dated, now);
    const letter = `${reader.person.id} ${reader.channel} ${slot}`;
    return [{ kind: kind === 'digest' ? 'digest' : 'urgent', letter }];
  });
}
