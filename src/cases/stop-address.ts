import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import { type AddressStop, insertStop, listStops, releaseStop } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { type Endpoint, endpointsById, mailEndpointsAt, updateEndpoint } from '../db/endpoints.ts';
import { lookAtHandedTo } from '../db/handovers.ts';
import { hastenQueued } from '../db/letter-queue.ts';
import { type Person, personByEmail, startAddress, stopAddress } from '../db/people.ts';
import { wayTo } from '../deadlines/way.ts';
import { audit } from './audit.ts';
import { oweAddressStopped } from './owe-address-stopped.ts';
import { oweWayStopped } from './way-stopped-letter.ts';

/** Which address takes no letters, and why. `address`: a mail address in its normal form, or the id of an endpoint. */
export type Stopping = Pick<AddressStop, 'address' | 'reason' | 'detail'> & {
  /** From then on it may be tried again; without it until it is released. */
  expiresAt?: Temporal.Instant;
};

/**
 * Stops an address for everybody it belongs to, and owes those who can help a letter where nobody is reached any more. Does
 * nothing where it is stopped already. The only place in which an address is stopped.
 */
export async function stopAddressFor(
  tx: Database,
  { expiresAt, ...stopping }: Stopping,
  now: Temporal.Instant,
) {
  const [held] = await listStops(tx, 1, [stopping.address]);
  if (held?.expiresAt && Temporal.Instant.compare(held.expiresAt, now) <= 0)
    await liftStop(tx, held, null, now);
  const unreleased = { releasedAt: null, releasedBy: null };
  const stop: AddressStop = {
    id: randomUUIDv7(),
    ...stopping,
    ...unreleased,
    at: now,
    expiresAt: expiresAt ?? null,
  };
  if (!(await insertStop(tx, stop))) return;
  const { people, endpoints } = await behind(tx, stop.address);
  // What is stopped says so itself too: the day's plan asks people and endpoints, not the list of stops.
  for (const { id } of people) await stopAddress(tx, id, now);
  for (const { id, personId, channel } of endpoints) {
    await updateEndpoint(tx, id, { stoppedAt: now, stoppedReason: stop.reason });
    // What waits to go there is looked at now, not at its hour: it goes another way.
    await hastenQueued(tx, personId, wayTo(channel, id), now);
  }
  const payload = {
    before: { addressStoppedAt: null },
    after: { addressStoppedAt: now, reason: stop.reason },
  };
  await audit(
    tx,
    now,
    subjectsOf(people, endpoints).map((subject) => ({
      actor: null,
      action: 'address.stopped',
      subject,
      payload,
    })),
  );
  await oweWayStopped(tx, stop.id, endpoints, now);
  const readers = new Set(readersBehind(people, endpoints));
  await lookAtHandedTo(tx, [...readers], dayOf(now));
  await oweAddressStopped(tx, stop, [...readers], now);
}

/** Lets an address be written to again; false where that was done before. `by`: nobody where its time has passed. */
export async function liftStop(
  tx: Database,
  stop: AddressStop,
  by: string | null,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await releaseStop(tx, stop.id, by, now))) return false;
  const { people, endpoints } = await behind(tx, stop.address);
  for (const { id } of people) await startAddress(tx, id);
  for (const { id } of endpoints) await updateEndpoint(tx, id, { stoppedAt: null, stoppedReason: null });
  await lookAtHandedTo(tx, readersBehind(people, endpoints), dayOf(now));
  const payload = { before: { stopId: stop.id, reason: stop.reason }, after: { addressStoppedAt: null } };
  await audit(
    tx,
    now,
    subjectsOf(people, endpoints).map((subject) => ({
      actor: by,
      action: 'address.released',
      subject,
      payload,
    })),
  );
  return true;
}

/** Who is, or is not any more, reached there: what was handed over to them comes back, or goes to them again. */
function readersBehind(people: Person[], endpoints: Endpoint[]): string[] {
  return [...people.map(({ id }) => id), ...endpoints.map(({ personId }) => personId)];
}

/** The account and the endpoints that send to a stopped address. */
export async function behind(
  db: Database,
  address: string,
): Promise<{ people: Person[]; endpoints: Endpoint[] }> {
  const isMail = address.includes('@');
  const owner = isMail ? await personByEmail(db, address) : undefined;
  const found = isMail
    ? await mailEndpointsAt(db, address)
    : [...(await endpointsById(db, [address])).values()];
  return { people: owner ? [owner] : [], endpoints: found.filter(({ removedAt }) => !removedAt) };
}

function subjectsOf(people: Person[], endpoints: Endpoint[]): string[] {
  return [...people.map(({ id }) => `person:${id}`), ...endpoints.map(({ id }) => `endpoint:${id}`)];
}
