import { dayOf, instantAt } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { announcedAt, type DeadlineRow, setNextRung, takeDeadlinesToPlan } from '../db/deadlines.ts';
import { membersOf } from '../db/people.ts';
import { shareLaw } from '../db/policies.ts';
import { attachReminders, insertReminders, type Reminder, remindersAbout } from '../db/reminders.ts';
import { announcedRung, rungsOf } from '../deadlines/ladder.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { afterwardsOf, planRungs, type RungPlan } from '../deadlines/plan.ts';
import type { Context } from './context.ts';
import { digestSlot, type Slot, takeOpenLetter } from './letter-slots.ts';
import { ledgerRow, settled } from './owe-corrections.ts';
import { asStored } from './stored.ts';

const chunk = 200;
type Member = Awaited<ReturnType<typeof membersOf>>[number];
/** A reminder that was planned and wants a letter in one of these slots. */
type Owed = { reminder: Reminder; slots: [Slot, ...Slot[]] };

/**
 * Plans what is due today, in chunks of one transaction each: rungs of the day, of days the service stood still, and of
 * deadlines registered late. Running it twice plans nothing twice. Answers how many reminders were planned.
 */
export async function planDay(context: Pick<Context, 'db' | 'clock'>): Promise<number> {
  let planned = 0;
  for (;;) {
    const done = await context.db.transaction((tx) => planChunk(tx, context.clock.now()));
    planned += done.planned;
    if (done.taken < chunk) return planned;
  }
}

async function planChunk(tx: Database, now: Temporal.Instant) {
  const today = dayOf(now);
  await shareLaw(tx);
  const rows = await takeDeadlinesToPlan(tx, today, chunk);
  const ledger = Map.groupBy(
    await remindersAbout(
      tx,
      rows.map((row) => row.id),
    ),
    (entry) => entry.deadlineId,
  );
  const owed: Owed[] = [];
  for (const row of rows) owed.push(...(await planDeadline(tx, row, ledger.get(row.id) ?? [], now)));
  await putIntoLetters(tx, owed, now);
  return { taken: rows.length, planned: owed.length };
}

async function planDeadline(tx: Database, row: DeadlineRow, ledger: Reminder[], now: Temporal.Instant) {
  const members = row.enterpriseId ? await membersOf(tx, row.enterpriseId) : [];
  const today = dayOf(now);
  const owed: Owed[] = [];
  for (const member of members) {
    const plan = planFor(row, member, ledger, today);
    if (plan) owed.push(...(await writePlan(tx, row, member, plan, now)));
  }
  await setNextRung(tx, row.id, nextRungOn(row, today));
  return owed;
}

/** What one member is owed of a deadline today; undefined when it has no dates. The pure planner decides. */
export function planFor(row: DeadlineRow, member: Member, ledger: Reminder[], today: Temporal.PlainDate) {
  const { dueOn } = row;
  if (!dueOn || row.doneAt) return undefined;
  const known = ledger.filter(
    (entry) => entry.personId === member.person.id && entry.dateVersion === row.dateVersion,
  );
  return planRungs({
    rungs: rungsOf(asStored(row)),
    known: new Set(known.map((entry) => entry.rung)),
    today,
    dueOn,
    recordedOn: dayOf(row.createdAt),
    joinedOn: dayOf(member.membership.createdAt),
    afterwards: afterwardsOf(row.kind as DeadlineKind),
  });
}

function nextRungOn(row: DeadlineRow, today: Temporal.PlainDate): Temporal.PlainDate | null {
  return rungsOf(asStored(row)).find(({ on }) => Temporal.PlainDate.compare(on, today) > 0)?.on ?? null;
}

async function writePlan(
  tx: Database,
  row: DeadlineRow,
  member: Member,
  plan: RungPlan,
  now: Temporal.Instant,
): Promise<Owed[]> {
  const to = { personId: member.person.id, channel: member.membership.channel };
  const entry = ledgerRow(row, to, now);
  await insertReminders(
    tx,
    plan.drop.map(({ rung, reason }) => ({ ...entry(rung.rung, rung.on), ...settled(reason, now) })),
  );
  if (!plan.send) return [];
  if (member.person.addressStoppedAt) {
    await insertReminders(tx, [{ ...entry(plan.send.rung, plan.send.on), ...settled('bounced', now) }]);
    return [];
  }
  const inserted = await insertReminders(tx, [entry(plan.send.rung, plan.send.on)]);
  const at = isAnnounced(plan) ? await announcedAt(tx, row.id) : undefined;
  const slots = slotsFor(row, member, now, { ...plan, ...(at ? { announcedAt: at } : {}) });
  return inserted.map((reminder) => ({ reminder, slots }));
}

/**
 * The letters a reminder may travel in, in order of preference: today's digest; for one registered after its hour, or
 * a reader who joined after it, the next day's, or a letter of its own at once if that would be after actBy. A window that
 * has been announced is told at once to whoever was there before: before the announcement was published here, and where no
 * announcement dated the row, before today.
 */
export function slotsFor(
  row: DeadlineRow,
  member: Member,
  now: Temporal.Instant,
  plan: RungPlan & { announcedAt?: Temporal.Instant },
): [Slot, ...Slot[]] {
  const today = dayOf(now);
  const { sendMinute, createdAt } = member.membership;
  const at = instantAt(today, sendMinute);
  const registeredLate = [row.datedAt, createdAt].some((when) => Temporal.Instant.compare(when, at) >= 0);
  const tomorrow = today.add({ days: 1 });
  const tooLate = row.actBy !== null && Temporal.PlainDate.compare(row.actBy, tomorrow) < 0;
  const urgent: Slot = { kind: 'urgent', slot: now.toString(), dueAt: now };
  const joinedBefore = plan.announcedAt ?? instantAt(today, 0);
  if (isAnnounced(plan) && Temporal.Instant.compare(createdAt, joinedBefore) < 0) return [urgent];
  const next: Slot = tooLate ? urgent : digestSlot(tomorrow, sendMinute);
  return registeredLate ? [next, urgent] : [digestSlot(today, sendMinute), next, urgent];
}

function isAnnounced({ send, drop }: RungPlan): boolean {
  return [send, ...drop.map(({ rung }) => rung)].some((each) => each?.rung === announcedRung);
}

/** Takes the letters in one order for all copies: two that take them crosswise would wait for each other. */
async function putIntoLetters(tx: Database, owed: Owed[], now: Temporal.Instant) {
  const place = ({ reminder, slots: [{ kind, slot }] }: Owed) => `${reminder.personId} ${kind} ${slot}`;
  for (const { reminder, slots } of owed.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))) {
    const letter = await takeOpenLetter(tx, reminder, slots, now);
    await attachReminders(tx, letter.id, [reminder.id]);
  }
}
