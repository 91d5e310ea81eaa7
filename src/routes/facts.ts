import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type TObject, Type } from 'typebox';
import { registerAudit, renewCertificate } from '../cases/certificates.ts';
import type { Bodies } from '../cases/check-fact.ts';
import type { Context } from '../cases/context.ts';
import { listFacts, readFact, registerFact, reviseFact } from '../cases/facts.ts';
import { Audit, Certificate, Renewal } from '../facts/certificate.ts';
import { Claim } from '../facts/claim.ts';
import { Event } from '../facts/event.ts';
import { Grant } from '../facts/grant.ts';
import { Lease } from '../facts/lease.ts';
import { Loan, Movement, Payment } from '../facts/loan.ts';
import { Project } from '../facts/project.ts';
import { Title } from '../facts/title.ts';
import { Violation } from '../facts/violation.ts';
import { callerOf } from './access.ts';
import { AsOf } from './as-of.ts';
import { claimSteps } from './claims.ts';
import { factReply } from './fact-reply.ts';
import { ChangingHeaders, CreatingHeaders, create, revisionTag, seenRevision } from './replies.ts';
import { answers, answersNothing, Fact, List } from './shapes.ts';

const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });
const FactParams = Type.Object({ ...EnterpriseParams.properties, id: Type.String({ format: 'uuid' }) });

type Kind = Exclude<keyof Bodies, 'enterprise'>;

/** Everything an enterprise has besides itself: registered, read, revised and withdrawn in the same way. */
export const factRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(routesOf(context, 'project', Project));
    await app.register(routesOf(context, 'loan', Loan));
    await app.register(routesOf(context, 'lease', Lease));
    await app.register(routesOf(context, 'certificate', Certificate));
    await app.register(routesOf(context, 'title', Title));
    await app.register(routesOf(context, 'event', Event));
    await app.register(routesOf(context, 'violation', Violation));
    await app.register(routesOf(context, 'grant', Grant));
    await app.register(routesOf(context, 'claim', Claim));
    await app.register(loanMovements(context));
    await app.register(certificateSteps(context));
    await app.register(claimSteps(context));
  };

function routesOf<K extends Kind>(context: Context, kind: K, Body: TObject): FastifyPluginAsyncTypebox {
  return async (app) => {
    const path = `/enterprises/:enterpriseId/${kind}s`;
    const tags = [`${kind}s`];
    app.post(
      path,
      {
        schema: {
          tags,
          params: EnterpriseParams,
          body: Body,
          headers: CreatingHeaders,
          ...answers(201, Fact(Body)),
        },
      },
      (request, reply) =>
        create(context, request, reply, async (inside) => {
          const author = { personId: callerOf(request).id, enterpriseId: request.params.enterpriseId };
          return {
            status: 201,
            body: factReply(await registerFact(inside, author, kind, request.body as Bodies[K])),
          };
        }),
    );
    app.get(
      path,
      { schema: { tags, params: EnterpriseParams, querystring: AsOf, ...answers(200, List(Fact(Body))) } },
      async (request) => {
        const { enterpriseId } = request.params;
        return { items: (await listFacts(context, enterpriseId, kind, request.query.asOf)).map(factReply) };
      },
    );
    app.get(
      `${path}/:id`,
      { schema: { tags, params: FactParams, querystring: AsOf, ...answers(200, Fact(Body)) } },
      async (request, reply) => {
        const { enterpriseId, id } = request.params;
        const row = await readFact(context, enterpriseId, kind, id, request.query.asOf);
        return reply.header('etag', revisionTag(row.revision)).send(factReply(row));
      },
    );
    const changing = { tags, params: FactParams, headers: ChangingHeaders };
    app.put(
      `${path}/:id`,
      { schema: { ...changing, body: Body, ...answers(200, Fact(Body)) } },
      async (request, reply) => {
        const { enterpriseId, id } = request.params;
        const author = { personId: callerOf(request).id, enterpriseId };
        const row = await reviseFact(
          context,
          author,
          { kind, id, expected: seenRevision(request) },
          () => request.body as Bodies[K],
        );
        return reply.header('etag', revisionTag(row.revision)).send(factReply(row));
      },
    );
    app.delete(`${path}/:id`, { schema: { ...changing, ...answersNothing } }, async (request, reply) => {
      const { enterpriseId, id } = request.params;
      const author = { personId: callerOf(request).id, enterpriseId };
      await reviseFact(context, author, { kind, id, expected: seenRevision(request) }, () => undefined);
      return reply.code(204).send();
    });
  };
}

/** A drawdown, a repayment or a payment of interest is added to its loan as a new revision of the loan. */
function loanMovements(context: Context): FastifyPluginAsyncTypebox {
  return async (app) => {
    const lists = { drawdowns: Movement, repayments: Movement, payments: Payment } as const;
    for (const [list, Body] of Object.entries(lists)) {
      const schema = {
        tags: ['loans'],
        params: FactParams,
        headers: CreatingHeaders,
        body: Body as TObject,
        ...answers(201, Fact(Loan)),
      };
      app.post(`/enterprises/:enterpriseId/loans/:id/${list}`, { schema }, (request, reply) =>
        create(context, request, reply, async (inside) => {
          const { enterpriseId, id } = request.params;
          const author = { personId: callerOf(request).id, enterpriseId };
          const row = await reviseFact(inside, author, { kind: 'loan', id }, (loan) => ({
            ...loan,
            [list]: [...loan[list as keyof typeof lists], request.body],
          }));
          return { status: 201, body: factReply(row) };
        }),
      );
    }
  };
}

/** What happens to a certificate: an audit that has taken place, and its renewal, which begins a new term. */
function certificateSteps(context: Context): FastifyPluginAsyncTypebox {
  return async (app) => {
    const path = '/enterprises/:enterpriseId/certificates/:id';
    const schema = {
      tags: ['certificates'],
      params: FactParams,
      headers: CreatingHeaders,
      ...answers(201, Fact(Certificate)),
    };
    app.post(`${path}/audits`, { schema: { ...schema, body: Audit } }, (request, reply) =>
      create(context, request, reply, async (inside) => {
        const { enterpriseId, id } = request.params;
        const author = { personId: callerOf(request).id, enterpriseId };
        return { status: 201, body: factReply(await registerAudit(inside, author, id, request.body)) };
      }),
    );
    app.post(`${path}/renewals`, { schema: { ...schema, body: Renewal } }, (request, reply) =>
      create(context, request, reply, async (inside) => {
        const { enterpriseId, id } = request.params;
        const author = { personId: callerOf(request).id, enterpriseId };
        return { status: 201, body: factReply(await renewCertificate(inside, author, id, request.body)) };
      }),
    );
  };
}
