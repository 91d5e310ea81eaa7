import type { Database } from './connect.ts';
import { publicFeedKinds } from './feeds.ts';
import { alias, and, desc, eq, inArray, isNull, ne, or, sql } from './orm.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';
import { announcement } from './schema/law.ts';

/** A revision that changed the date of one of the policies' own rows, with the date before; none before the first. */
export type DateChange = Awaited<ReturnType<typeof newestDateChanges>>[number];

/**
 * The newest changes of dates of what the public calendars carry, newest first: first dates, moves, withdrawals and returns. Other
 * revisions leave the date as it is.
 */
export async function newestDateChanges(db: Database, limit: number) {
  const before = alias(deadlineRevision, 'before');
  const { deadlineId, revision, dateVersion, recordedAt } = deadlineRevision;
  return await db
    .select({
      id: deadlineId,
      revision,
      kind: deadline.kind,
      subject: deadline.subject,
      content: deadlineRevision.content,
      status: deadlineRevision.status,
      dueOn: deadlineRevision.dueOn,
      minute: deadlineRevision.minute,
      actBy: deadlineRevision.actBy,
      submitBy: deadlineRevision.submitBy,
      recordedAt,
      before: {
        status: before.status,
        dueOn: before.dueOn,
        minute: before.minute,
        actBy: before.actBy,
        submitBy: before.submitBy,
      },
      announcement: { id: announcement.id, title: announcement.title },
    })
    .from(deadlineRevision)
    .innerJoin(deadline, eq(deadline.id, deadlineId))
    .leftJoin(before, and(eq(before.deadlineId, deadlineId), eq(before.revision, sql`${revision} - 1`)))
    .leftJoin(announcement, eq(announcement.id, deadlineRevision.announcementId))
    .where(
      and(
        isNull(deadline.enterpriseId),
        inArray(deadline.kind, publicFeedKinds),
        or(isNull(before.revision), ne(before.dateVersion, dateVersion)),
      ),
    )
    .orderBy(desc(recordedAt), desc(deadlineId), desc(revision))
    .limit(limit);
}
