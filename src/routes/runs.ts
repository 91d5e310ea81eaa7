import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { showRuns } from '../cases/runs.ts';
import { Closed } from '../facts/shared.ts';
import { Instant, Optional } from './basic-shapes.ts';
import { answers, Page } from './shapes.ts';

const Wanted = Type.Object(
  {
    scope: Type.Optional(Type.String({ pattern: '^[a-z]{1,40}$' })),
    cursor: Type.Optional(Type.String({ maxLength: 120 })),
  },
  Closed,
);

const Letters = Type.Object(
  {
    queued: Type.Integer(),
    sending: Type.Integer(),
    sent: Type.Integer(),
    suppressed: Type.Integer(),
    failed: Type.Integer(),
    oldestWaitingSince: Optional(Instant),
  },
  {
    description: 'Of the plan of today and yesterday: what became of letters on that day, and what is left.',
  },
);

const Run = Type.Object({
  scope: Type.String({ description: 'plan, nightly, sweep, watch' }),
  slot: Type.String({ description: 'the day it is for, in Asia/Shanghai' }),
  copy: Optional(Type.String({ description: 'the copy of the service that has it, or had it last' })),
  startedAt: Optional(Instant),
  finishedAt: Optional(Instant),
  leaseUntil: Optional(Instant),
  looked: Type.Integer({ description: 'deadlines looked at so far' }),
  planned: Type.Integer({ description: 'reminders planned so far; of sweep and watch: what was put right' }),
  letters: Optional(Letters),
});

/** How far the service's jobs are, for administrators: also while they run. */
export const runRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const summary = 'Runs of the jobs, newest first, with their progress';
    app.get(
      '/runs',
      {
        config: { access: 'admin' },
        schema: { tags: ['delivery'], summary, querystring: Wanted, ...answers(200, Page(Run)) },
      },
      (request) => showRuns(context, request.query),
    );
  };
