import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  type AdministratorReply as Added,
  addAdministrator,
  listAdministrators,
} from '../cases/administrators.ts';
import type { Context } from '../cases/context.ts';
import { Closed, Words } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { Administrator, AdministratorReply } from './announcement-shapes.ts';
import { CreatingHeaders, create } from './replies.ts';
import { answers, List } from './shapes.ts';

const NewAdministrator = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    name: Words(80),
    lang: Type.Optional(Type.Enum(['zh', 'en'])),
  },
  Closed,
);

/** Who keeps the policies: an administrator says who else does, so that a second one can review. */
export const administratorRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['administrators'];
    const config = { access: 'admin' } as const;
    app.get(
      '/administrators',
      { config, schema: { tags, ...answers(200, List(Administrator)) } },
      async () => ({ items: await listAdministrators(context) }),
    );
    app.post(
      '/administrators',
      {
        config,
        schema: {
          tags,
          body: NewAdministrator,
          headers: CreatingHeaders,
          ...answers(201, AdministratorReply),
        },
      },
      (request, reply) =>
        create(
          context,
          request,
          reply,
          async (inside) => ({
            status: 201,
            body: await addAdministrator(inside, callerOf(request).id, request.body),
          }),
          withoutToken,
        ),
    );
  };

/** A token is shown once, whatever is repeated. */
function withoutToken(body: unknown): unknown {
  const { token: _token, ...rest } = body as Added;
  return rest;
}
