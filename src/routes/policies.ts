import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { listCertificateKinds, listPolicies, onePolicy } from '../cases/policies.ts';
import { CertificateKind } from '../policies/certificate-kind.ts';
import { AsOf } from './as-of.ts';
import { answers, List, PolicySummary, PolicyVersions } from './shapes.ts';

const Params = Type.Object({ key: Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' }) });

/** The policies as we read them; public. */
export const policyRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'public' } as const;
    const tags = ['policies'];
    app.get(
      '/certificate-kinds',
      { config, schema: { tags: ['certificates'], ...answers(200, List(CertificateKind)) } },
      async () => ({
        items: listCertificateKinds(),
      }),
    );
    app.get(
      '/policies',
      { config, schema: { tags, querystring: AsOf, ...answers(200, List(PolicySummary)) } },
      async (request) => ({ items: await listPolicies(context, request.query.asOf) }),
    );
    app.get(
      '/policies/:key',
      { config, schema: { tags, params: Params, querystring: AsOf, ...answers(200, PolicyVersions) } },
      (request) => onePolicy(context, request.params.key, request.query.asOf),
    );
  };
