<<<<<<< HEAD
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { tokenFeed } from '../cases/private-feeds.ts';
import { type PublicFeed, publicFeed } from '../cases/public-feeds.ts';
import { renderCalendar } from '../feeds/calendar.ts';
import { etagOf, httpDate, newestRevision, notModified } from '../feeds/etag.ts';
import type { Feed } from '../feeds/model.ts';
import { pathIn } from '../pages/layout.ts';
import { languageTag } from '../words/language.ts';
import { answerReaders } from './problems.ts';

const KeyParams = Type.Object({ key: Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' }) });
const TokenParams = Type.Object({ token: Type.String({ maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }) });

/** The public calendars by their paths; each stands below `/en` in English. */
const publicPaths: { path: string; which: (key: string) => PublicFeed; fileName: (key: string) => string }[] =
  [
    { path: '/calendar/policies.ics', which: () => ({ of: 'all' }), fileName: () => 'qixian-policies' },
    { path: '/calendar/windows.ics', which: () => ({ of: 'windows' }), fileName: () => 'qixian-windows' },
    {
      path: '/calendar/policies/:key.ics',
      which: (key) => ({ of: 'policy', key }),
      fileName: (key) => `qixian-${key}`,
    },
    {
      path: '/calendar/districts/:key.ics',
      which: (district) => ({ of: 'district', district }),
      fileName: (district) => `qixian-${district}`,
    },
    {
      path: '/calendar/themes/:key.ics',
      which: (theme) => ({ of: 'theme', theme }),
      fileName: (theme) => `qixian-${theme}`,
    },
  ];

/** Calendars at their URLs. The same rows give the same bytes, so a client that has them is told so. */
=======
import type { FastifyPluginAsync } from 'fastify';
import type { Context } from '../cases/context.ts';
import { FeedLimits } from './feed-limits.ts';
import { privateCalendar } from './private-calendar.ts';
import { publicCalendars } from './public-calendars.ts';

/**
 * Calendars at their URLs. The same rows give the same bytes, so a client that has them is told so; whatever stands in a
 * query changes nothing. The limits of one address are for all calendars together.
 */
>>>>>>> i7-serve
export const calendarRoutes =
  (context: Context): FastifyPluginAsync =>
  async (app) => {
<<<<<<< HEAD
    // An empty calendar would delete what a client has.
    answerReaders(app);
    const config = { access: 'public' } as const;
    const hidden = { hide: true };
    for (const { path, which, fileName } of publicPaths)
      for (const lang of ['zh', 'en'] as const)
        app.get<{ Params: { key?: string } }>(
          pathIn(lang, path),
          { config, schema: path.includes(':key') ? { ...hidden, params: KeyParams } : hidden },
          async (request, reply) => {
            const { key = '' } = request.params;
            return send(await publicFeed(context, which(key), lang), fileName(key), request, reply);
          },
        );
    app.get(
      '/calendar/:token.ics',
      { config, schema: { ...hidden, params: TokenParams } },
      async (request, reply) =>
        send(await tokenFeed(context, request.params.token), 'qixian', request, reply),
    );
=======
    const limits = new FeedLimits(context.feedAddressLimit);
    await app.register(publicCalendars(context, limits));
    await app.register(privateCalendar(context, limits));
>>>>>>> i7-serve
  };
