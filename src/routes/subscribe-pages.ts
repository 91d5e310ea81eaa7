import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { ownCalendar } from '../cases/own-calendar.ts';
import { publicCalendars } from '../cases/public-calendars.ts';
import { ownCalendarPage } from '../pages/own-calendar.ts';
import { subscribePage } from '../pages/subscribe.ts';
import { inBothLanguages, page } from './page.ts';
import { answerPages } from './pages.ts';

const TokenParams = Type.Object({ token: Type.String({ maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }) });

/** How to subscribe: to the public calendars, and to a private one for whoever holds its address. */
export const subscribePageRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'public' } as const;
    const hide = true;
    await inBothLanguages(app, (lang, root) => async (app: Parameters<FastifyPluginAsyncTypebox>[0]) => {
      answerPages(app, lang);
      app.get(`${root}/subscribe`, { config, schema: { hide } }, async (_request, reply) =>
        page(reply, subscribePage(await publicCalendars(context, lang), lang)),
      );
      app.get(
        `${root}/calendar/:token`,
        { config, schema: { hide, params: TokenParams } },
        async (request, reply) => {
          // Nobody is to find it, and no page it leads to is to learn its address.
          reply.header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer');
          return page(reply, ownCalendarPage(await ownCalendar(context, request.params.token), lang));
        },
      );
    });
  };
