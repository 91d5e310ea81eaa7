import { randomUUID } from 'node:crypto';
import type { ChannelName } from '../../src/answers/channels.ts';
import { sealEndpoint } from '../../src/cases/open-endpoint.ts';
import { insertEndpoint } from '../../src/db/endpoints.ts';
import type { House } from './cast.ts';

type Registered = { channel: ChannelName; address: string; secret?: string; id?: string; label?: string };

/** A way of a person, confirmed, sealed under the house's secret or another; answers its id. */
export async function registered(
  { db, context }: Pick<House, 'db' | 'context'>,
  personId: string,
  { id = randomUUID(), label = '系统', secret, ...way }: Registered,
  sealedUnder = context.secret,
): Promise<string> {
  const plain = { id, ...way, secret: secret ?? null };
  const now = context.clock.now();
  const times = { confirmedAt: now, stoppedAt: null, stoppedReason: null, removedAt: null, createdAt: now };
  await insertEndpoint(db, { ...plain, ...sealEndpoint(sealedUnder, plain), personId, label, ...times });
  return id;
}

/** A webhook of a person, confirmed; answers its id. */
export function hook(house: House, personId: string): Promise<string> {
  return registered(house, personId, { channel: 'webhook', address: 'https://hooks.example/a' });
}
