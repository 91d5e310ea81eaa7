import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, requireMember } from '../cases/access.ts';
import type { Context } from '../cases/context.ts';
import { Problem } from '../errors.ts';

type Caller = NonNullable<Awaited<ReturnType<typeof authenticate>>>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: `member` unless a route says otherwise. A path with an enterprise asks for membership of it. */
    access?: 'public' | 'member' | 'admin';
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Guards every route of a scope: denied unless the route is public or its caller may. */
export function guard(app: FastifyInstance, { db }: Pick<Context, 'db'>) {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const { access = 'member' } = request.routeOptions.config;
    if (access === 'public') return;
    const token = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    request.caller = (token && (await authenticate(db, token))) || null;
    if (!request.caller) throw new Problem('unauthorized');
    if (access === 'admin' && !request.caller.admin) throw new Problem('forbidden');
    const enterpriseId = enterpriseOf(request);
    if (enterpriseId !== undefined && access === 'member')
      await requireMember(db, request.caller, enterpriseId);
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The enterprise in the path; one that cannot be an id does not exist. */
function enterpriseOf(request: FastifyRequest): string | undefined {
  const { enterpriseId } = request.params as { enterpriseId?: string };
  if (enterpriseId !== undefined && !uuid.test(enterpriseId)) throw new Problem('not-found');
  return enterpriseId;
}

/** The person who calls; the guard has let nobody else through. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Problem('unauthorized');
  return request.caller;
}
