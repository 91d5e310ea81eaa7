import { randomUUIDv7 } from 'node:crypto';
import { type AddressStop, insertStop, releaseStop } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { endpointsById, mailEndpointsAt, updateEndpoint } from '../db/endpoints.ts';
import { personByEmail, personById, stopAddress, unstopAddress } from '../db/people.ts';
import { channelOf, endpointOf, type Way } from '../deadlines/way.ts';
import { audit } from './audit.ts';

/** Which way of which person is stopped, and why. */
export type WayStop = {
  personId: string;
  channel: Way;
  reason: AddressStop['reason'];
  /** The other side's reply, one line. */
  detail: string;
  /** From then on it may be tried again; without it until it is released. */
  expiresAt?: Temporal.Instant;
};

/**
 * Stops the address behind a way, for everybody it belongs to; does nothing where it is stopped already. The only place in
 * which an address is stopped. Answers the stop it made.
 */
export async function stopWay(
  tx: Database,
  { personId, channel, reason, detail, expiresAt }: WayStop,
  now: Temporal.Instant,
): Promise<AddressStop | undefined> {
  const address = await addressOf(tx, personId, channel);
  if (address === undefined) return undefined;
  const stop: AddressStop = {
    id: randomUUIDv7(),
    address,
    reason,
    detail,
    at: now,
    expiresAt: expiresAt ?? null,
    releasedAt: null,
    releasedBy: null,
  };
  if (!(await insertStop(tx, stop))) return undefined;
  await mirror(tx, stop, now);
  return stop;
}

/** What the stop of a way names: a mail address, or the id of an endpoint. */
async function addressOf(tx: Database, personId: string, channel: Way): Promise<string | undefined> {
  const id = endpointOf(channel);
  if (id === undefined) return (await personById(tx, personId))?.email;
  return channelOf(channel) === 'mail' ? (await endpointsById(tx, [id])).get(id)?.address : id;
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
  for (const person of people) await unstopAddress(tx, person.id);
  for (const { id } of endpoints) await updateEndpoint(tx, id, { stoppedAt: null, stoppedReason: null });
  const payload = { before: { reason: stop.reason }, after: { reason: null } };
  const subjects = [
    ...people.map(({ id }) => `person:${id}`),
    ...endpoints.map(({ id }) => `endpoint:${id}`),
  ];
  await audit(
    tx,
    now,
    subjects.map((subject) => ({ actor: by, action: 'address.released', subject, payload })),
  );
  return true;
}

/** The account and the endpoints that send to a stopped address. */
export async function behind(tx: Database, address: string) {
  const isMail = address.includes('@');
  const owner = isMail ? await personByEmail(tx, address) : undefined;
  const endpoints = isMail
    ? await mailEndpointsAt(tx, address)
    : [...(await endpointsById(tx, [address])).values()].filter(({ removedAt }) => !removedAt);
  return { people: owner ? [owner] : [], endpoints };
}

/** What is stopped says so itself too: the day's plan asks people and endpoints, not the list of stops. */
async function mirror(tx: Database, { address, reason }: AddressStop, now: Temporal.Instant) {
  const { people, endpoints } = await behind(tx, address);
  const payload = { before: { addressStoppedAt: null }, after: { addressStoppedAt: now, reason } };
  const entry = (subject: string) => ({ actor: null, action: 'address.stopped', subject, payload });
  for (const { id } of people) await stopAddress(tx, id, now);
  for (const { id } of endpoints) await updateEndpoint(tx, id, { stoppedAt: now, stoppedReason: reason });
  await audit(tx, now, [
    ...people.map(({ id }) => entry(`person:${id}`)),
    ...endpoints.map(({ id }) => entry(`endpoint:${id}`)),
  ]);
}
