import type { Text } from '../answers/source.ts';
import { dayOf, instantAt, zone } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { type DeadlineRow, undoneDeadlinesOf } from '../db/deadlines.ts';
import { enterpriseIds } from '../db/facts.ts';
import { lettersOfKind } from '../db/letters.ts';
import { administrators, membersOf, type Person } from '../db/people.ts';
import { type Reminder, remindersAbout, waitingInLetters } from '../db/reminders.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import { rungsOf } from '../deadlines/ladder.ts';
import type { Stake } from '../deadlines/model.ts';
import { windowRequestsBetween } from '../deadlines/windows-awaited.ts';
import { kindOf } from './collect-loose.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';
import type { Slot } from './letter-slots.ts';
import { ledgerRow } from './owe-corrections.ts';
import { planFor, slotsFor } from './plan-day.ts';
import { requestsBetween, slotOf } from './remind-administrators.ts';
import { inSnapshot } from './snapshot.ts';
import { asStored } from './stored.ts';

/** A letter that would go out: to whom, on which day and minute (Asia/Shanghai), and what it would say. */
export type SimulatedLetter = {
  on: string;
  minute: number;
  to: string;
  kind: LetterKind;
  items: SimulatedItem[];
};
type SimulatedItem = {
  deadlineId: string;
  title: Text;
  rung: string;
  dueOn: string;
  actBy: string;
  stake: Stake;
};

type Member = Awaited<ReturnType<typeof membersOf>>[number];
type Span = { now: Temporal.Instant; from: Temporal.PlainDate; to: Temporal.PlainDate };
type Letters = Map<string, SimulatedLetter>;
type Known = { row: DeadlineRow; members: Member[]; ledger: Reminder[] };

/**
 * Every letter that would be sent on the days from `from` to `to`, both inclusive, if nothing changed: what waits in a
 * letter already, what waits for one, and the day's own planner asked about each day, with what it plans kept in
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
  const { db, clock } = context;
  const letters: Letters = new Map();
  const span = { now: clock.now(), from, to };
  for (const id of await enterpriseIds(db)) await simulateEnterprise(db, id, span, letters);
  await simulateRequests(context, span, letters);
  return [...letters.values()]
    .map((letter) => ({ ...letter, items: letter.items.toSorted(byActBy) }))
    .sort((a, b) => (`${a.on} ${a.to}` < `${b.on} ${b.to}` ? -1 : 1));
}

async function simulateEnterprise(db: Database, id: string, span: Span, letters: Letters) {
  for (const { reminder, deadline, person, letter } of await waitingInLetters(db, id)) {
    const slot = { kind: letter.kind, slot: letter.slot, dueAt: letter.nextAttemptAt };
    put(letters, span, slot, person, itemOf(deadline, reminder.rung));
  }
  const [rows, members] = [await undoneDeadlinesOf(db, id), await membersOf(db, id)];
  const about = await remindersAbout(
    db,
    rows.map((row) => row.id),
  );
  const ledgers = Map.groupBy(about, (entry) => entry.deadlineId);
  for (const row of rows) {
    const known = { row, members, ledger: ledgers.get(row.id) ?? [] };
    putLoose(known, span, letters);
    putPlanned(known, span, letters);
  }
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
    for (const slot of slots) {
      const letter = made.find(
        (each) => each.personId === person.id && each.kind === slot.kind && each.slot === slot.slot,
      );
      if (!letter) open(letters, span, slot, person);
      else if (letter.state === 'queued' || letter.state === 'sending')
        open(letters, span, { ...slot, dueAt: letter.nextAttemptAt }, person);
    }
  }
}

/** Corrections, and what else is planned and lies in no letter, go out now: one letter per person and kind. */
function putLoose({ row, members, ledger }: Known, span: Span, letters: Letters) {
  const loose = ledger.filter(({ state, letterId }) => state === 'planned' && letterId === null);
  for (const { rung, personId } of loose) {
    const person = members.find((member) => member.person.id === personId)?.person;
    const slot = { kind: kindOf(rung), slot: span.now.toString(), dueAt: span.now };
    if (person) put(letters, span, slot, person, itemOf(row, rung));
  }
}

/** Days before `from` are played too: what they plan is not planned again. */
function putPlanned({ row, members, ledger }: Known, span: Span, letters: Letters) {
  for (const member of members) {
    if (member.person.addressStoppedAt) continue;
    const own = [...ledger];
    for (const moment of momentsToAsk(row, span)) {
      const plan = planFor(row, member, own, dayOf(moment));
      const to = { personId: member.person.id, channel: member.membership.channel };
      const entry = ledgerRow(row, to, moment);
      for (const { rung } of plan?.drop ?? []) own.push(entry(rung.rung, rung.on));
      if (!plan?.send) continue;
      own.push(entry(plan.send.rung, plan.send.on));
      const [slot] = slotsFor(row, member, moment, plan);
      put(letters, span, slot, member.person, itemOf(row, plan.send.rung));
    }
  }
}

/** Now, which catches up, and the beginning of each later day on which a rung falls, as the day's plan runs then. */
function momentsToAsk(row: DeadlineRow, { now, to }: Span): Temporal.Instant[] {
  const today = dayOf(now);
  const later = rungsOf(asStored(row))
    .map(({ on }) => on)
    .filter((on) => Temporal.PlainDate.compare(on, today) > 0 && Temporal.PlainDate.compare(on, to) <= 0);
  return [now, ...later.map((on) => instantAt(on, 0))];
}

/** Puts an item into the letter of a slot, if that goes out on the days asked for. */
function put(letters: Letters, span: Span, slot: Slot, person: Person, item: SimulatedItem) {
  open(letters, span, slot, person)?.items.push(item);
}

/** The letter of a slot, if it goes out on the days asked for; one that is due already goes out now. */
function open(
  letters: Letters,
  { now, from, to }: Span,
  slot: Slot,
  person: Person,
): SimulatedLetter | undefined {
  const at = Temporal.Instant.compare(slot.dueAt, now) < 0 ? now : slot.dueAt;
  const on = dayOf(at);
  if (person.addressStoppedAt || Temporal.PlainDate.compare(on, from) < 0) return undefined;
  if (Temporal.PlainDate.compare(on, to) > 0) return undefined;
  const { hour, minute: past } = at.toZonedDateTimeISO(zone);
  const minute = hour * 60 + past;
  const key = `${person.id} ${slot.kind} ${slot.slot}`;
  const letter = letters.get(key) ?? { on: String(on), minute, to: person.email, kind: slot.kind, items: [] };
  // One digest a day: of two hours a person has, the earlier.
  letter.minute = Math.min(minute, letter.minute);
  letters.set(key, letter);
  return letter;
}

function itemOf(row: DeadlineRow, rung: string): SimulatedItem {
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
function byActBy(a: SimulatedItem, b: SimulatedItem): number {
  return `${a.actBy} ${a.deadlineId}` < `${b.actBy} ${b.deadlineId}` ? -1 : 1;
}
