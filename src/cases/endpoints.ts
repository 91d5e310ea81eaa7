import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { stoppedAddresses } from '../db/address-stops.ts';
import { type Endpoint, endpointsOf, holdWaysOf, insertEndpoint, updateEndpoint } from '../db/endpoints.ts';
import type { Person } from '../db/people.ts';
import { Problem } from '../errors.ts';
import { endpointFaults as words } from '../words/endpoints.ts';
import { audit } from './audit.ts';
import { changeEndpoint, endpointEntry, refusal } from './change-endpoint.ts';
import { addressAs, faultsOfEndpoint, secretFault, type WantedEndpoint } from './check-endpoint.ts';
import { askWhether } from './confirm-endpoint.ts';
import type { Context } from './context.ts';
import { type EndpointView, readEndpoint, stopKey } from './endpoint-view.ts';
import { exchanged, openEndpoint, sealEndpoint } from './open-endpoint.ts';

/** What an answer shows this once: the secret that a webhook is signed with. */
export type WithSecret = EndpointView & { secret?: string };

/** How long a webhook is signed with both secrets after an exchange. */
const exchange = { hours: 24 };

/**
 * Registers a way to reach a person. A further mail address is asked at once whether it wants that; a webhook without a
 * secret gets one, which the answer shows this once. Refuses addresses that cannot be called, and more ways than one can have.
 */
export async function addEndpoint(
  context: Context,
  person: Person,
  wanted: WantedEndpoint,
): Promise<WithSecret> {
  const { channel, label } = wanted;
  return await context.db.transaction(async (tx) => {
    await holdWaysOf(tx, person.id);
    const faults = faultsOfEndpoint(context, person, wanted, await endpointsOf(tx, person.id));
    if (faults.length > 0) throw new Problem('unprocessable', faults);
    const now = context.clock.now();
    const own = wanted.secret ?? (channel === 'webhook' ? newSecret() : null);
    const id = randomUUIDv7();
    const open = { id, channel, address: addressAs(wanted), secret: own };
    const none = { confirmedAt: null, stoppedAt: null, stoppedReason: null, removedAt: null };
    const row = { ...open, ...sealEndpoint(context.secret, open), personId: person.id, label, ...none };
    const stopped = await stoppedAddresses(tx, [stopKey({ ...row, createdAt: now })], now);
    const endpoint: Endpoint = { ...row, createdAt: now, stoppedAt: stopped.size > 0 ? now : null };
    await insertEndpoint(tx, endpoint);
    const after = { channel, label, ...(channel === 'mail' ? { address: open.address } : {}) };
    await audit(tx, now, [endpointEntry(endpoint, 'endpoint.added', { after })]);
    if (channel === 'mail') await askWhether(tx, endpoint, now);
    const view = await readEndpoint({ ...context, db: tx }, person.id, id);
    return { ...view, ...(channel === 'webhook' && own ? { secret: own } : {}) };
  });
}

/** Calls a way by another name. */
export async function nameEndpoint(
  context: Context,
  personId: string,
  id: string,
  label: string,
): Promise<EndpointView> {
  return await changeEndpoint(context, personId, id, async (tx, endpoint, now) => {
    await updateEndpoint(tx, id, { label });
    const payload = { before: { label: endpoint.label }, after: { label } };
    await audit(tx, now, [endpointEntry(endpoint, 'endpoint.renamed', payload)]);
  });
}

/**
 * Puts another secret in the place of the one that is there. A webhook is signed with both for a day, and gets a new one
 * where none is given; a robot's is made by its vendor and counts at once.
 */
export async function changeSecret(
  context: Context,
  personId: string,
  id: string,
  given?: string,
): Promise<WithSecret> {
  let shown: string | undefined;
  const view = await changeEndpoint(context, personId, id, async (tx, endpoint, now) => {
    const { channel } = endpoint;
    const fresh = given ?? (channel === 'webhook' ? newSecret() : undefined);
    const isSigned = channel === 'webhook' || channel === 'dingtalk' || channel === 'feishu';
    const fault = isSigned ? (fresh ? secretFault(channel, fresh) : words.needsSecret) : words.noSecret;
    if (fault || !fresh) throw refusal('unprocessable', '/secret', fault ?? words.needsSecret);
    const before = openEndpoint(context.secret, endpoint, now);
    const [held] = before.secret?.split(' ') ?? [];
    const isExchanged = channel === 'webhook' && held !== undefined && held !== fresh;
    const secret = isExchanged ? exchanged(fresh, held, now.add(exchange)) : fresh;
    const open = { id, channel, address: before.address, secret };
    await updateEndpoint(tx, id, { secret: sealEndpoint(context.secret, open).secret });
    const bothUntil = isExchanged ? { bothUntil: now.add(exchange) } : {};
    await audit(tx, now, [endpointEntry(endpoint, 'endpoint.secret-changed', { after: bothUntil })]);
    if (channel === 'webhook') shown = fresh;
  });
  return { ...view, ...(shown ? { secret: shown } : {}) };
}

/** Standard Webhooks 1.0.0: 24 to 64 random bytes. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
