import { createHash } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import { releaseKey, reserveKey, storeAnswer, storedAnswer } from '../db/state.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';

export type Answered = { status: number; body: unknown };
type Call = { personId: string; key: string; method: string; path: string; body: unknown };

/** A call that began and never ended (its copy died) may be made again after this. */
const abandonedAfter = { minutes: 2 };

/**
 * Runs a creating call once for its Idempotency-Key: a repeated call gets the first one's answer. The same key with
 * another request is refused, and so is a second call while the first still runs. A refusal is not kept. `kept` is what
 * of the answer may be stored: never a token.
 */
export async function once(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { personId, key, method, path, body }: Call,
  run: () => Promise<Answered>,
  kept: (body: unknown) => unknown = (whole) => whole,
): Promise<Answered> {
  const request = createHash('sha256')
    .update(canonical([method, path, body ?? null]))
    .digest('hex');
  const now = clock.now();
  const abandonedBefore = now.subtract(abandonedAfter);
  if (!(await reserveKey(db, { personId, key, request, createdAt: now, abandonedBefore })))
    return await replay(db, personId, key, request);
  try {
    const answer = await run();
    await storeAnswer(db, personId, key, answer.status, kept(answer.body));
    return answer;
  } catch (error) {
    await releaseKey(db, personId, key);
    throw error;
  }
}

async function replay(db: Context['db'], personId: string, key: string, request: string): Promise<Answered> {
  const stored = await storedAnswer(db, personId, key);
  if (stored && stored.request !== request) throw new Problem('unprocessable', [otherRequest]);
  if (!stored || stored.status === null) throw new Problem('conflict', [stillRunning]);
  return { status: stored.status, body: stored.response };
}

const otherRequest = {
  pointer: 'header:Idempotency-Key',
  detail: { zh: '该键已用于另一请求', en: 'this key was used for another request' },
};
const stillRunning = {
  pointer: 'header:Idempotency-Key',
  detail: { zh: '同一请求仍在处理', en: 'the same request is still being handled' },
};
