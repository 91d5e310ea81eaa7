import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Context } from '../cases/context.ts';
import { mayReadMetrics, metricsPage } from '../cases/metrics.ts';
import { Problem } from '../errors.ts';
import { metricsRefused } from '../words/errors.ts';

/** For Prometheus: `GET /metrics`, by whoever has METRICS_TOKEN, or without one on a trial's own machine. */
export const metricsRoutes =
  (context: Context): FastifyPluginAsync =>
  async (app) => {
    const options = { config: { access: 'public' }, schema: { hide: true } } as const;
    app.get('/metrics', options, async (request, reply) => {
      const asking = askingOf(request);
      if (!mayReadMetrics(context, asking))
        throw new Problem(context.metricsToken === undefined ? 'forbidden' : 'unauthorized', [refused]);
      const { type, text } = await metricsPage(context);
      return reply.type(type).header('cache-control', 'no-store').send(text);
    });
  };

const refused = { pointer: '', detail: metricsRefused };

const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

function askingOf({ headers, ip }: FastifyRequest) {
  const bearer = /^Bearer (\S{1,500})$/i.exec(headers.authorization ?? '')?.[1];
  const isFromHere = ip === '::1' || /^(::ffff:)?127\./.test(ip);
  return { bearer, isFromHere, isPassedOn: passedOn.some((name) => headers[name] !== undefined) };
}
