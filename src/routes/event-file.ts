import type { FastifyReply } from 'fastify';
import type { EventFile } from '../cases/one-event.ts';

/** Sends one event as a file. Inline: a phone then offers to add it, where an attachment ends among its downloads. */
export function sendEvent(reply: FastifyReply, { name, body }: EventFile) {
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .send(body);
}
