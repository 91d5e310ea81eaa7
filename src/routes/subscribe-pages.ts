import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { ownCalendar } from '../cases/own-calendar.ts';
import { publicCalendars } from '../cases/public-calendars.ts';
import { hashToken } from '../cases/tokens.ts';
import { ownCalendarPage } from '../pages/own-calendar.ts';
import { subscribePage } from '../pages/subscribe.ts';
import { refuseAfter, refuseUnknown } from './calendar-answers.ts';
import type { FeedLimits } from './feed-limits.ts';
import { inBothLanguages, page } from './page.ts';
import { answerPages } from './pages.ts';

const TokenParams = Type.Object({ token: Type.String({ maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }) });

/** How to subscribe: to the public calendars, and to a private one for whoever holds its address. */
export const subscribePageRoutes =
  (context: Context, limits: FeedLimits): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'public' } as const;
    const hide = true;
    const clock = () => context.clock.now();
    await inBothLanguages(app, (lang, root) => async (app: Parameters<FastifyPluginAsyncTypebox>[0]) => {
      answerPages(app, lang, { internal: 'unavailable' });
      app.get(`${root}/subscribe`, { config, schema: { hide } }, async (_request, reply) =>
        page(reply, subscribePage(await publicCalendars(context, lang), lang)),
      );
      app.get(
        `${root}/calendar/:token`,
        { config, schema: { hide, params: TokenParams } },
        async (request, reply) => {
          // Nobody is to find it, and no page it leads to is to learn its address.
          reply.headers({
            'x-robots-tag': 'noindex',
            'referrer-policy': 'no-referrer',
            'cache-control': 'no-store',
          });
          const { ip, params } = request;
          refuseAfter(limits.ofAddress(ip, clock), reply);
          refuseAfter(limits.ofPage(ip, hashToken(params.token), clock), reply);
          const model = await ownCalendar(context, params.token).catch(
            refuseUnknown(limits, ip, clock, reply),
          );
          return page(reply, ownCalendarPage(model, lang));
        },
      );
    });
  };
