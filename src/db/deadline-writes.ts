import type { Database } from './connect.ts';
import type { DeadlineRow } from './deadlines.ts';
import { eq, sql } from './orm.ts';
import { insertAll, isAnyOf, recordset } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';

/** Writes first revisions. */
export async function insertDeadlines(db: Database, rows: DeadlineRow[], announcementId: string | null) {
  if (rows.length === 0) return;
  await insertAll(db, deadline, rows);
  await insertRevisions(db, rows, announcementId);
}

/**
 * A deadline's next revision. What of the day's plan, the feeds and what was done with it is not set stays as it is in the
 * database, which others may write meanwhile.
 */
export type NextRevision = {
  row: DeadlineRow;
  /** Its date version begins: `datedAt` is set, and with a day it comes back to the feeds. */
  setsDated: boolean;
  setsNextRung: boolean;
  setsDone: boolean;
};

/** What of a row a next revision carries. */
const revised = [
  'id',
  'revision',
  'dateVersion',
  'status',
  'nominalOn',
  'dueOn',
  'actBy',
  'submitBy',
  'minute',
  'content',
  'revisedAt',
  'datedAt',
  'nextRungOn',
  'doneAt',
];
const flags = { setsDated: 'boolean', setsNextRung: 'boolean', setsDone: 'boolean' };

/**
 * Writes the next revisions of deadlines: their newest state and, copied from it, their entries in the history. One
 * statement, and the long contents travel in it once.
 */
export async function reviseDeadlines(
  db: Database,
  revisions: NextRevision[],
  announcementId: string | null,
) {
  if (revisions.length === 0) return;
  const rows = revisions.map(({ row, ...sets }) => ({ ...row, ...sets }));
  const written = db.$with('written').as(
    db
      .update(deadline)
      .set({
        revision: sql`given.revision`,
        dateVersion: sql`given.date_version`,
        status: sql`given.status`,
        nominalOn: sql`given.nominal_on`,
        dueOn: sql`given.due_on`,
        actBy: sql`given.act_by`,
        submitBy: sql`given.submit_by`,
        minute: sql`given.minute`,
        content: sql`given.content`,
        revisedAt: sql`given.revised_at`,
        datedAt: sql`case when given."setsDated" then given.dated_at else ${deadline.datedAt} end`,
        leftFeedsAt: sql`case when given."setsDated" and given.due_on is not null then null else ${deadline.leftFeedsAt} end`,
        nextRungOn: sql`case when given."setsNextRung" then given.next_rung_on else ${deadline.nextRungOn} end`,
        doneAt: sql`case when given."setsDone" then given.done_at else ${deadline.doneAt} end`,
        doneBy: sql`case when given."setsDone" then null else ${deadline.doneBy} end`,
      })
      .from(recordset(deadline, rows, { fields: revised, more: flags }))
      .where(eq(deadline.id, sql`given.id`))
      .returning(history(announcementId)),
  );
  await db.with(written).insert(deadlineRevision).select(sql`select * from written`);
}

/** Copies first revisions into the history. */
async function insertRevisions(db: Database, rows: DeadlineRow[], announcementId: string | null) {
  const ids = rows.map(({ id }) => id);
  const copied = db.select(history(announcementId)).from(deadline).where(isAnyOf(deadline.id, ids));
  await db.insert(deadlineRevision).select(copied);
}

/** A deadline as its entry in the history. */
function history(announcementId: string | null) {
  const { id, revision, dateVersion, status, nominalOn, dueOn, actBy, submitBy, minute, content, revisedAt } =
    deadline;
  return {
    deadlineId: sql<string>`${id}`.as('deadline_id'),
    revision,
    dateVersion,
    status,
    nominalOn,
    dueOn,
    actBy,
    submitBy,
    minute,
    content,
    announcementId: sql<string | null>`${announcementId}::uuid`.as('announcement_id'),
    recordedAt: sql<Temporal.Instant>`${revisedAt}`.as('recorded_at'),
  };
}
