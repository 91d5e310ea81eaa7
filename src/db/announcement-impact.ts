import type { Database } from './connect.ts';
import { alias, and, asc, eq, sql } from './orm.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';
import { membership } from './schema/people.ts';

/** What an announcement wrote of the deadlines of a person's enterprises: each as it was before, where it was, and after. */
export async function changesFor(db: Database, announcementId: string, personId: string) {
  const before = alias(deadlineRevision, 'before');
  const rows = await db
    .select({ enterpriseId: membership.enterpriseId, after: deadlineRevision, before })
    .from(membership)
    .innerJoin(deadline, eq(deadline.enterpriseId, membership.enterpriseId))
    .innerJoin(
      deadlineRevision,
      and(eq(deadlineRevision.deadlineId, deadline.id), eq(deadlineRevision.announcementId, announcementId)),
    )
    .leftJoin(
      before,
      and(eq(before.deadlineId, deadline.id), sql`${before.revision} = ${deadlineRevision.revision} - 1`),
    )
    .where(eq(membership.personId, personId))
    .orderBy(asc(membership.enterpriseId), asc(deadlineRevision.dueOn), asc(deadline.id));
  return rows;
}
export type ChangeFor = Awaited<ReturnType<typeof changesFor>>[number];
