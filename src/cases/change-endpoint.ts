import type { Text } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { type Endpoint, holdWaysOf, takeOwnEndpoint } from '../db/endpoints.ts';
import { type ErrorCode, Problem } from '../errors.ts';
import type { Audited } from './audit.ts';
import type { Context } from './context.ts';
import { type EndpointView, readEndpoint } from './endpoint-view.ts';

/** Changes a way that is the person's own, and answers how it stands then; another's does not exist. */
export async function changeEndpoint(
  context: Context,
  personId: string,
  id: string,
  act: (tx: Database, endpoint: Endpoint, now: Temporal.Instant) => Promise<void>,
): Promise<EndpointView> {
  return await context.db.transaction(async (tx) => {
    await holdWaysOf(tx, personId);
    const endpoint = await takeOwnEndpoint(tx, personId, id);
    if (!endpoint) throw new Problem('not-found');
    await act(tx, endpoint, context.clock.now());
    return await readEndpoint({ ...context, db: tx }, personId, id);
  });
}

/** An entry of the audit about a way, by its owner. */
export function endpointEntry(
  { id, personId }: Pick<Endpoint, 'id' | 'personId'>,
  action: `endpoint.${string}`,
  payload: Audited['payload'],
): Audited {
  return { actor: personId, action, subject: `endpoint:${id}`, payload };
}

/** A refusal for one reason. */
export function refusal(code: ErrorCode, pointer: string, detail: Text): Problem {
  return new Problem(code, [{ pointer, detail }]);
}
