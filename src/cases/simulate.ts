import type { Text } from '../answers/source.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { membersOf } from '../db/people.ts';
import { dueDeadlines, type Reminder, remindersAbout } from '../db/reminders.ts';
import { rungsOf } from '../deadlines/ladder.ts';
import type { Stake } from '../deadlines/model.ts';
import type { Context } from './context.ts';
import { ledgerRow } from './owe-corrections.ts';
import { planFor } from './plan-day.ts';
import { asStored } from './stored.ts';

/** A digest that would go out: to whom, on which day and minute (Asia/Shanghai), and what it would say. */
export type SimulatedLetter = { on: string; minute: number; to: string; items: SimulatedItem[] };
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
 * Every digest that would be sent on the days from `from` to `to`, both inclusive, if nothing changed: the day's own
 * planner asked about each day, with what it plans kept in memory. Reads; writes nothing.
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
  const letters = new Map<string, SimulatedLetter>();
  for (const row of rows) {
    const known = {
      row,
      members: members.get(row.enterpriseId ?? '') ?? [],
      ledger: ledger.get(row.id) ?? [],
    };
    simulateDeadline(known, from, to, clock.now(), letters);
  }
  return [...letters.values()].sort((a, b) => (`${a.on} ${a.to}` < `${b.on} ${b.to}` ? -1 : 1));
}

function simulateDeadline(
  { row, members, ledger }: Row,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  now: Temporal.Instant,
  letters: Map<string, SimulatedLetter>,
) {
  for (const member of members) {
    const own = [...ledger];
    for (const day of daysToAsk(row, from, to)) {
      const plan = planFor(row, member, own, day);
      const entry = ledgerRow(row, { personId: member.person.id, channel: member.membership.channel }, now);
      for (const { rung } of plan?.drop ?? []) own.push(entry(rung.rung, rung.on));
      if (!plan?.send) continue;
      own.push(entry(plan.send.rung, plan.send.on));
      letterOf(letters, member, day).items.push(itemOf(row, plan.send.rung));
    }
  }
}

/** The first day, which catches up, and each day on which a rung falls. */
function daysToAsk(row: DeadlineRow, from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate[] {
  const later = rungsOf(asStored(row))
    .map(({ on }) => on)
    .filter((on) => Temporal.PlainDate.compare(on, from) > 0 && Temporal.PlainDate.compare(on, to) <= 0);
  return [from, ...later];
}

function letterOf(
  letters: Map<string, SimulatedLetter>,
  { person, membership }: Member,
  day: Temporal.PlainDate,
) {
  const key = `${day} ${person.id}`;
  const letter = letters.get(key) ?? {
    on: day.toString(),
    minute: membership.sendMinute,
    to: person.email,
    items: [],
  };
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
