import { dayOf } from '../clock.ts';
import type { WorkCalendar } from '../dates/calendar.ts';
import { compareDays } from '../dates/compare.ts';
import type { DeadlineToPlan } from '../db/deadlines-to-plan.ts';
import type { Reminder } from '../db/reminders.ts';
import { ladderFor, type TimedRung } from '../deadlines/going-out.ts';
import type { Handed } from '../deadlines/handing.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { afterwardsOf, isSilenced, planRungs, type Response, type RungPlan } from '../deadlines/plan.ts';
import type { PolicySubjects } from '../deadlines/wishes.ts';
import { readersAmong } from './handed-readers.ts';
import { comesBackWith, isComingBack, toldWith, withComingBack } from './handed-rungs.ts';
import type { Booked, LetterBook } from './letter-book.ts';
import { ledgerRow, settled } from './owe-corrections.ts';
import { placeFor } from './place-reminder.ts';
import { type Member, type Reader, secondReader } from './readers.ts';
import { wasTurnedOff, withoutTurnedOn } from './turned-off.ts';

/** What the plan of some deadlines has to know; nothing of it is read again while it decides. */
export type Surroundings = {
  calendar: WorkCalendar;
  policies: PolicySubjects;
  /** By deadline: who has handed its reminders over, and to whom. */
  handovers: ReadonlyMap<string, Handed>;
  /** By enterprise. */
  members: ReadonlyMap<string, Member[]>;
  /** By deadline. */
  ledger: ReadonlyMap<string, Reminder[]>;
  /** The newest answer to a date version, by `responseKey`. */
  responses: ReadonlyMap<string, Response>;
  /** By deadline: when the announcement that dated it last was published here. */
  announced: ReadonlyMap<string, Temporal.Instant>;
  /** The letters there are; the plan opens more. */
  book: LetterBook;
};

/** A reminder of the plan, and the letter it travels in where it is to be sent. */
export type Planned = {
  reminder: Reminder;
  letter?: Booked;
  lang?: Reader['lang'];
  /** Its row is there, from when it had been turned off. */
  reopens?: boolean;
};

export type RowsPlan = {
  reminders: Planned[];
  /** By deadline: the next day the plan has to look at it. */
  next: Map<string, Temporal.PlainDate | null>;
};

export function responseKey(deadlineId: string, dateVersion: number, personId: string): string {
  return `${deadlineId} ${dateVersion} ${personId}`;
}

/** What is owed of some deadlines now, to whom, and in which letters: decided, not written. */
export function planRows(
  rows: readonly DeadlineToPlan[],
  around: Surroundings,
  now: Temporal.Instant,
): RowsPlan {
  const plan: RowsPlan = { reminders: [], next: new Map() };
  for (const row of rows) planRow(row, around, now, plan);
  return plan;
}

function planRow(row: DeadlineToPlan, around: Surroundings, now: Temporal.Instant, plan: RowsPlan) {
  const members =
    row.dueOn && row.actBy && !row.doneAt ? (around.members.get(row.enterpriseId ?? '') ?? []) : [];
  const today = dayOf(now);
  const begun = plan.reminders.length;
  const silent: { reader: Reader; rungs: RungPlan }[] = [];
  let next: Temporal.PlainDate | undefined;
  for (const reader of readersAmong(row, members, around)) {
    const rungs = planFor(row, reader, around, today);
    plan.reminders.push(...remindersOf(row, reader, rungs, around, now));
    if (rungs.send && reader.second && isSilent(row, reader, around, today)) silent.push({ reader, rungs });
    if (rungs.next && (!next || compareDays(rungs.next, next) < 0)) next = rungs.next;
  }
  for (const { reader, rungs } of silent) {
    const second = members.find(({ person }) => person.id === reader.second?.personId);
    if (second)
      plan.reminders.push(...escalated(row, reader, rungs, second, around, now, plan.reminders.slice(begun)));
  }
  plan.next.set(row.id, next ?? null);
}

