import { randomUUIDv7 } from 'node:crypto';
import type { NextRevision } from '../db/deadline-writes.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { Dates, Derived, Stored } from '../deadlines/model.ts';
import type { Change } from '../deadlines/reconcile.ts';

/** When something is written. */
export type Moment = { now: Temporal.Instant; today: Temporal.PlainDate };

/** What reconciling decided for an enterprise, or with `null` for the policies themselves. */
export type Changes = { enterpriseId: string | null; changes: Change[] };

/** One change with the row it leaves; nothing of it depends on what else is written. */
export type Decision = { change: Change; next: NextRevision };

/** What a set of changes comes to, row by row: it can be rehearsed, and then written as it is. */
export type Decided = { enterpriseId: string | null; decisions: Decision[] };

/** Decides the rows that changes leave: identities stay, and the next revision follows on the one before it. */
export function decideRows({ enterpriseId, changes }: Changes, moment: Moment): Decided {
  const decisions = changes.map((change) => ({
    change,
    next:
      change.change === 'add'
        ? { row: firstRow(change.after, enterpriseId, moment), ...everything }
        : nextOf(change, moment),
  }));
  return { enterpriseId, decisions };
}

const everything = { setsDated: true, setsNextRung: true, setsDone: true };

/** Whether people may have been told another date than the change leaves, or have reminders of one before them. */
export function isMoved({ change }: Decision): boolean {
  return change.change === 'move' || change.change === 'withdraw';
}

function nextOf(change: Exclude<Change, { change: 'add' }>, moment: Moment): NextRevision {
  const { before, after } = change;
  const row = nextRow(change, moment);
  const next = row.enterpriseId ? firstLookOn(after, moment.today) : null;
  if (change.change !== 'amend') {
    const leftFeedsAt = row.dueOn ? null : row.leftFeedsAt;
    const looks = { datedAt: moment.now, nextRungOn: next, leftFeedsAt };
    // Another day is another thing to do.
    return { row: { ...row, ...looks, doneAt: fulfilledAt(after, moment), doneBy: null }, ...everything };
  }
  const kept = { setsDated: false, setsNextRung: false, setsDone: false };
  // What was expected and is firm on the same day has rungs of its own.
  const announced = before.status === 'expected' && after.status === 'firm';
  if (announced && !row.doneAt && !after.content.fulfilled && row.enterpriseId)
    return { row: { ...row, nextRungOn: next }, ...kept, setsNextRung: true };
  const [was, is] = [before.content.fulfilled !== undefined, after.content.fulfilled !== undefined];
  // Done by a fact, or no longer: a mark that a person set stands.
  if (was === is || row.doneBy || (is && row.doneAt)) return { row, ...kept };
  const looks = is ? { doneAt: moment.now } : { doneAt: null, nextRungOn: firstLookOn(after, moment.today) };
  return { row: { ...row, ...looks, doneBy: null }, ...kept, setsDone: true, setsNextRung: !is };
}

/** What a registered fact shows to be done is done from the moment it is written down. */
function fulfilledAt({ content }: Derived, { now }: Moment): Temporal.Instant | null {
  return content.fulfilled ? now : null;
}

function firstRow(after: Derived, enterpriseId: string | null, moment: Moment): DeadlineRow {
  return {
    ...columnsOf(after),
    id: randomUUIDv7(),
    enterpriseId,
    revision: 1,
    dateVersion: 1,
    createdAt: moment.now,
    revisedAt: moment.now,
    datedAt: moment.now,
    doneAt: fulfilledAt(after, moment),
    doneBy: null,
    nextRungOn: enterpriseId ? firstLookOn(after, moment.today) : null,
    leftFeedsAt: null,
  };
}

function nextRow(
  { change, before, after }: Exclude<Change, { change: 'add' }>,
  { now }: Moment,
): DeadlineRow {
  const row = before as Stored & DeadlineRow;
  return {
    ...row,
    ...columnsOf(after),
    revision: row.revision + 1,
    dateVersion: row.dateVersion + (change === 'amend' ? 0 : 1),
    revisedAt: now,
  };
}

function columnsOf({ kind, subject, rule, occurrence, status, content, ...dates }: Derived) {
  return { kind, subject, rule, occurrence, status, content, ...dateColumns(dates) };
}

/** Days and hour as columns: what is absent is null. */
export function dateColumns({ nominalOn, dueOn, actBy, submitBy, minute }: Dates) {
  return {
    nominalOn: nominalOn ?? null,
    dueOn: dueOn ?? null,
    actBy: actBy ?? null,
    submitBy: submitBy ?? null,
    minute: minute ?? null,
  };
}

/** The day the plan has to look first: this very day, for only then is it known when each reader wants to be reminded. */
function firstLookOn(after: Derived, today: Temporal.PlainDate): Temporal.PlainDate | null {
  return after.status === 'withdrawn' || !after.dueOn ? null : today;
}
