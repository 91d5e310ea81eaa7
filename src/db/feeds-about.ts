import type { Database } from './connect.ts';
import { and, eq, isNull, sql, unionAll } from './orm.ts';
import { isAnyOf } from './records.ts';
import { feed } from './schema/feeds.ts';
import { membership } from './schema/people.ts';

/**
 * The feeds that carry days of some enterprises and still answer, once for each of them, as something to select from: their
 * own and their projects', and those of all enterprises of their members. Each half is found by an index; were the two
 * conditions joined by `or`, every feed there is would be read.
 */
export function feedsAboutAny(db: Database, enterpriseIds: readonly string[]) {
  const own = db
    .select({ id: feed.id, enterpriseId: sql<string>`${feed.enterpriseId}`.as('enterprise_id') })
    .from(feed)
    .where(and(isNull(feed.revokedAt), isAnyOf(feed.enterpriseId, enterpriseIds)));
  const ofMembers = db
    .select({ id: feed.id, enterpriseId: sql<string>`${membership.enterpriseId}`.as('enterprise_id') })
    .from(membership)
    .innerJoin(feed, eq(feed.personId, membership.personId))
    .where(
      and(isNull(feed.revokedAt), eq(feed.scope, 'person'), isAnyOf(membership.enterpriseId, enterpriseIds)),
    );
  return unionAll(own, ofMembers).as('about');
}
