import { type Way, wayTo } from '../deadlines/way.ts';
import type { Database } from './connect.ts';
import { and, asc, eq, exists, isNotNull, isNull, or, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { membership, person } from './schema/people.ts';
import { endpoint, reminderSubscription } from './schema/reminding.ts';

export type SubscriptionRow = typeof reminderSubscription.$inferSelect;

/** Why a subscription was ended: by its owner's choice, or by the link with which a letter is turned off. */
export type EndedReason = 'ended' | 'unsubscribed';

/** The subscriptions that hold for some enterprises, oldest first. */
export function subscriptionsOfEach(db: Database, enterpriseIds: string[]): Promise<SubscriptionRow[]> {
  return db
    .select()
    .from(reminderSubscription)
    .where(
      and(isAnyOf(reminderSubscription.enterpriseId, enterpriseIds), isNull(reminderSubscription.endedAt)),
    )
    .orderBy(asc(reminderSubscription.createdAt), asc(reminderSubscription.id));
}

/** The subscriptions that hold and ask for the weekly outlook. */
export function outlookSubscriptions(db: Database): Promise<SubscriptionRow[]> {
  const { outlook, endedAt, id } = reminderSubscription;
  return db
    .select()
    .from(reminderSubscription)
    .where(and(eq(outlook, true), isNull(endedAt)))
    .orderBy(asc(id));
}

/** The subscriptions of some people that hold and reach them by mail at their account's address, oldest first. */
export function mailSubscriptionsOf(db: Database, personIds: string[]): Promise<SubscriptionRow[]> {
  const { personId, channel, endedAt, createdAt, id } = reminderSubscription;
  return db
    .select()
    .from(reminderSubscription)
    .where(and(isAnyOf(personId, personIds), eq(channel, 'mail'), isNull(endedAt)))
    .orderBy(asc(createdAt), asc(id));
}

export async function insertReminderSubscription(db: Database, row: SubscriptionRow) {
  await db.insert(reminderSubscription).values(row);
}

/** A person's subscriptions that hold, in every enterprise or in some, oldest first. */
export function heldSubscriptions(
  db: Database,
  owner: string,
  enterpriseIds?: string[],
): Promise<SubscriptionRow[]> {
  const { personId, enterpriseId, endedAt, createdAt, id } = reminderSubscription;
  const within = enterpriseIds ? isAnyOf(enterpriseId, enterpriseIds) : undefined;
  return db
    .select()
    .from(reminderSubscription)
    .where(and(eq(personId, owner), isNull(endedAt), within))
    .orderBy(asc(createdAt), asc(id));
}

/** A subscription, ended or not, held until the transaction ends. */
export async function takeReminderSubscription(
  tx: Database,
  id: string,
): Promise<SubscriptionRow | undefined> {
  const [row] = await tx
    .select()
    .from(reminderSubscription)
    .where(eq(reminderSubscription.id, id))
    .for('update');
  return row;
}

/** A person's subscriptions on one way in some enterprises that were ended for a reason. */
export function endedSubscriptions(
  db: Database,
  { personId, channel }: { personId: string; channel: Way },
  enterpriseIds: string[],
  reason: EndedReason,
): Promise<SubscriptionRow[]> {
  const { enterpriseId, endedReason, endedAt } = reminderSubscription;
  return db
    .select()
    .from(reminderSubscription)
    .where(
      and(
        eq(reminderSubscription.personId, personId),
        eq(reminderSubscription.channel, channel),
        isAnyOf(enterpriseId, enterpriseIds),
        eq(endedReason, reason),
        isNotNull(endedAt),
      ),
    );
}

/** Changes a subscription that was seen at a revision; undefined when it has changed since. */
export async function reviseReminderSubscription(
  tx: Database,
  { id, revision }: Pick<SubscriptionRow, 'id' | 'revision'>,
  fields: Partial<SubscriptionRow>,
): Promise<SubscriptionRow | undefined> {
  const [row] = await tx
    .update(reminderSubscription)
    .set({ ...fields, revision: revision + 1 })
    .where(and(eq(reminderSubscription.id, id), eq(reminderSubscription.revision, revision)))
    .returning();
  return row;
}

/** Whether a person is a member of an enterprise who is reminded of anything there. */
export async function isReminded(db: Database, personId: string, enterpriseId: string): Promise<boolean> {
  const own = db
    .select({ one: sql`1` })
    .from(membership)
    .where(
      and(
        eq(membership.personId, reminderSubscription.personId),
        eq(membership.enterpriseId, reminderSubscription.enterpriseId),
      ),
    );
  const rows = await db
    .select({ id: reminderSubscription.id })
    .from(reminderSubscription)
    .where(
      and(
        eq(reminderSubscription.personId, personId),
        eq(reminderSubscription.enterpriseId, enterpriseId),
        isNull(reminderSubscription.endedAt),
        exists(own),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** The ways of some people that take no letters: stopped, taken away, or never confirmed. */
export async function stoppedWays(db: Database, personIds: string[]): Promise<Map<string, Set<Way>>> {
  const ways = new Map<string, Set<Way>>();
  const stop = (id: string, way: Way) => ways.set(id, (ways.get(id) ?? new Set<Way>()).add(way));
  const people = await db
    .select({ id: person.id })
    .from(person)
    .where(and(isAnyOf(person.id, personIds), isNotNull(person.addressStoppedAt)));
  for (const { id } of people) stop(id, 'mail');
  const closed = or(
    isNotNull(endpoint.stoppedAt),
    isNotNull(endpoint.removedAt),
    isNull(endpoint.confirmedAt),
  );
  const endpoints = await db
    .select({ id: endpoint.id, personId: endpoint.personId, channel: endpoint.channel })
    .from(endpoint)
    .where(and(isAnyOf(endpoint.personId, personIds), closed));
  for (const { id, personId, channel } of endpoints) stop(personId, wayTo(channel, id));
  return ways;
}
