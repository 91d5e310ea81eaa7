import type { Text } from '../answers/source.ts';
import { dayOf, zone } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { membersOf } from '../db/people.ts';
import { dueDeadlines, type Reminder, remindersAbout, waitingInLetters } from '../db/reminders.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import { rungsOf } from '../deadlines/ladder.ts';
import type { Stake } from '../deadlines/model.ts';
import type { Context } from './context.ts';
import { ledgerRow } from './owe-corrections.ts';
import { planFor } from './plan-day.ts';
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
type Row = { row: DeadlineRow; members: Member[]; ledger: Reminder[] };

/**
 * Every letter that would be sent on the days from `from` to `to`, both inclusive, if nothing changed: what waits in a
 * letter already, and the day's own planner asked about each day, with what it plans kept in memory. Writes nothing.
 */
export async function simulate(
  { db, clock }: Context,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<SimulatedLetter[]> {
  const rows = await dueDeadlines(db);
  const ledger = Map.groupBy(
    await remindersAbout(
      db,
      rows.map((row) => row.id),
    ),
    (entry) => entry.deadlineId,
  );
  const owners = [...new Set(rows.flatMap((row) => row.enterpriseId ?? []))];
  const members = new Map<string, Member[]>();
  for (const id of owners) members.set(id, await membersOf(db, id));
  const days = { today: clock.today(), from, to };
  const letters = await waitingLetters(db, clock.now(), days);
  for (const row of rows) {
    const known = {
      row,
      members: members.get(row.enterpriseId ?? '') ?? [],
      ledger: ledger.get(row.id) ?? [],
    };
    simulateDeadline(known, days, clock.now(), letters);
  }
  return [...letters.values()].sort((a, b) => (`${a.on} ${a.to}` < `${b.on} ${b.to}` ? -1 : 1));
}

type Days = { today: Temporal.PlainDate; from: Temporal.PlainDate; to: Temporal.PlainDate };
type Letters = Map<string, SimulatedLetter>;

/** What lies in letters that have not gone out; one that is due already goes out now. */
async function waitingLetters(db: Database, now: Temporal.Instant, { from, to }: Days): Promise<Letters> {
  const letters: Letters = new Map();
  for (const { reminder, deadline, person, letter } of await waitingInLetters(db)) {
    if (person.addressStoppedAt) continue;
    const at = Temporal.Instant.compare(letter.nextAttemptAt, now) < 0 ? now : letter.nextAttemptAt;
    const { hour, minute } = at.toZonedDateTimeISO(zone);
    const on = dayOf(at);
    if (Temporal.PlainDate.compare(on, from) < 0 || Temporal.PlainDate.compare(on, to) > 0) continue;
    const { kind } = letter;
    const key = keyOf(on, person.id, kind === 'digest' ? kind : letter.id);
    const known = letters.get(key) ?? {
      on: on.toString(),
      minute: hour * 60 + minute,
      to: person.email,
      kind,
      items: [],
    };
    letters.set(key, { ...known, items: [...known.items, itemOf(deadline, reminder.rung)] });
  }
  return letters;
}

function simulateDeadline(
  { row, members, ledger }: Row,
  days: Days,
  now: Temporal.Instant,
  letters: Letters,
) {
  for (const member of members) {
    if (member.person.addressStoppedAt) continue;
    const own = [...ledger];
    for (const day of daysToAsk(row, days)) {
      const plan = planFor(row, member, own, day);
      const entry = ledgerRow(row, { personId: member.person.id, channel: member.membership.channel }, now);
      for (const { rung } of plan?.drop ?? []) own.push(entry(rung.rung, rung.on));
      if (!plan?.send) continue;
      own.push(entry(plan.send.rung, plan.send.on));
      if (Temporal.PlainDate.compare(day, days.from) < 0) continue;
      digestOf(letters, member, day).items.push(itemOf(row, plan.send.rung));
    }
  }
}

/** Today, which catches up, and each later day on which a rung falls: days before `from` are played, not shown. */
function daysToAsk(row: DeadlineRow, { today, to }: Days): Temporal.PlainDate[] {
  const later = rungsOf(asStored(row))
    .map(({ on }) => on)
    .filter((on) => Temporal.PlainDate.compare(on, today) > 0 && Temporal.PlainDate.compare(on, to) <= 0);
  return [today, ...later];
}

function digestOf(
  letters: Letters,
  { person, membership }: Member,
  day: Temporal.PlainDate,
): SimulatedLetter {
  const key = keyOf(day, person.id, 'digest');
  const digest = {
    on: day.toString(),
    minute: membership.sendMinute,
    to: person.email,
    kind: 'digest' as const,
    items: [],
  };
  const letter = letters.get(key) ?? digest;
  letters.set(key, letter);
  return letter;
}

function keyOf(day: Temporal.PlainDate, personId: string, which: string): string {
  return `${day} ${personId} ${which}`;
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
