import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { signIn } from '../cases/access.ts';
import type { Context } from '../cases/context.ts';
import { ownEnterprises } from '../cases/enterprise-answers.ts';
import { ownFeeds } from '../cases/feed-view.ts';
import { Closed } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { factReply } from './fact-reply.ts';
import { answers, Me, TokenReply } from './shapes.ts';

const Credentials = Type.Object(
  { email: Type.String({ maxLength: 254 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  Closed,
);
/** Who calls: signing in, and oneself. */
export const personRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['persons'];
    // Guessing a password is slow work on purpose, and a few tries a minute are enough for anyone who knows it.
    const config = { access: 'public', rateLimit: { max: 5, timeWindow: '1 minute' } } as const;
    app.post(
      '/tokens',
      { config, schema: { tags, body: Credentials, ...answers(201, TokenReply) } },
      async (request, reply) =>
        reply.code(201).send({ token: await signIn(context, request.body.email, request.body.password) }),
    );
    app.get('/me', { schema: { tags, ...answers(200, Me) } }, async (request) => {
      const { id, email, name, lang, admin, weeklyBudget } = callerOf(request);
      const enterprises = (await ownEnterprises(context, id)).map(factReply);
      return { id, email, name, lang, admin, weeklyBudget, enterprises, feeds: await ownFeeds(context, id) };
    });
  };
