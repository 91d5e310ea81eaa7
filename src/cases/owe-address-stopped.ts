import type { AddressStop } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { administrators, enterprisesOf, membersOfEach } from '../db/people.ts';
import { stoppedWays, subscriptionsOfEach } from '../db/reminder-subscriptions.ts';
import { reachOf } from '../deadlines/reach.ts';
import { takeLetter } from './letter-slots.ts';

/**
 * Owes a letter at once where stopping an address leaves somebody of an enterprise without any way of being reminded: to the
 * other members whose address takes letters, else to the administrators. Each is told once of a stop.
 */
export async function oweAddressStopped(
  tx: Database,
  { id }: AddressStop,
  readerIds: string[],
  now: Temporal.Instant,
) {
  const slot = { kind: 'address-stopped', slot: id, dueAt: now } as const;
  for (const personId of await toTell(tx, readerIds))
    await takeLetter(tx, { personId, channel: 'mail' }, slot, now);
}

/** Who can help, in the order of their ids, in which all who take letters do. */
async function toTell(tx: Database, readerIds: string[]): Promise<string[]> {
  const told = new Set<string>();
  for (const readerId of readerIds)
    for (const enterpriseId of await lostEnterprises(tx, readerId))
      for (const id of await helpersIn(tx, enterpriseId)) told.add(id);
  for (const id of readerIds) told.delete(id);
  return [...told].toSorted();
}

/** The enterprises of which a person wants to be reminded, and is not any more by any way. */
export async function lostEnterprises(db: Database, personId: string): Promise<string[]> {
  const own = await enterprisesOf(db, personId);
  const wanted = (await subscriptionsOfEach(db, own)).filter((each) => each.personId === personId);
  const stopped = (await stoppedWays(db, [personId])).get(personId) ?? new Set();
  const isLost = (enterpriseId: string) => {
    const ways = wanted.filter((each) => each.enterpriseId === enterpriseId).map(({ channel }) => channel);
    return !['reached', 'off'].includes(reachOf(ways, stopped));
  };
  return own.filter(isLost);
}

async function helpersIn(tx: Database, enterpriseId: string): Promise<string[]> {
  const members = await membersOfEach(tx, [enterpriseId]);
  const reached = members.filter(({ person }) => !person.addressStoppedAt).map(({ person }) => person.id);
  return reached.length > 0 ? reached : (await administrators(tx)).map(({ id }) => id);
}
