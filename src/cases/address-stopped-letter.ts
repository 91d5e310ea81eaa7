import { type AddressStop, findStop } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseNames } from '../db/facts.ts';
import { enterprisesOf, type Person, peopleById } from '../db/people.ts';
import { renderAddressStopped } from '../letters/address-stopped.ts';
import type { Context } from './context.ts';
import { lostEnterprises } from './owe-address-stopped.ts';
import { behind } from './stop-address.ts';

/** Whether the stop that a letter's slot names still holds, and still leaves somebody unreached. */
export async function isStillStopped(tx: Database, context: Context, slot: string): Promise<boolean> {
  const stop = await findStop(tx, slot);
  return stop !== undefined && (await unreached(tx, stop, context.clock.now())).length > 0;
}

/** What those who can help read when an address takes no letters any more; of each enterprise only what is theirs to know. */
export async function addressStoppedLetter(tx: Database, context: Context, reader: Person, slot: string) {
  const { lang, name, email, id, admin } = reader;
  const stop = await findStop(tx, slot);
  if (!stop) throw new Error(`no stop ${slot}`);
  const own = new Set(await enterprisesOf(tx, id));
  const lost = await unreached(tx, stop, context.clock.now());
  const names = await enterpriseNames(tx, [...new Set(lost.flatMap(({ enterprises }) => enterprises))]);
  return renderAddressStopped({
    lang,
    recipient: { name, address: email },
    stopId: stop.id,
    reason: stop.reason,
    readers: lost.flatMap(({ person, enterprises }) => {
      const seen = enterprises.filter((each) => admin || own.has(each));
      const named = seen.flatMap((each) => names.get(each)?.name ?? []);
      return named.length > 0 ? [{ name: person.name, enterprises: named }] : [];
    }),
    ...(stop.address.includes('@') ? { address: stop.address } : {}),
    ...(stop.expiresAt ? { until: stop.expiresAt } : {}),
    links: { service: context.publicUrl },
  });
}

/** Who is not reached about which enterprises because of a stop; nobody once it is released or over. */
async function unreached(tx: Database, stop: AddressStop, now: Temporal.Instant) {
  const isOver = stop.expiresAt && Temporal.Instant.compare(stop.expiresAt, now) <= 0;
  if (stop.releasedAt || isOver) return [];
  const { people, endpoints } = await behind(tx, stop.address);
  const ids = new Set([...people.map(({ id }) => id), ...endpoints.map(({ personId }) => personId)]);
  const lost: { person: Person; enterprises: string[] }[] = [];
  for (const person of (await peopleById(tx, [...ids])).values()) {
    const enterprises = await lostEnterprises(tx, person.id);
    if (enterprises.length > 0) lost.push({ person, enterprises });
  }
  return lost;
}
