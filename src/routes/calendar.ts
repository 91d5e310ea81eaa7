import type { FastifyPluginAsync } from 'fastify';
import type { Context } from '../cases/context.ts';
import type { FeedLimits } from './feed-limits.ts';
import { privateCalendar } from './private-calendar.ts';
import { publicCalendars } from './public-calendars.ts';
import { sharedLogger } from './request-log.ts';

/**
 * Calendars at their URLs. The same rows give the same bytes, so a client that has them is told so; whatever stands in a
 * query changes nothing. The limits of one address are for all calendars together.
 */
export const calendarRoutes =
  (context: Context, limits: FeedLimits): FastifyPluginAsync =>
  async (app) => {
    app.setChildLoggerFactory(sharedLogger);
    await app.register(publicCalendars(context, limits));
    await app.register(privateCalendar(context, limits));
  };
