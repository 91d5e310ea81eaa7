import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { enterpriseCliff } from '../cases/cliff.ts';
import { enterpriseCombinations } from '../cases/combining.ts';
import type { Context } from '../cases/context.ts';
import { enterpriseMatches, projectMatches } from '../cases/matching.ts';
import { Closed } from '../facts/shared.ts';
import { Cliff, Combinations, Matches } from './money-shapes.ts';
import { answers } from './shapes.ts';

const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });
const ProjectParams = Type.Object({ ...EnterpriseParams.properties, id: Type.String({ format: 'uuid' }) });

/** With `true`, what is not owed is told as well. */
const MatchesWanted = Type.Object({ all: Type.Optional(Type.Enum(['true', 'false'])) }, Closed);

/** What an enterprise could get, what goes together, and what outlasts the policies it rests on. */
export const moneyRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const schema = { tags: ['money'], params: EnterpriseParams, querystring: Type.Object({}, Closed) };
    app.get(
      '/enterprises/:enterpriseId/matches',
      { schema: { ...schema, querystring: MatchesWanted, ...answers(200, Matches) } },
      (request) => enterpriseMatches(context, request.params.enterpriseId, request.query.all === 'true'),
    );
    app.get(
      '/enterprises/:enterpriseId/projects/:id/matches',
      { schema: { ...schema, params: ProjectParams, querystring: MatchesWanted, ...answers(200, Matches) } },
      (request) => {
        const { enterpriseId, id: projectId } = request.params;
        return projectMatches(context, { enterpriseId, projectId }, request.query.all === 'true');
      },
    );
    app.get(
      '/enterprises/:enterpriseId/combinations',
      { schema: { ...schema, ...answers(200, Combinations) } },
      (request) => enterpriseCombinations(context, request.params.enterpriseId),
    );
    app.get(
      '/enterprises/:enterpriseId/cliff',
      { schema: { ...schema, ...answers(200, Cliff) } },
      (request) => enterpriseCliff(context, request.params.enterpriseId),
    );
  };
