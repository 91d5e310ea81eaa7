import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { listFailedLetters, resendLetter } from '../cases/failed-letters.ts';
import { releaseAddress, stoppedAddresses } from '../cases/stopped-addresses.ts';
import { Closed } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { FailedLetter, StoppedAddress } from './delivery-shapes.ts';
import { answers, answersNothing, List, Page } from './shapes.ts';

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Wanted = Type.Object(
  { state: Type.Literal('failed'), cursor: Type.Optional(Type.String({ maxLength: 120 })) },
  Closed,
);

/** Letters that failed, for administrators; addresses that take none, for administrators and those whose they are. */
export const deliveryRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['delivery'];
    const config = { access: 'admin' } as const;
    app.get(
      '/letters',
      { config, schema: { tags, querystring: Wanted, ...answers(200, Page(FailedLetter)) } },
      (request) => listFailedLetters(context, request.query.cursor),
    );
    app.post(
      '/letters/:id/resend',
      { config, schema: { tags, params: Params, ...answersNothing } },
      async (request, reply) => {
        await resendLetter(context, callerOf(request).id, request.params.id);
        return reply.code(204).send();
      },
    );
    app.get(
      '/stopped-addresses',
      { schema: { tags, ...answers(200, List(StoppedAddress)) } },
      async (request) => ({ items: await stoppedAddresses(context, callerOf(request)) }),
    );
    app.post(
      '/stopped-addresses/:id/release',
      { schema: { tags, params: Params, ...answersNothing } },
      async (request, reply) => {
        await releaseAddress(context, callerOf(request), request.params.id);
        return reply.code(204).send();
      },
    );
  };
