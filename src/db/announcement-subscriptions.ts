import type { Enterprise } from '../facts/enterprise.ts';
import type { Database } from './connect.ts';
import { and, asc, eq, gt, inArray, notExists, or, sql } from './orm.ts';
import { enterprise, fact } from './schema/facts.ts';
import { membership } from './schema/people.ts';
import { announcementSubscription as subscription } from './schema/publication.ts';

export type SubscriptionRow = typeof subscription.$inferSelect;
export type Scope = SubscriptionRow['scope'];

/** What a person subscribes to. */
export function subscriptionsOf(db: Database, personId: string): Promise<SubscriptionRow[]> {
  return db
    .select()
    .from(subscription)
    .where(eq(subscription.personId, personId))
    .orderBy(asc(subscription.scope), asc(subscription.value));
}

/** Puts these subscriptions in the place of all a person has. */
export async function replaceSubscriptions(tx: Database, personId: string, rows: SubscriptionRow[]) {
  await tx.delete(subscription).where(eq(subscription.personId, personId));
  await insertSubscriptions(tx, rows);
}

/** Adds subscriptions; one that a person has already stays as it is. */
export async function insertSubscriptions(tx: Database, rows: SubscriptionRow[]) {
  if (rows.length > 0) await tx.insert(subscription).values(rows).onConflictDoNothing();
}

/** So many members who subscribe to nothing, in the order of their ids, behind one. */
export async function membersWithoutSubscription(
  db: Database,
  limit: number,
  after?: string,
): Promise<string[]> {
  const own = db
    .select({ one: sql`1` })
    .from(subscription)
    .where(eq(subscription.personId, membership.personId));
  const rows = await db
    .selectDistinct({ id: membership.personId })
    .from(membership)
    .where(and(notExists(own), after ? gt(membership.personId, after) : undefined))
    .orderBy(asc(membership.personId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export type Named = { scope: Exclude<Scope, 'all' | 'concerns-me'>; values: string[] };

/** The subscriptions to all announcements, and to some subjects. */
export function subscribersTo(
  db: Database,
  subjects: Named[],
): Promise<Pick<SubscriptionRow, 'personId' | 'scope' | 'value' | 'mode'>[]> {
  const { personId, scope, value, mode } = subscription;
  const named = subjects.filter(({ values }) => values.length > 0);
  return db
    .select({ personId, scope, value, mode })
    .from(subscription)
    .where(
      or(eq(scope, 'all'), ...named.map((each) => and(eq(scope, each.scope), inArray(value, each.values)))),
    )
    .orderBy(asc(personId));
}

/** A member who subscribes to anything, with one of the enterprises; `mode` is that of "concerns me", absent without it. */
export type Concerned = {
  personId: string;
  mode: SubscriptionRow['mode'] | null;
  enterpriseId: string;
  creditCode: string;
  body: Enterprise;
};

/** The memberships of so many enterprises whose members subscribe to anything, in the order of the enterprises, behind one. */
export async function subscribingMembers(
  db: Database,
  enterprises: number,
  after?: string,
): Promise<{ last?: string; members: Concerned[] }> {
  const ids = await db
    .select({ id: enterprise.id })
    .from(enterprise)
    .where(after ? gt(enterprise.id, after) : undefined)
    .orderBy(asc(enterprise.id))
    .limit(enterprises);
  const last = ids.at(-1)?.id;
  if (!last) return { members: [] };
  const modes = db
    .select({
      personId: subscription.personId,
      mode: sql<
        SubscriptionRow['mode'] | null
      >`max(case when ${subscription.scope} = 'concerns-me' then ${subscription.mode} end)`.as(
        'concerns_mode',
      ),
    })
    .from(subscription)
    .groupBy(subscription.personId)
    .as('modes');
  const members = await db
    .select({
      personId: membership.personId,
      mode: modes.mode,
      enterpriseId: enterprise.id,
      creditCode: enterprise.creditCode,
      body: fact.body,
    })
    .from(membership)
    .innerJoin(modes, eq(modes.personId, membership.personId))
    .innerJoin(enterprise, eq(enterprise.id, membership.enterpriseId))
    .innerJoin(fact, eq(fact.id, enterprise.id))
    .where(
      inArray(
        membership.enterpriseId,
        ids.map(({ id }) => id),
      ),
    );
  return { last, members: members as Concerned[] };
}
