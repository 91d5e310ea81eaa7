import type { Database } from '../db/connect.ts';
import { type Reach, reachOf } from '../deadlines/reach.ts';
import { readMembers } from './read-surroundings.ts';

/** A member as colleagues see one: without an address. */
export type ReachedMember = { personId: string; name: string; joinedAt: Temporal.Instant; reach: Reach };

/** The members of some enterprises, and whether each is reached, by enterprise; first who joined first. */
export async function membersReached(
  db: Database,
  enterpriseIds: string[],
): Promise<Map<string, ReachedMember[]>> {
  const members = await readMembers(db, enterpriseIds);
  return new Map(
    [...members].map(([id, all]) => [
      id,
      all
        .map(({ person, joinedAt, subscriptions, stopped }) => {
          const ways = subscriptions.map(({ channel }) => channel);
          return { personId: person.id, name: person.name, joinedAt, reach: reachOf(ways, stopped) };
        })
        .toSorted((a, b) => Temporal.Instant.compare(a.joinedAt, b.joinedAt)),
    ]),
  );
}

/** Whether any member of an enterprise is reminded of its dates by a way that takes letters. */
export async function isAnyoneReminded(db: Database, enterpriseId: string): Promise<boolean> {
  const members = (await membersReached(db, [enterpriseId])).get(enterpriseId) ?? [];
  return members.some(({ reach }) => reach === 'reached');
}
