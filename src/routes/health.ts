import type { FastifyPluginAsync } from 'fastify';
import type { Context } from '../cases/context.ts';
import { isReady } from '../cases/ready.ts';
import { Problem } from '../errors.ts';

/** For whoever watches: alive, and able to serve. */
export const healthRoutes =
  (context: Context): FastifyPluginAsync =>
  async (app) => {
    const options = { config: { access: 'public' }, schema: { hide: true } } as const;
    app.get('/healthz', options, async () => ({ status: 'alive' }));
    app.get('/readyz', options, async () => {
      if (!(await isReady(context))) throw new Problem('unavailable');
      return { status: 'ready' };
    });
  };
