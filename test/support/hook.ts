import { randomUUID } from 'node:crypto';
import { sealEndpoint } from '../../src/cases/open-endpoint.ts';
import { insertEndpoint } from '../../src/db/endpoints.ts';
import type { House } from './cast.ts';

/** A webhook of a person, confirmed; answers its id. */
export async function hook(house: House, personId: string): Promise<string> {
  const plain = {
    id: randomUUID(),
    channel: 'webhook' as const,
    address: 'https://hooks.example/a',
    secret: null,
  };
  const now = house.context.clock.now();
  const times = { confirmedAt: now, stoppedAt: null, stoppedReason: null, removedAt: null, createdAt: now };
  const sealed = sealEndpoint(house.context.secret, plain);
  await insertEndpoint(house.db, { ...plain, ...sealed, personId, label: '系统', ...times });
  return plain.id;
}
