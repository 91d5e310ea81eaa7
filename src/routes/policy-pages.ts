import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Lang } from '../answers/source.ts';
import type { Context } from '../cases/context.ts';
import { differenceModel } from '../cases/difference-page.ts';
import { policyModel } from '../cases/policy-page.ts';
import { Closed } from '../facts/shared.ts';
import { differencePage } from '../pages/difference.ts';
import { policyPage } from '../pages/policy.ts';
import { KeyParams, VersionNumber } from './difference-shapes.ts';
import { page } from './page.ts';

const Asked = Type.Object({ from: Type.Optional(VersionNumber), to: Type.Optional(VersionNumber) }, Closed);

/** A policy, and two of its versions side by side, in one language; public. */
export function policyPages(
  app: Parameters<FastifyPluginAsyncTypebox>[0],
  context: Context,
  lang: Lang,
  root: string,
) {
  const config = { access: 'public' } as const;
  const schema = { hide: true, params: KeyParams };
  app.get(`${root}/policies/:key`, { config, schema }, async (request, reply) =>
    page(reply, policyPage(await policyModel(context, request.params.key), lang)),
  );
  app.get(
    `${root}/policies/:key/differences`,
    { config, schema: { ...schema, querystring: Asked } },
    async ({ params: { key }, query: { from, to } }, reply) => {
      const asked = { ...(from ? { from: Number(from) } : {}), ...(to ? { to: Number(to) } : {}) };
      return page(reply, differencePage(await differenceModel(context, key, asked), lang));
    },
  );
}
