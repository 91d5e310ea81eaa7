import { dayOf, instantAt } from '../clock.ts';
import { announcedAt, type DeadlineRow } from '../db/deadlines.ts';
import { enterpriseIds } from '../db/facts.ts';
import { type Letter, lettersDueSince, lettersOfKind } from '../db/letters.ts';
import { administrators, type Person } from '../db/people.ts';
import { remindersAbout, waitingInLetters } from '../db/reminders.ts';
import { undoneDeadlinesOf } from '../db/undone.ts';
import { windowRequestsBetween } from '../deadlines/windows-awaited.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';
import { bookedSince, budgeted, LetterBook } from './letter-book.ts';
import { planRows, type Surroundings } from './plan-rows.ts';
import {
  announcedIds,
  policySubjects,
  readHandovers,
  readMembers,
  readResponses,
} from './read-surroundings.ts';
import type { Member } from './readers.ts';
import { requestsBetween, slotOf } from './remind-administrators.ts';
import {
  byActBy,
  itemOf,
  type Letters,
  open,
  put,
  type SimulatedLetter,
  type Span,
} from './simulated-letters.ts';
import { putLoose } from './simulated-loose.ts';
import { simulateOutlooks } from './simulated-outlooks.ts';
import { closedAmong, idleAmong, simulateWaiting, type Waiting } from './simulated-waiting.ts';
import { leaveOutOvertaken, saidOf, type Word, waitingWord, wordOf } from './simulated-words.ts';
import { inSnapshot } from './snapshot.ts';

/**
 * Every letter that would be sent on the days from `from` to `to`, both inclusive, if nothing changed: what waits in a
 * letter already, what waits for one, and the day's own planner asked about each day in turn, with what it plans kept in
 * memory. Writes nothing.
 */