/** What one reader is owed of one deadline on a day. The pure planner decides. */
export function planFor(
  row: DeadlineToPlan,
  reader: Reader,
  { calendar, ledger, responses }: Pick<Surroundings, 'calendar' | 'ledger' | 'responses'>,
  today: Temporal.PlainDate,
): RungPlan {
  const { dueOn, actBy, submitBy, status, content } = row;
  if (!dueOn || !actBy) return { drop: [] };
  const kind = row.kind as DeadlineKind;
  const laddered = { kind, status, content, dueOn, actBy, ...(submitBy ? { submitBy } : {}) };
  const { person, channel, wishes, ways } = reader;
  // What was told by a way that the reader has left since need not be told again by the one that took its place.
  const isKnown = (entry: Reminder) =>
    entry.channel === channel || (entry.state === 'sent' && ways?.has(entry.channel) === false);
  const own = (ledger.get(row.id) ?? []).filter(
    (entry) => entry.personId === person.id && entry.dateVersion === row.dateVersion,
  );
  const known = own.filter(isKnown);
  const rungs = ladderFor(laddered, wishes, calendar);
  const response = responses.get(responseKey(row.id, row.dateVersion, person.id));
  const stands = reader.isMuted ? known : withoutTurnedOn(known, rungs, today);
  const names = new Set([...stands.map((entry) => entry.rung), ...toldWith(own, rungs)]);
  return planRungs({
    rungs: reader.handedTo ? rungs : withComingBack(rungs, known, names, today),
    known: names,
    today,
    dueOn,
    recordedOn: dayOf(row.createdAt),
    joinedOn: dayOf(reader.joinedAt),
    afterwards: afterwardsOf(kind),
    ...(response ? { response } : {}),
    ...mutedAs(reader),
  });
}

function mutedAs({ isMuted, handedTo }: Reader): { muted?: 'muted' | 'handed-over' } {
  return isMuted ? { muted: handedTo ? 'handed-over' : 'muted' } : {};
}

function answerOf(
  row: DeadlineToPlan,
  { person }: Reader,
  { responses }: Surroundings,
): Response | undefined {
  return responses.get(responseKey(row.id, row.dateVersion, person.id));
}

/** Has not answered, or put it off and said nothing since it came back. */
function isSilent(
  row: DeadlineToPlan,
  reader: Reader,
  around: Surroundings,
  today: Temporal.PlainDate,
): boolean {
  const answer = answerOf(row, reader, around);
  if (answer?.kind === 'snoozed') return compareDays(answer.until, today) < 0;
  return answer === undefined;
}

function isSilencedFor(row: DeadlineToPlan, reader: Reader, rung: TimedRung, around: Surroundings): boolean {
  const answer = answerOf(row, reader, around);
  return answer !== undefined && isSilenced(answer, rung);
}

function remindersOf(
  row: DeadlineToPlan,
  reader: Reader,
  plan: RungPlan,
  around: Surroundings,
  now: Temporal.Instant,
): Planned[] {
  const { send, drop } = plan;
  const make = ledgerRow(row, { personId: reader.person.id, channel: reader.channel }, now);
  const entry: typeof make = (rung, on) => ({ ...make(rung, on), insteadOf: insteadOf(reader, rung) });
  const dropped = drop.map(({ rung, reason }) => ({
    reminder: { ...entry(rung.rung, rung.on), ...settled(reason, now) },
  }));
  if (!send) return dropped;
  if (reader.isStopped)
    return [...dropped, { reminder: { ...entry(send.rung, send.on), ...settled('bounced', now) } }];
  const letter = placeFor(row, reader, plan, around, now);
  const reminder = entry(send.rung, send.on);
  if (comesBackWith(letter, reminder, around.ledger.get(row.id)))
    return [...dropped, { reminder: { ...reminder, ...settled('merged', now) } }];
  const reopens = wasTurnedOff(reminder, around.ledger.get(row.id));
  return [...dropped, { reminder, letter, lang: reader.lang, reopens }];
}

/** Who has come back says in whose place. */
function insteadOf({ lapsed }: Reader, rung: string): string | null {
  return isComingBack(rung) ? (lapsed ?? null) : null;
}

/** The second contact is told too, once for each rung, unless reminded of the same day anyway. */
function escalated(
  row: DeadlineToPlan,
  first: Reader,
  plan: RungPlan,
  member: Member,
  around: Surroundings,
  now: Temporal.Instant,
  planned: readonly Planned[],
): Planned[] {
  const { send } = plan;
  const from = row.actBy?.subtract({ days: first.second?.from ?? 0 });
  if (!send || !from || compareDays(send.on, from) < 0) return [];
  const isTold = ({ personId, state }: Reminder) => personId === member.person.id && state === 'planned';
  if (planned.some(({ reminder }) => isTold(reminder))) return [];
  const reader = secondReader(member);
  if (!reader || isSilencedFor(row, reader, send, around)) return [];
  const rung = `second/${send.rung}`;
  const to = { personId: member.person.id, channel: reader.channel };
  const known = (around.ledger.get(row.id) ?? []).some(
    (each) => each.personId === to.personId && each.rung === rung && each.dateVersion === row.dateVersion,
  );
  if (known) return [];
  const reminder = { ...ledgerRow(row, to, now)(rung, send.on), insteadOf: first.person.id };
  if (reader.isStopped) return [{ reminder: { ...reminder, ...settled('bounced', now) } }];
  const letter = placeFor(row, reader, { ...plan, as: rung }, around, now);
  return [{ reminder, letter, lang: reader.lang }];
}
