import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { WantedEndpoint as Wanted } from '../cases/check-endpoint.ts';
import { askAgain } from '../cases/confirm-endpoint.ts';
import type { Context } from '../cases/context.ts';
import { listEndpoints, readEndpoint } from '../cases/endpoint-view.ts';
import { addEndpoint, changeSecret, nameEndpoint, type WithSecret } from '../cases/endpoints.ts';
import { removeEndpoint } from '../cases/remove-endpoint.ts';
import { testEndpoint } from '../cases/test-endpoint.ts';
import { callerOf } from './access.ts';
import {
  Endpoint,
  EndpointLabel,
  EndpointRemoval,
  EndpointSecret,
  EndpointWithSecret,
  WantedEndpoint,
} from './endpoint-shapes.ts';
import { CreatingHeaders, create } from './replies.ts';
import { answers, List } from './shapes.ts';

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const tags = ['endpoints'];
const path = '/me/endpoints';
const headers = CreatingHeaders;

/** The ways to reach the caller beside the account's own address; nobody sees another's. */
export const endpointRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(path, { schema: { tags, ...answers(200, List(Endpoint)) } }, async (request) => ({
      items: await listEndpoints(context, callerOf(request).id),
    }));
    app.post(
      path,
      {
        schema: {
          tags,
          summary: 'Register a way; a webhook’s secret is shown this once',
          headers,
          body: WantedEndpoint,
          ...answers(201, EndpointWithSecret),
        },
      },
      (request, reply) =>
        create(
          context,
          request,
          reply,
          async (inside) => {
            const body = await addEndpoint(inside, callerOf(request), request.body as Wanted);
            return { status: 201, body };
          },
          withoutSecret,
        ),
    );
    app.get(
      `${path}/:id`,
      { schema: { tags, params: Params, ...answers(200, Endpoint) } },
      async (request) => await readEndpoint(context, callerOf(request).id, request.params.id),
    );
    app.put(
      `${path}/:id/label`,
      { schema: { tags, params: Params, body: EndpointLabel, ...answers(200, Endpoint) } },
      async (request) =>
        await nameEndpoint(context, callerOf(request).id, request.params.id, request.body.label),
    );
    app.delete(
      `${path}/:id`,
      {
        schema: {
          tags,
          summary: 'Remove a way; subscriptions that used it go to the account’s own address',
          params: Params,
          ...answers(200, EndpointRemoval),
        },
      },
      async (request) => await removeEndpoint(context, callerOf(request).id, request.params.id),
    );
    await app.register(asking(context));
  };

/** What makes something anew: a secret, a test, a question. */
const asking =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      `${path}/:id/secret`,
      {
        schema: {
          tags,
          summary: 'Exchange the secret; a webhook is signed with both for 24 hours',
          params: Params,
          headers,
          body: EndpointSecret,
          ...answers(201, EndpointWithSecret),
        },
      },
      (request, reply) =>
        create(
          context,
          request,
          reply,
          async (inside) => {
            const { id } = callerOf(request);
            const body = await changeSecret(inside, id, request.params.id, request.body.secret);
            return { status: 201, body };
          },
          withoutSecret,
        ),
    );
    app.post(
      `${path}/:id/test`,
      {
        schema: {
          tags,
          summary: 'Send a test within a minute; what was answered stands under `test` of the way',
          params: Params,
          ...answers(202, Endpoint),
        },
      },
      async (request, reply) =>
        reply.code(202).send(await testEndpoint(context, callerOf(request).id, request.params.id)),
    );
    app.post(
      `${path}/:id/confirmation`,
      {
        schema: {
          tags,
          summary: 'Ask once more at a further mail address',
          params: Params,
          ...answers(202, Endpoint),
        },
      },
      async (request, reply) =>
        reply.code(202).send(await askAgain(context, callerOf(request).id, request.params.id)),
    );
  };

/** A secret is shown once, whatever is repeated. */
function withoutSecret(body: unknown): unknown {
  const { secret: _secret, ...rest } = body as WithSecret;
  return rest;
}
