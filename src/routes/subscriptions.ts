import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type TSchema, Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { ownSubscriptions, setSubscriptions } from '../cases/subscriptions.ts';
import { PolicyKey } from '../deadlines/effects/parts.ts';
import { District } from '../facts/district.ts';
import { Closed, Words } from '../facts/shared.ts';
import { Theme } from '../policies/themes.ts';
import { callerOf } from './access.ts';
import { Subscriptions } from './announcement-shapes.ts';
import { answers } from './shapes.ts';

const mode = Type.Enum(['at-once', 'digest']);
const whole = <S extends string>(scope: S) => Type.Object({ scope: Type.Literal(scope), mode }, Closed);
const of = <S extends string, V extends TSchema>(scope: S, value: V) =>
  Type.Object({ scope: Type.Literal(scope), value, mode }, Closed);

const Wanted = Type.Object(
  {
    items: Type.Array(
      Type.Union([
        whole('all'),
        whole('concerns-me'),
        of('policy', PolicyKey),
        of('district', District),
        of('theme', Theme),
        of('department', Words(80)),
      ]),
      { maxItems: 200 },
    ),
  },
  Closed,
);

/** Which announcements a person is told of, and how soon. */
export const subscriptionRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['persons'];
    app.get(
      '/me/announcement-subscriptions',
      { schema: { tags, ...answers(200, Subscriptions) } },
      async (request) => ({ items: await ownSubscriptions(context, callerOf(request).id) }),
    );
    app.put(
      '/me/announcement-subscriptions',
      { schema: { tags, body: Wanted, ...answers(200, Subscriptions) } },
      async (request) => ({
        items: await setSubscriptions(context, callerOf(request).id, request.body.items),
      }),
    );
  };
