import { endClaims, insertAttempts } from '../db/letter-queue.ts';
import type { Claimed } from './claim-letter.ts';
import type { Context } from './context.ts';

/** Gives back letters that were claimed and not begun, as if they had not been: the service stops. */
export async function giveBack({ db, clock }: Pick<Context, 'db' | 'clock'>, claimed: Claimed[]) {
  if (claimed.length === 0) return;
  await db.transaction(async (tx) => {
    const now = clock.now();
    await insertAttempts(
      tx,
      claimed.map(({ letterId, attempt }) => ({
        letterId,
        number: attempt,
        event: 'put-off',
        detail: 'not begun: the service stopped',
        at: now,
      })),
    );
    await endClaims(
      tx,
      claimed.map(({ letterId, attempt }) => ({
        id: letterId,
        attempts: attempt,
        state: 'queued',
        reason: null,
        settledAt: null,
        leaseUntil: null,
        nextAttemptAt: null,
      })),
    );
  });
}
