import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { policyDifferenceOf } from '../cases/difference.ts';
import { scheduleDifferenceOf } from '../cases/difference-schedule.ts';
import { Closed } from '../facts/shared.ts';
import {
  KeyParams,
  PolicyDifference,
  PolicyKey,
  ScheduleDifference,
  VersionNumber,
} from './difference-shapes.ts';
import { answers } from './shapes.ts';

const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });
const Versions = { from: VersionNumber, to: VersionNumber };
/** With `true`, the schedule under `from` is told as well: what the patch is applied to. */
const Wanted = { policy: PolicyKey, ...Versions, schedule: Type.Optional(Type.Enum(['true', 'false'])) };

/** Two versions of a policy side by side, for everyone and for an enterprise's schedule. */
export const differenceRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/policies/:key/differences',
      {
        config: { access: 'public' },
        schema: {
          tags: ['policies'],
          params: KeyParams,
          querystring: Type.Object(Versions, Closed),
          ...answers(200, PolicyDifference),
        },
      },
      ({ params: { key: policyKey }, query }) =>
        policyDifferenceOf(context, { policyKey, from: Number(query.from), to: Number(query.to) }),
    );
    app.get(
      '/enterprises/:enterpriseId/differences',
      {
        schema: {
          tags: ['deadlines'],
          params: EnterpriseParams,
          querystring: Type.Object(Wanted, Closed),
          ...answers(200, ScheduleDifference),
        },
      },
      async ({ params: { enterpriseId }, query }) => {
        const pair = { policyKey: query.policy, from: Number(query.from), to: Number(query.to) };
        const { schedule, ...difference } = await scheduleDifferenceOf(context, enterpriseId, pair);
        return query.schedule === 'true' ? { ...difference, schedule } : difference;
      },
    );
  };
