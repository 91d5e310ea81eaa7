import type { Endpoint } from '../db/endpoints.ts';
import { seal, unseal } from './seal.ts';

type Sealed = Pick<Endpoint, 'id' | 'channel' | 'address' | 'secret'>;

const place = (id: string, field: 'address' | 'secret') => `endpoint ${id} ${field}`;

/** The address and secret of an endpoint as they are stored: of a robot or webhook sealed, since the address is a secret too. */
export function sealEndpoint(
  secret: string,
  { id, channel, address, secret: own }: Sealed,
): Pick<Endpoint, 'address' | 'secret'> {
  return {
    address: channel === 'mail' ? address : seal(secret, place(id, 'address'), address),
    secret: own === null ? null : seal(secret, place(id, 'secret'), own),
  };
}

/** The address to call and what to sign with at an instant; throws where there is none or it was sealed with another secret. */
export function openEndpoint(
  secret: string,
  endpoint: Sealed | undefined,
  now: Temporal.Instant,
): { address: string; secret?: string } {
  if (!endpoint) throw new Error('a letter to an endpoint that there is not');
  const { id, channel, address, secret: own } = endpoint;
  return {
    address: channel === 'mail' ? address : unseal(secret, place(id, 'address'), address),
    ...(own === null ? {} : { secret: current(unseal(secret, place(id, 'secret'), own), now) }),
  };
}

/** The address of an endpoint; undefined where it was sealed with another secret, which must not hide the others. */
export function addressOf(secret: string, endpoint: Sealed, now: Temporal.Instant): string | undefined {
  try {
    return openEndpoint(secret, endpoint, now).address;
  } catch {
    return undefined;
  }
}

/** A webhook's secret with the one it takes the place of, which serves until an instant. */
export function exchanged(fresh: string, before: string, until: Temporal.Instant): string {
  return `${fresh} ${before}${ends}${until}`;
}

/** What stands between a secret and the instant it ends; no secret contains it. */
const ends = '@until:';

/** The secrets that serve at an instant, with a blank between. */
function current(secrets: string, now: Temporal.Instant): string {
  const serves = (part: string) => {
    const [, until] = part.split(ends);
    return until === undefined || Temporal.Instant.compare(now, Temporal.Instant.from(until)) < 0;
  };
  return secrets
    .split(' ')
    .filter(serves)
    .map((part) => part.split(ends)[0])
    .join(' ');
}