export function simulate(
  context: Context,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<SimulatedLetter[]> {
  return inSnapshot(context, (inside) => simulateIn(inside, from, to));
}

async function simulateIn(
  context: Context,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<SimulatedLetter[]> {
  const letters: Letters = new Map();
  const span = { now: context.clock.now(), from, to };
  const emptied = await simulatePlan(context, span, letters);
  await simulateOutlooks(context, span, letters);
  await simulateRequests(context, span, letters);
  await simulateWaiting(context, span, letters, emptied);
  return [...letters.values()]
    .map((letter) => ({ ...letter, items: letter.items.toSorted(byActBy) }))
    .sort((a, b) => (`${a.on} ${a.to}` < `${b.on} ${b.to}` ? -1 : 1));
}

/** Answers the letters that wait and say none of their reminders any more: those are gone, or later ones say it. */
async function simulatePlan(context: Context, span: Span, letters: Letters): Promise<Letter[]> {
  const { db } = context;
  const ids = await enterpriseIds(db);
  const rows: DeadlineRow[] = [];
  const words: Word[] = [];
  const all: Waiting[] = [];
  for (const id of ids) {
    all.push(...(await waitingInLetters(db, id)));
    rows.push(...(await undoneDeadlinesOf(db, id)));
  }
  const idle = await idleAmong(db, all);
  const waiting = all.filter(({ letter }) => !idle.has(letter.id));
  const closed = await closedAmong(
    db,
    waiting.map(({ letter }) => letter),
    span.now,
  );
  for (const { reminder, deadline, person, letter } of waiting) {
    const slot = { kind: letter.kind, slot: letter.slot, dueAt: letter.nextAttemptAt };
    const to = { person, channel: letter.channel, isStopped: closed.has(letter.id) };
    put(letters, span, slot, to, itemOf(deadline, reminder.rung));
    words.push(waitingWord(reminder, deadline, letter, span));
  }
  const around = await surroundings(context, ids, rows, span.now);
  words.push(...saidOf(around.ledger.values()));
  const waits = new Map(all.map(({ letter }) => [letter.id, letter.nextAttemptAt]));
  for (const row of rows) words.push(...putLoose(row, around, span, letters, waits));
  words.push(...playDays(rows, around, span, letters));
  return [...idle.values(), ...leaveOutOvertaken(letters, words)];
}

async function surroundings(
  context: Context,
  enterprises: string[],
  rows: DeadlineRow[],
  now: Temporal.Instant,
): Promise<Surroundings> {
  const { db } = context;
  const ids = rows.map(({ id }) => id);
  const { calendar, policies } = await readLaw(db, context);
  const members = await readMembers(db, enterprises);
  const people = new Set([...members.values()].flat().map(({ person }) => person.id));
  return {
    calendar,
    policies: policySubjects(policies),
    members,
    ledger: Map.groupBy(await remindersAbout(db, ids), ({ deadlineId }) => deadlineId),
    responses: await readResponses(db, ids),
    handovers: await readHandovers(db, ids),
    announced: await announcedAt(db, announcedIds(rows)),
    book: new LetterBook(await lettersDueSince(db, [...people], budgeted, bookedSince(now))),
  };
}

/**
 * Now, which catches up, then the beginning of each later day, as the day's plan runs then; what a day plans is not planned
 * again. Answers what was put into letters.
 */
function playDays(rows: DeadlineRow[], around: Surroundings, span: Span, letters: Letters): Word[] {
  const words: Word[] = [];
  const today = dayOf(span.now);
  const looks = new Map(rows.map((row) => [row.id, row.nextRungOn]));
  const ledger = new Map(around.ledger);
  for (let day = today; Temporal.PlainDate.compare(day, span.to) <= 0; day = day.add({ days: 1 })) {
    const moment = day.equals(today) ? span.now : instantAt(day, 0);
    const due = rows
      .filter(({ id }) => isBy(looks.get(id), day))
      .sort((a, b) => (lookKey(a) < lookKey(b) ? -1 : 1));
    const plan = planRows(due, { ...around, ledger }, moment);
    for (const [id, next] of plan.next) looks.set(id, next);
    const byId = new Map(due.map((row) => [row.id, row]));
    for (const { reminder, letter } of plan.reminders) {
      ledger.set(reminder.deadlineId, [...(ledger.get(reminder.deadlineId) ?? []), reminder]);
      const row = byId.get(reminder.deadlineId);
      const person = row && personOf(around.members.get(row.enterpriseId ?? ''), reminder.personId);
      if (!row || !letter || !person) continue;
      const to = { person, channel: letter.channel, isStopped: false };
      put(letters, span, letter, to, itemOf(row, reminder.rung));
      words.push(wordOf(reminder, row, letter, span));
    }
  }
  return words;

  function lookKey({ id }: DeadlineRow) {
    return `${looks.get(id)} ${id}`;
  }
}

function isBy(look: Temporal.PlainDate | null | undefined, day: Temporal.PlainDate): boolean {
  return look !== null && look !== undefined && Temporal.PlainDate.compare(look, day) <= 0;
}

function personOf(members: Member[] | undefined, id: string): Person | undefined {
  return members?.find(({ person }) => person.id === id)?.person;
}

/**
 * The weekly letters to administrators while a notice of days off is missing or an expected window is not announced; those
 * that exist go out as they are queued.
 */
async function simulateRequests(context: Context, span: Span, letters: Letters) {
  const { db } = context;
  const today = dayOf(span.now);
  const law = await readLaw(db, context);
  const made = [
    ...(await lettersOfKind(db, 'notice-missing')),
    ...(await lettersOfKind(db, 'window-awaited')),
  ];
  const slots = [
    ...requestsBetween(law.calendar, today, span.to).map((each) => slotOf('notice-missing', each, span.now)),
    ...windowRequestsBetween({ ...law, today }, span.to).map((each) =>
      slotOf('window-awaited', each, span.now),
    ),
  ];
  for (const person of await administrators(db)) {
    const to = { person, channel: 'mail' as const, isStopped: person.addressStoppedAt !== null };
    for (const slot of slots) {
      const letter = made.find(
        (each) => each.personId === person.id && each.kind === slot.kind && each.slot === slot.slot,
      );
      if (!letter) open(letters, span, slot, to);
      else if (letter.state === 'queued' || letter.state === 'sending')
        open(letters, span, { ...slot, dueAt: letter.nextAttemptAt }, to);
    }
  }
}
