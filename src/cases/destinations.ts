import { stoppedAddresses } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { type Endpoint, endpointsById } from '../db/endpoints.ts';
import type { Letter } from '../db/letters.ts';
import { type Person, peopleById } from '../db/people.ts';
import { channelOf, endpointOf, type Way } from '../deadlines/way.ts';

/** Where a letter goes: a mail address, or the endpoint of a robot or webhook; `closed` says why nothing may go there. */
export type Destination = {
  /** A mail address; undefined where only the endpoint has one, sealed. */
  mail?: string;
  endpoint?: Endpoint;
  closed?: 'bounced' | 'removed' | 'unconfirmed';
};

export type Addressed = { letter: Letter; person: Person; to: Destination };

/** Each letter with its reader and where it goes. */
export async function addressed(
  tx: Database,
  letters: Letter[],
  now: Temporal.Instant,
): Promise<Addressed[]> {
  const people = await peopleById(tx, [...new Set(letters.map(({ personId }) => personId))]);
  const endpoints = await endpointsById(tx, [
    ...new Set(letters.flatMap(({ channel }) => endpointOf(channel) ?? [])),
  ]);
  const addresses = letters.flatMap(({ personId, channel }) => {
    const own = addressOf(channel, people.get(personId), endpoints);
    return own === undefined ? [] : [own];
  });
  const stopped = await stoppedAddresses(tx, [...new Set(addresses)], now);
  return letters.map((letter) => {
    const person = people.get(letter.personId);
    if (!person) throw new Error('a letter without a person');
    return { letter, person, to: destinationOf(letter, person, endpoints, stopped) };
  });
}

/** What a stop names: a mail address, or the id of an endpoint. */
function addressOf(
  way: Way,
  person: Person | undefined,
  endpoints: ReadonlyMap<string, Endpoint>,
): string | undefined {
  const id = endpointOf(way);
  if (id === undefined) return person?.email;
  return channelOf(way) === 'mail' ? endpoints.get(id)?.address : id;
}

function destinationOf(
  { channel, kind, personId }: Letter,
  person: Person,
  endpoints: ReadonlyMap<string, Endpoint>,
  stopped: ReadonlySet<string>,
): Destination {
  const id = endpointOf(channel);
  const isStopped = stopped.has(addressOf(channel, person, endpoints) ?? '');
  if (id === undefined)
    return { mail: person.email, ...(person.addressStoppedAt || isStopped ? { closed: 'bounced' } : {}) };
  const endpoint = endpoints.get(id);
  if (!endpoint || endpoint.removedAt || endpoint.personId !== personId) return { closed: 'removed' };
  const to = channelOf(channel) === 'mail' ? { mail: endpoint.address, endpoint } : { endpoint };
  // What shows whether an endpoint is its owner's goes there all the same.
  const isQuestion = kind === (channelOf(channel) === 'mail' ? 'confirmation' : 'test');
  if (!isQuestion && !endpoint.confirmedAt) return { ...to, closed: 'unconfirmed' };
  return isStopped || endpoint.stoppedAt ? { ...to, closed: 'bounced' } : to;
}
