import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { addEvidence, continueClaim, markStep } from '../cases/claims.ts';
import type { Context } from '../cases/context.ts';
import { Claim, ClaimEntry, ClaimEvidence, StepName } from '../facts/claim.ts';
import { Closed, Day } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { factReply } from './fact-reply.ts';
import { CreatingHeaders, create } from './replies.ts';
import { answers, Fact } from './shapes.ts';

const ClaimParams = Type.Object({
  enterpriseId: Type.String({ format: 'uuid' }),
  id: Type.String({ format: 'uuid' }),
});
const StepParams = Type.Object({ ...ClaimParams.properties, step: StepName });
const StepDone = Type.Object({ doneOn: Day }, Closed);

/** What happens to a claim: where it stands now, one more piece of evidence, a step that is done; each a new revision. */
export function claimSteps(context: Context): FastifyPluginAsyncTypebox {
  return async (app) => {
    const path = '/enterprises/:enterpriseId/claims/:id';
    const schema = { tags: ['claims'], headers: CreatingHeaders, ...answers(201, Fact(Claim)) };
    const ofClaim = { ...schema, params: ClaimParams };
    app.post(`${path}/history`, { schema: { ...ofClaim, body: ClaimEntry } }, (request, reply) =>
      create(context, request, reply, async (inside) => {
        const { enterpriseId, id } = request.params;
        const author = { personId: callerOf(request).id, enterpriseId };
        return { status: 201, body: factReply(await continueClaim(inside, author, id, request.body)) };
      }),
    );
    app.post(`${path}/evidence`, { schema: { ...ofClaim, body: ClaimEvidence } }, (request, reply) =>
      create(context, request, reply, async (inside) => {
        const { enterpriseId, id } = request.params;
        const author = { personId: callerOf(request).id, enterpriseId };
        return { status: 201, body: factReply(await addEvidence(inside, author, id, request.body)) };
      }),
    );
    const ofStep = { ...schema, params: StepParams, body: StepDone };
    app.post(`${path}/steps/:step/done`, { schema: ofStep }, (request, reply) =>
      create(context, request, reply, async (inside) => {
        const { enterpriseId, id, step } = request.params;
        const author = { personId: callerOf(request).id, enterpriseId };
        const done = { step, doneOn: request.body.doneOn };
        return { status: 201, body: factReply(await markStep(inside, author, id, done)) };
      }),
    );
  };
}
