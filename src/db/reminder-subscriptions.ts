import { type Way, wayTo } from '../deadlines/way.ts';
import type { Database } from './connect.ts';
import { and, asc, desc, eq, isNotNull, isNull, or } from './orm.ts';
import { isAnyOf } from './records.ts';
import { person } from './schema/people.ts';
import { deadlineResponse, endpoint, reminderSubscription } from './schema/reminding.ts';

export type SubscriptionRow = typeof reminderSubscription.$inferSelect;

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

export type ResponseRow = typeof deadlineResponse.$inferSelect;

/** The newest answer of each person to each date version of some deadlines. */
export function newestResponses(db: Database, deadlineIds: string[]): Promise<ResponseRow[]> {
  const { deadlineId, dateVersion, personId, at, id } = deadlineResponse;
  return db
    .selectDistinctOn([deadlineId, dateVersion, personId])
    .from(deadlineResponse)
    .where(isAnyOf(deadlineId, deadlineIds))
    .orderBy(deadlineId, dateVersion, personId, desc(at), desc(id));
}

export async function insertResponse(db: Database, row: ResponseRow) {
  await db.insert(deadlineResponse).values(row);
}
