import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/**
 * What is logged of requests: two lines of each, but of calendars one, and only where they were not given. Those who read
 * calendars are very many and ask again and again; who fetched is counted elsewhere.
 */
export class RequestLog extends LogController {
  override incomingRequest(request: FastifyRequest, reply: FastifyReply) {
    if (!isOfCalendar(request)) super.incomingRequest(request, reply);
  }

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply) {
    if (!isOfCalendar(request)) return super.requestCompleted(error, request, reply);
    if (error || reply.raw.statusCode >= 400)
      reply.log.info({ req: request, res: reply, ...(error ? { err: error } : {}) }, 'calendar not given');
  }
}

function isOfCalendar({ raw: { url = '' } }: FastifyRequest): boolean {
  return url.startsWith('/calendar/') || url.startsWith('/en/calendar/');
}

/** One logger for all requests of a scope: what is logged of calendars names its request itself. */
export function sharedLogger<L>(logger: L): L {
  return logger;
}
