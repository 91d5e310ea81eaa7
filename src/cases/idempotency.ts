import { hashOf } from '../answers/hash.ts';
import { reserveKey, storeAnswer, storedAnswer } from '../db/state.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';

export type Answered = { status: number; body: unknown };
type Call = { personId: string; key: string; method: string; path: string; body: unknown };

/**
 * Runs a creating call once for its Idempotency-Key: a repeated call gets the first one's answer. Key, work and answer
 * are one transaction, so neither a crash nor a refusal leaves one without the others; a second call waits for the first.
 * The same key with another request is refused. `kept` is what of the answer may be stored: never a token.
 */
export async function once(
  context: Context,
  { personId, key, method, path, body }: Call,
  run: (context: Context) => Promise<Answered>,
  kept: (body: unknown) => unknown = (whole) => whole,
): Promise<Answered> {
  const request = hashOf([method, path, body ?? null]);
  return await context.db.transaction(async (tx) => {
    const row = { personId, key, request, createdAt: context.clock.now() };
    if (!(await reserveKey(tx, row))) return await replay(tx, personId, key, request);
    const answer = await run({ ...context, db: tx });
    await storeAnswer(tx, personId, key, answer.status, kept(answer.body));
    return answer;
  });
}

async function replay(db: Context['db'], personId: string, key: string, request: string): Promise<Answered> {
  const stored = await storedAnswer(db, personId, key);
  if (!stored || stored.request !== request) throw new Problem('unprocessable', [otherRequest]);
  return { status: stored.status, body: stored.response };
}

const otherRequest = {
  pointer: 'header:Idempotency-Key',
  detail: { zh: '该键已用于另一请求', en: 'this key was used for another request' },
};
