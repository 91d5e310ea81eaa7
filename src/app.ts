import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import type { Context } from './cases/context.ts';
import { guard } from './routes/access.ts';
import { administratorRoutes } from './routes/administrators.ts';
import { announcementPageRoutes } from './routes/announcement-pages.ts';
import { announcementRoutes, draftRoutes } from './routes/announcements.ts';
import { atomRoutes } from './routes/atom.ts';
import { auditRoutes } from './routes/audit.ts';
import { bounceRoutes } from './routes/bounces.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { confirmationPageRoutes } from './routes/confirmation-pages.ts';
import { dateRoutes } from './routes/dates.ts';
import { deadlineRoutes } from './routes/deadlines.ts';
import { deliveryRoutes } from './routes/delivery.ts';
import { differenceRoutes } from './routes/differences.ts';
import { endpointRoutes } from './routes/endpoints.ts';
import { enterpriseRoutes, memberRoutes } from './routes/enterprises.ts';
import { factRoutes } from './routes/facts.ts';
import { FeedLimits } from './routes/feed-limits.ts';
import { feedRoutes } from './routes/feeds.ts';
import { handoverRoutes } from './routes/handovers.ts';
import { healthRoutes } from './routes/health.ts';
import { readJson } from './routes/json-body.ts';
import { managePageRoutes } from './routes/manage-pages.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { moneyRoutes } from './routes/money.ts';
import { pageRoutes } from './routes/pages.ts';
import { policyRoutes } from './routes/policies.ts';
import { answerProblems, answerUnrouted } from './routes/problems.ts';
import { publicationRoutes } from './routes/publications.ts';
import { reminderPageRoutes } from './routes/reminder-pages.ts';
import { reminderSubscriptionRoutes } from './routes/reminder-subscriptions.ts';
import { RequestLog } from './routes/request-log.ts';
import { responseRoutes } from './routes/responses.ts';
import { runRoutes } from './routes/runs.ts';
import { personRoutes } from './routes/sign-in.ts';
import { subscribePageRoutes } from './routes/subscribe-pages.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { withoutSecrets } from './routes/without-secrets.ts';

export type App = FastifyInstance;

type Ways = { patience?: number; trustedProxies?: string[]; logTo?: Writable };

/**
 * Builds the service's HTTP side without listening, so that tests never open a port. `patience` is how long a request waits
 * for what it asked for before it answers where to ask again, in milliseconds; of `trustedProxies` it is believed who asks
 * through them; `logTo` is where lines are written to, else the standard output.
 */
export async function buildApp(
  context: Context,
  logLevel: string,
  { patience = 30_000, trustedProxies = [], logTo }: Ways = {},
): Promise<App> {
  const app = Fastify({
    logger: {
      level: logLevel,
      redact: ['req.headers.authorization'],
      serializers: { req: logged },
      ...(logTo ? { stream: logTo } : {}),
    },
    logController: new RequestLog(),
    bodyLimit: 262_144,
    forceCloseConnections: true,
    ...(trustedProxies.length > 0 ? { trustProxy: trustedProxies } : {}),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: answerUnrouted,
    ajv: { customOptions: { allErrors: true, removeAdditional: false, coerceTypes: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  const limits = new FeedLimits(context.feedAddressLimit);
  await app.register(calendarRoutes(context, limits));
  await app.register(behindHelmet(context, limits, patience));
  return app as unknown as App;
}

/** Everything but calendars: what other routes need of hooks, those would pay for at each of very many requests. */
function behindHelmet(context: Context, limits: FeedLimits, patience: number): FastifyPluginAsync {
  return async (app) => {
    await app.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
      strictTransportSecurity: false,
    });
    await app.register(rateLimit, { global: false });
    await app.register(files, { root: assets, prefix: '/assets/', decorateReply: false, schemaHide: true });
    answerProblems(app);
    readJson(app);
    await app.register(guarded(context, limits, patience));
  };
}

/** Everything but the style sheet: denied unless a route says who may. */
function guarded(context: Context, limits: FeedLimits, patience: number): FastifyPluginAsync {
  return async (app) => {
    guard(app, context);
    await app.register(healthRoutes(context));
    await app.register(metricsRoutes(context));
    await app.register(pageRoutes(context));
    await app.register(subscribePageRoutes(context, limits));
    await app.register(reminderPageRoutes(context));
    await app.register(managePageRoutes(context));
    await app.register(confirmationPageRoutes(context));
    await app.register(announcementPageRoutes(context));
    await app.register(atomRoutes(context));
    await app.register(api(context, patience), { prefix: '/api' });
  };
}

/** The API and its description, which is made from the routes' own schemas. */
function api(context: Context, patience: number): FastifyPluginAsync {
  return async (app) => {
    await app.register(swagger, { openapi: description(context.publicUrl) });
    await app.register(docs);
    app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger());
    // Schemas of answers describe; what is sent is written as it is.
    app.setSerializerCompiler(() => JSON.stringify);
    const v1 = { prefix: '/v1' };
    for (const routes of [
      personRoutes,
      feedRoutes,
      enterpriseRoutes,
      memberRoutes,
      factRoutes,
      deadlineRoutes,
      moneyRoutes,
      policyRoutes,
      differenceRoutes,
      dateRoutes,
      draftRoutes,
      announcementRoutes,
      auditRoutes,
      administratorRoutes,
      subscriptionRoutes,
      reminderSubscriptionRoutes,
      endpointRoutes,
      responseRoutes,
      handoverRoutes,
      deliveryRoutes,
      bounceRoutes,
      runRoutes,
    ]) {
      await app.register(routes(context), v1);
    }
    await app.register(publicationRoutes(context, patience), v1);
  };
}

/** The description for people to browse, as public as the description itself. */
const docs: FastifyPluginAsync = async (app) => {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, access: 'public' };
  });
  // The page names its files relative to a folder.
  app.addHook('onRequest', async (request, reply) => {
    if (/\/docs(?:\?|$)/.test(request.url)) return reply.redirect('/api/docs/');
    return undefined;
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy });
};

function description(url: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: '期限 Qixian',
      version: '1',
      description: 'Deadlines of policies, projects and certificates.',
    },
    servers: [{ url }],
    components: { securitySchemes: { token: { type: 'http' as const, scheme: 'bearer' } } },
    security: [{ token: [] }],
  };
}

const assets = fileURLToPath(new URL('./pages/assets', import.meta.url));

/** What the browser of the API's description needs; nothing from elsewhere, and no other scheme than it was asked by. */
const docsPolicy =
  "default-src 'self'; base-uri 'self'; frame-ancestors 'self'; img-src 'self' data:; object-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'";

const contentPolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'self'"],
  objectSrc: ["'none'"],
};

function logged({ method, url, ip }: { method: string; url: string; ip: string }) {
  return { method, url: withoutSecrets(url), ip };
}
