import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';
import type { FeedLimits } from './feed-limits.ts';
import { answerReaders, calendarMethods } from './problems.ts';

/** What no answer of a calendar may lack. */
export const safety = {
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
} as const;

/** Refuses whoever has to wait some seconds; 0 for nobody. */
export function refuseAfter(seconds: number, reply: FastifyReply) {
  if (seconds === 0) return;
  reply.header('retry-after', seconds);
  throw new Problem('too-many-requests');
}

/** Lets a refusal go on, unless an address asked for what is not there too often. */
export function refuseUnknown(
  limits: FeedLimits,
  ip: string,
  clock: () => Temporal.Instant,
  reply: FastifyReply,
) {
  return (error: unknown): never => {
    if (error instanceof Problem && error.code === 'not-found')
      refuseAfter(limits.ofUnknown(ip, clock), reply);
    throw error;
  };
}

/** Whatever goes wrong in a scope: an empty calendar would delete what a client has. `more` are headers every answer of it has. */
export function answerTroubles(app: FastifyInstance, more: Record<string, string> = {}) {
  answerReaders(app, {
    ...safety,
    ...more,
    'cache-control': 'no-store',
    vary: 'accept-encoding, accept-language',
  });
}

/** What a calendar's path answers to whoever does not read it. */
export function answerOtherMethods(
  app: FastifyInstance,
  url: string,
  preflight: Record<string, string> = {},
) {
  const hidden = { schema: { hide: true } };
  app.options(url, hidden, (_request, reply) =>
    reply
      .code(204)
      .headers({ ...safety, ...preflight, allow: calendarMethods })
      .send(),
  );
  app.route({
    ...hidden,
    method: ['POST', 'PUT', 'PATCH', 'DELETE'],
    url,
    // Before anything of a body is read.
    onRequest: async (_request: FastifyRequest, reply: FastifyReply) => {
      reply.header('allow', calendarMethods);
      throw new Problem('method-not-allowed');
    },
    handler: () => undefined,
  });
}

/** Shown in place, and saved under the calendar's own name where the browser can (RFC 6266, RFC 8187). */
export function disposition(plain: string, name: string): string {
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain}.ics"; filename*=UTF-8''${coded}.ics`;
}

/**
 * Sends what is ready past everything that would be asked of it: no hook of a calendar has anything to add. `headers` are
 * names and values in turn. Of HEAD the body is left out by Node.
 */
export function sendRaw(reply: FastifyReply, status: 200 | 304, headers: string[], body?: Uint8Array) {
  reply.hijack();
  reply.raw.writeHead(status, headers);
  reply.raw.end(body);
}
