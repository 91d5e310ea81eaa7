import type { FastifyReply } from 'fastify';

/** Sends a page; what it shows may have moved a minute later, so nobody keeps it. */
export function page(reply: FastifyReply, html: string) {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}
