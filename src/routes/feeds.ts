import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { type FeedView, listFeeds, listFeedsAbout, readFeed, viewOf } from '../cases/feed-view.ts';
import {
  changeFeed,
  createFeed,
  dropFeed,
  type FeedOwner,
  type FeedSettings,
  revokeFeedAbout,
  rotateFeed,
} from '../cases/feeds.ts';
import { callerOf } from './access.ts';
import { Feed, FeedChange, FeedOfMember, NewFeed, NewFeedReply } from './feed-shapes.ts';
import { ChangingHeaders, CreatingHeaders, create, revisionTag, seenRevision } from './replies.ts';
import { answers, answersNothing, List } from './shapes.ts';

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });
const InEnterprise = Type.Object({ ...EnterpriseParams.properties, ...Params.properties });
const tags = ['feeds'];
const making = { tags, headers: CreatingHeaders, body: NewFeed, ...answers(201, NewFeedReply) };

/** Private calendars: each person's own, and for administrators which there are of an enterprise. */
export const feedRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/me/feeds', { schema: { tags, ...answers(200, List(Feed)) } }, async (request) => ({
      items: await listFeeds(context, callerOf(request).id),
    }));
    app.post('/me/feeds', { schema: { ...making, summary: 'Of all enterprises in one' } }, (request, reply) =>
      make(context, request, reply, {}),
    );
    app.post(
      '/enterprises/:enterpriseId/feeds',
      { schema: { ...making, params: EnterpriseParams, summary: 'Of an enterprise' } },
      (request, reply) => make(context, request, reply, { enterpriseId: request.params.enterpriseId }),
    );
    app.post(
      '/enterprises/:enterpriseId/projects/:id/feeds',
      { schema: { ...making, params: InEnterprise, summary: 'Of a project, its loans and its claims' } },
      (request, reply) => {
        const { enterpriseId, id: projectId } = request.params;
        return make(context, request, reply, { enterpriseId, projectId });
      },
    );
    await app.register(ownRoutes(context));
    await app.register(administratorsRoutes(context));
  };

/** One calendar of the caller's; nobody sees another's. */
const ownRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/feeds/:id',
      { schema: { tags, params: Params, ...answers(200, Feed) } },
      async (request, reply) =>
        sendFeed(reply, await readFeed(context, callerOf(request).id, request.params.id)),
    );
    app.patch(
      '/feeds/:id',
      {
        schema: {
          tags,
          summary: 'Change the settings; the address stays',
          params: Params,
          headers: ChangingHeaders,
          body: FeedChange,
          ...answers(200, Feed),
        },
      },
      async (request, reply) => {
        const seen = { id: request.params.id, expected: seenRevision(request) };
        const feed = await changeFeed(context, callerOf(request).id, seen, request.body as FeedSettings);
        return sendFeed(reply, await viewOf(context, feed));
      },
    );
    app.post(
      '/feeds/:id/rotations',
      {
        schema: {
          tags,
          summary: 'Give it another address; the one before is gone for ever',
          params: Params,
          headers: CreatingHeaders,
          ...answers(201, NewFeedReply),
        },
      },
      (request, reply) =>
        create(
          context,
          request,
          reply,
          async (inside) => {
            const feed = await rotateFeed(inside, callerOf(request).id, request.params.id);
            return { status: 201, body: await viewOf(inside, feed) };
          },
          withoutAddresses,
        ),
    );
    app.delete(
      '/feeds/:id',
      {
        schema: {
          tags,
          summary: 'Revoke it: its address is gone for ever',
          params: Params,
          ...answersNothing,
        },
      },
      async (request, reply) => {
        await dropFeed(context, callerOf(request).id, request.params.id);
        return reply.code(204).send();
      },
    );
  };

/** Which calendars carry days of an enterprise, without their addresses, and an end to one of them. */
const administratorsRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'admin' } as const;
    app.get(
      '/enterprises/:enterpriseId/feeds',
      { config, schema: { tags, params: EnterpriseParams, ...answers(200, List(FeedOfMember)) } },
      async (request) => ({ items: await listFeedsAbout(context, request.params.enterpriseId) }),
    );
    app.delete(
      '/enterprises/:enterpriseId/feeds/:id',
      {
        config,
        schema: {
          tags,
          summary: 'Revoke a calendar of a member, who is told by mail',
          params: InEnterprise,
          ...answersNothing,
        },
      },
      async (request, reply) => {
        const { enterpriseId, id } = request.params;
        await revokeFeedAbout(context, callerOf(request).id, enterpriseId, id);
        return reply.code(204).send();
      },
    );
  };

function make(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  of: Omit<FeedOwner, 'personId'>,
) {
  return create(
    context,
    request,
    reply,
    async (inside) => {
      const caller = callerOf(request);
      const { lang = caller.lang, ...settings } = request.body as Static<typeof NewFeed>;
      const owner = { personId: caller.id, ...of };
      const { feed } = await createFeed(inside, owner, lang, settings as FeedSettings);
      return { status: 201, body: await viewOf(inside, feed) };
    },
    withoutAddresses,
  );
}

/** What an answer may be kept of: an address is a secret. */
function withoutAddresses(body: unknown): unknown {
  const { path: _path, url: _url, webcal: _webcal, ...rest } = body as FeedView;
  return rest;
}

function sendFeed(reply: FastifyReply, feed: FeedView) {
  return reply.header('etag', revisionTag(feed.revision)).send(feed);
}
