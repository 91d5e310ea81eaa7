import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { type Answered, once } from '../cases/idempotency.ts';
import { Problem } from '../errors.ts';
import { callerOf } from './access.ts';

/** Headers of a creating call. */
export const CreatingHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 8, maxLength: 200, pattern: '^[ -~]*$' })),
});

/** Headers of a changing call: the ETag it has seen. */
export const ChangingHeaders = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 40 })) });

/** Answers a creating call, once for its Idempotency-Key. `kept` is what of the answer may be stored. */
export async function create(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  run: (context: Context) => Promise<Answered>,
  kept?: (body: unknown) => unknown,
) {
  const key = request.headers['idempotency-key'];
  const { method, url: path, body } = request;
  const call = { personId: callerOf(request).id, method, path, body };
  const answer =
    typeof key === 'string' ? await once(context, { ...call, key }, run, kept) : await run(context);
  return reply.code(answer.status).send(answer.body);
}

/** The entity tag of a revision. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** The revision a changing call has seen. Refused without one: a change that has not looked could undo another's. */
export function seenRevision(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw new Problem('precondition-required');
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (revision === undefined) throw new Problem('precondition-failed');
  return Number(revision);
}
