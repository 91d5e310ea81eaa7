import type { Database } from './connect.ts';
import { alias, and, desc, eq, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';
import { announcement } from './schema/law.ts';

const before = alias(deadlineRevision, 'before');
const corrector = alias(announcement, 'corrector');
const { dueOn, minute, status } = deadlineRevision;

/** Whether a revision has another day or hour than the one before it, and whether another status; a day that only became firm has not. */
const setsDay = sql`(${dueOn}, ${minute}) is distinct from (${before.dueOn}, ${before.minute})`;
const setsStatus = sql`replace(${status}::text, 'provisional', 'firm') is distinct from replace(${before.status}::text, 'provisional', 'firm')`;

/** Whether a deadline stands on the day and hour that a later revision than its first gave it, by an announcement that was not corrected. */
const moved = sql<boolean>`(${before.revision} is not null and ${setsDay} and ${deadline.status} <> 'withdrawn'
  and (${dueOn}, ${minute}) is not distinct from (${deadline.dueOn}, ${deadline.minute})
  and not exists (select 1 from ${announcement} as corrector where ${corrector.corrects} = ${announcement.id} and ${corrector.state} = 'published'))`;

/**
 * Of some deadlines the announcement that moved each of them to where it stands; else the last that changed it or brought it
 * about. Those that none did are not in it. A paper about days off revises all dates of its year, and counts only where it
 * gave a day or a status.
 */
export async function amendmentsOf(db: Database, deadlineIds: string[]) {
  if (deadlineIds.length === 0) return new Map<string, never>();
  const { deadlineId, revision, announcementId } = deadlineRevision;
  const changed = sql`${setsDay} or ${setsStatus} or ${announcement.kind} <> 'holiday notice'`;
  const rows = await db
    .selectDistinctOn([deadlineId], {
      id: deadlineId,
      title: announcement.title,
      announcedOn: announcement.publishedOn,
      moved,
    })
    .from(deadlineRevision)
    .innerJoin(announcement, eq(announcement.id, announcementId))
    .innerJoin(deadline, eq(deadline.id, deadlineId))
    .leftJoin(before, and(eq(before.deadlineId, deadlineId), eq(before.revision, sql`${revision} - 1`)))
    .where(isAnyOf(deadlineId, deadlineIds))
    .orderBy(deadlineId, desc(moved), desc(sql`(${changed})`), desc(revision));
  return new Map(rows.map(({ id, ...amendment }) => [id, amendment]));
}
