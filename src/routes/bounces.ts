import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { hearBounce } from '../cases/hear-bounce.ts';
import { isSameToken } from '../cases/tokens.ts';
import { Problem } from '../errors.ts';
import { BounceHeard } from './delivery-shapes.ts';
import { answers } from './shapes.ts';

/** The reader takes less; a report that returns a whole letter is smaller. */
const longestMail = 1024 * 1024;

const schema = {
  tags: ['delivery'],
  summary:
    'For the mail relay: a mail that came back, raw (message/rfc822), with BOUNCE_TOKEN as bearer token',
  description:
    'Whatever the mail says is answered 200: sending it again would change nothing. The same report twice does nothing twice.',
  body: {
    content: { 'message/rfc822': { schema: Type.Unsafe<Buffer>({ description: 'The mail as it came.' }) } },
  },
  ...answers(200, BounceHeard),
};

/** Where the relay posts what came back; absent where no token is configured. */
export const bounceRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const expected = context.bounces?.token;
    if (expected === undefined) return;
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'message/rfc822',
      { parseAs: 'buffer', bodyLimit: longestMail },
      async (_: FastifyRequest, mail: Buffer) => mail,
    );
    // Before the body is read, and after calls were counted.
    const preParsing = async (request: FastifyRequest) => {
      const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (!isSameToken(expected, given ?? '')) throw new Problem('unauthorized');
    };
    const config = { access: 'public', rateLimit: { max: 600, timeWindow: '1 minute' } } as const;
    app.post('/bounces', { config, schema, preParsing }, async (request) => {
      if (!Buffer.isBuffer(request.body)) throw new Problem('unsupported-media-type');
      const heard = await hearBounce(context, request.body);
      request.log.info(heard, 'a mail came back');
      return { result: heard.result };
    });
  };
