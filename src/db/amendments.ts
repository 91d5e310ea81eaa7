import type { Database } from './connect.ts';
import { desc, eq } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';
import { announcement } from './schema/law.ts';

/**
 * Of some deadlines the announcement that changed or brought about each of them last; those that none did are not in it.
 * `moved`: the deadline still stands on the day that announcement gave it.
 */
export async function amendmentsOf(db: Database, deadlineIds: string[]) {
  if (deadlineIds.length === 0) return new Map<string, never>();
  const { deadlineId, revision, announcementId, dueOn } = deadlineRevision;
  const rows = await db
    .selectDistinctOn([deadlineId], {
      id: deadlineId,
      title: announcement.title,
      announcedOn: announcement.publishedOn,
      dueThen: dueOn,
      dueNow: deadline.dueOn,
    })
    .from(deadlineRevision)
    .innerJoin(announcement, eq(announcement.id, announcementId))
    .innerJoin(deadline, eq(deadline.id, deadlineId))
    .where(isAnyOf(deadlineId, deadlineIds))
    .orderBy(deadlineId, desc(revision));
  return new Map(
    rows.map(({ id, title, announcedOn, dueThen, dueNow }) => [
      id,
      { title, announcedOn, moved: dueThen?.toString() === dueNow?.toString() },
    ]),
  );
}
