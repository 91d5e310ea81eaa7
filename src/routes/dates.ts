import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { calculateDate, listDateRules } from '../cases/calculate.ts';
import { listDuties, listHolidayNotices } from '../cases/calendars.ts';
import type { Context } from '../cases/context.ts';
import { DateRule } from '../dates/rule.ts';
import { Closed, Day } from '../facts/shared.ts';
import { Duty } from '../policies/duty.ts';
import { Calculated, HolidayNotice, NamedRule } from './date-shapes.ts';
import { answers, List } from './shapes.ts';

const Calculation = Type.Object(
  {
    /** A rule as given; either this or `ruleId`. */
    rule: Type.Optional(DateRule),
    /** A rule the service has: see `/date-rules`. */
    ruleId: Type.Optional(Type.String({ maxLength: 80 })),
    /** The day the rule counts from: see each rule. */
    anchor: Day,
    /** The day whose knowledge is asked for; without it, today's. */
    asOf: Type.Optional(Day),
    office: Type.Optional(Type.Enum(['government', 'bank'])),
    /** Whether something is submitted, so that a day to submit by is given too. */
    filing: Type.Optional(Type.Boolean()),
  },
  Closed,
);

/** The law of dates for everyone: a calculator, the rules it knows, and the papers about days off. Public; writes nothing. */
export const dateRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'public' } as const;
    const tags = ['dates'];
    const rateLimit = { max: 300, timeWindow: '1 minute' };
    app.post(
      '/calculations',
      { config: { ...config, rateLimit }, schema: { tags, body: Calculation, ...answers(200, Calculated) } },
      (request) => calculateDate(context, request.body),
    );
    app.get('/date-rules', { config, schema: { tags, ...answers(200, List(NamedRule)) } }, async () => ({
      items: listDateRules(),
    }));
    app.get('/duties', { config, schema: { tags, ...answers(200, List(Duty)) } }, async () => ({
      items: listDuties(),
    }));
    app.get(
      '/holiday-notices',
      { config, schema: { tags, ...answers(200, List(HolidayNotice)) } },
      async () => ({ items: await listHolidayNotices(context) }),
    );
  };
