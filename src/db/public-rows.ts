import type { Database } from './connect.ts';
import { and, eq, inArray, isNull, sql } from './orm.ts';
import { deadline, deadlineRevision } from './schema/deadlines.ts';

/** The policies' own rows of windows that a notice has announced, now or in an earlier revision: what was shown once is not a hole later. */
export async function onceAnnounced(db: Database): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: deadlineRevision.deadlineId })
    .from(deadlineRevision)
    .innerJoin(deadline, eq(deadline.id, deadlineRevision.deadlineId))
    .where(
      and(
        isNull(deadline.enterpriseId),
        inArray(deadline.kind, ['window-opens', 'window-step']),
        sql`${deadlineRevision.content} #> '{window,call}' is not null`,
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
