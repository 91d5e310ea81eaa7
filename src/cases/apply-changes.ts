import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { type DeadlineRow, insertDeadlines, reviseDeadline } from '../db/deadlines.ts';
import { type DoneMark, recordMarks } from '../db/marks.ts';
import { suppressPlanned } from '../db/reminders.ts';
import { rungsOf } from '../deadlines/ladder.ts';
import type { Dates, Derived, Stored } from '../deadlines/model.ts';
import type { Change } from '../deadlines/reconcile.ts';
import { oweCorrections } from './owe-corrections.ts';

/** What a set of changes is written with; `announcementId` where an announcement caused them. */
export type Writing = {
  enterpriseId: string | null;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  announcementId: string | null;
};

/**
 * Writes what reconciling decided, as it was decided: identities stay, revisions are added, what is planned and unsent
 * under other dates is superseded, and whoever was told another date is owed one correction.
 */
export async function applyChanges(tx: Database, changes: Change[], writing: Writing) {
  const added = changes
    .filter((change) => change.change === 'add')
    .map(({ after }) => firstRow(after, writing));
  await insertDeadlines(tx, added, writing.announcementId);
  const rows: DeadlineRow[] = [];
  const marks = added.filter(({ doneAt }) => doneAt !== null).map(markOf);
  for (const change of changes) {
    if (change.change === 'add') continue;
    const row = nextRow(change, writing);
    const moved = change.change !== 'amend';
    const looks = moved
      ? {
          datedAt: writing.now,
          nextRungOn: row.enterpriseId ? firstRungOn(change.after, writing.today) : null,
          leftFeedsAt: null,
          // Another day is another thing to do.
          doneAt: fulfilledAt(change.after, writing),
          doneBy: null,
        }
      : fulfilledLooks(change, writing);
    await reviseDeadline(tx, row, writing.announcementId, looks);
    if (looks.doneAt !== undefined) marks.push(markOf({ id: row.id, doneAt: looks.doneAt, doneBy: null }));
    if (moved) rows.push(row);
  }
  await recordMarks(tx, marks, writing.now);
  // Deadlines before letters, as the day's plan holds them: two who write at once wait for each other in one order.
  await suppressPlanned(
    tx,
    rows.map(({ id }) => id),
    'obsolete',
    writing.now,
  );
  for (const row of rows) if (!row.content.fulfilled) await oweCorrections(tx, row, writing);
}

function markOf({ id, doneAt, doneBy }: Pick<DeadlineRow, 'id' | 'doneAt' | 'doneBy'>): DoneMark {
  return { deadlineId: id, doneAt, doneBy };
}

/** What a registered fact shows to be done is done from the moment it is written down. */
function fulfilledAt({ content }: Derived, { now }: Writing): Temporal.Instant | null {
  return content.fulfilled ? now : null;
}

/**
 * Done by a fact, or no longer: a mark that a person set stands. What was expected and is firm on the same day has rungs of
 * its own.
 */
function fulfilledLooks({ before, after }: Exclude<Change, { change: 'add' }>, writing: Writing) {
  const announced = before.status === 'expected' && after.status === 'firm';
  if (announced && !before.doneAt && !after.content.fulfilled && writing.enterpriseId)
    return { nextRungOn: firstRungOn(after, writing.today) };
  const [was, is] = [before.content.fulfilled !== undefined, after.content.fulfilled !== undefined];
  const { doneAt, doneBy } = before as Stored & DeadlineRow;
  if (was === is || doneBy) return {};
  if (is) return doneAt ? {} : { doneAt: writing.now, doneBy: null };
  return { doneAt: null, doneBy: null, nextRungOn: firstRungOn(after, writing.today) };
}

function firstRow(after: Derived, writing: Writing): DeadlineRow {
  return {
    ...columnsOf(after),
    id: randomUUIDv7(),
    enterpriseId: writing.enterpriseId,
    revision: 1,
    dateVersion: 1,
    createdAt: writing.now,
    revisedAt: writing.now,
    datedAt: writing.now,
    doneAt: fulfilledAt(after, writing),
    doneBy: null,
    nextRungOn: writing.enterpriseId ? firstRungOn(after, writing.today) : null,
    leftFeedsAt: null,
  };
}

function nextRow(
  { change, before, after }: Exclude<Change, { change: 'add' }>,
  writing: Writing,
): DeadlineRow {
  const row = before as Stored & DeadlineRow;
  return {
    ...row,
    ...columnsOf(after),
    revision: row.revision + 1,
    dateVersion: row.dateVersion + (change === 'amend' ? 0 : 1),
    revisedAt: writing.now,
  };
}

function columnsOf({ kind, subject, rule, occurrence, status, content, ...dates }: Derived) {
  return { kind, subject, rule, occurrence, status, content, ...dateColumns(dates) };
}

function dateColumns({ nominalOn, dueOn, actBy, submitBy, minute }: Dates) {
  return {
    nominalOn: nominalOn ?? null,
    dueOn: dueOn ?? null,
    actBy: actBy ?? null,
    submitBy: submitBy ?? null,
    minute: minute ?? null,
  };
}

/** The day the plan has to look first: today where a rung has passed already, else the first rung's day. */
function firstRungOn(after: Derived, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const first = rungsOf(after)[0]?.on;
  if (!first) return null;
  return Temporal.PlainDate.compare(first, today) < 0 ? today : first;
}
