import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { enterpriseAnswers, ownEnterprises } from '../cases/enterprise-answers.ts';
import { readFact, registerEnterprise, reviseFact } from '../cases/facts.ts';
import { enterpriseFinance } from '../cases/finance.ts';
import { addMember } from '../cases/members.ts';
import { membersReached } from '../cases/members-reached.ts';
import { Enterprise } from '../facts/enterprise.ts';
import { Closed, Words } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { AsOf } from './as-of.ts';
import { factReply } from './fact-reply.ts';
import { Finance } from './finance-shapes.ts';
import { ChangingHeaders, CreatingHeaders, create, revisionTag, seenRevision } from './replies.ts';
import { AnswerKind, Answers, answers, Fact, List, MemberReached, MemberReply } from './shapes.ts';

const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });

const AnswersWanted = Type.Object(
  {
    projectId: Type.Optional(Type.String({ format: 'uuid' })),
    measureId: Type.Optional(Type.String({ maxLength: 80 })),
    answer: Type.Optional(AnswerKind),
    ...AsOf.properties,
  },
  Closed,
);

const NewMember = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    name: Words(80),
    lang: Type.Optional(Type.Enum(['zh', 'en'])),
    /** Minute of the day (Asia/Shanghai) at which the digest is sent; 540 is 09:00. */
    sendMinute: Type.Optional(Type.Integer({ minimum: 0, maximum: 1439 })),
  },
  Closed,
);

/** Enterprises, and what can be said of them. */
export const enterpriseRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['enterprises'];
    app.post(
      '/enterprises',
      {
        config: { access: 'admin' },
        schema: { tags, body: Enterprise, headers: CreatingHeaders, ...answers(201, Fact(Enterprise)) },
      },
      (request, reply) =>
        create(context, request, reply, async (inside) => {
          const row = await registerEnterprise(inside, callerOf(request).id, request.body);
          return { status: 201, body: factReply(row) };
        }),
    );
    app.get(
      '/enterprises',
      { schema: { tags, querystring: AsOf, ...answers(200, List(Fact(Enterprise))) } },
      async (request) => {
        const own = await ownEnterprises(context, callerOf(request).id, request.query.asOf);
        return { items: own.map(factReply) };
      },
    );
    app.get(
      '/enterprises/:enterpriseId',
      { schema: { tags, params: EnterpriseParams, querystring: AsOf, ...answers(200, Fact(Enterprise)) } },
      async (request, reply) => {
        const { enterpriseId } = request.params;
        const { asOf } = request.query;
        const row = await readFact(context, enterpriseId, 'enterprise', enterpriseId, asOf);
        return reply.header('etag', revisionTag(row.revision)).send(factReply(row));
      },
    );
    app.put(
      '/enterprises/:enterpriseId',
      {
        schema: {
          tags,
          params: EnterpriseParams,
          body: Enterprise,
          headers: ChangingHeaders,
          ...answers(200, Fact(Enterprise)),
        },
      },
      async (request, reply) => {
        const { enterpriseId } = request.params;
        const author = { personId: callerOf(request).id, enterpriseId };
        const fact = { kind: 'enterprise' as const, id: enterpriseId, expected: seenRevision(request) };
        const row = await reviseFact(context, author, fact, () => request.body);
        return reply.header('etag', revisionTag(row.revision)).send(factReply(row));
      },
    );
    app.get(
      '/enterprises/:enterpriseId/answers',
      { schema: { tags, params: EnterpriseParams, querystring: AnswersWanted, ...answers(200, Answers) } },
      (request) => enterpriseAnswers(context, request.params.enterpriseId, request.query),
    );
    app.get(
      '/enterprises/:enterpriseId/finance',
      { schema: { tags, params: EnterpriseParams, ...answers(200, Finance) } },
      (request) => enterpriseFinance(context, request.params.enterpriseId),
    );
  };

/** Who belongs to an enterprise, which an administrator says, and whether each is reached, which members see. */
export const memberRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['enterprises'];
    app.get(
      '/enterprises/:enterpriseId/members',
      { schema: { tags, params: EnterpriseParams, ...answers(200, List(MemberReached)) } },
      async (request) => {
        const { enterpriseId } = request.params;
        return { items: (await membersReached(context.db, [enterpriseId])).get(enterpriseId) ?? [] };
      },
    );
    app.post(
      '/enterprises/:enterpriseId/members',
      {
        config: { access: 'admin' },
        schema: {
          tags,
          params: EnterpriseParams,
          body: NewMember,
          headers: CreatingHeaders,
          ...answers(201, MemberReply),
        },
      },
      (request, reply) =>
        create(
          context,
          request,
          reply,
          async (inside) => ({
            status: 201,
            body: await addMember(inside, request.params.enterpriseId, request.body, callerOf(request).id),
          }),
          withoutSecrets,
        ),
    );
  };

/** A token is shown once, whatever is repeated. */
function withoutSecrets(body: unknown): unknown {
  const { token: _token, feedPath: _feedPath, ...rest } = body as Awaited<ReturnType<typeof addMember>>;
  return rest;
}
