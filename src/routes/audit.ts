import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Context } from '../cases/context.ts';
import { exportAudit } from '../cases/export-audit.ts';
import { exportNotice } from '../cases/export-notice.ts';
import { readAudit } from '../cases/read-audit.ts';
import { auditHead } from '../cases/verify-audit.ts';
import { Closed } from '../facts/shared.ts';
import { callerOf } from './access.ts';
import { AuditEntries, AuditExport, AuditHead, NoticeExport } from './audit-shapes.ts';
import { answers } from './shapes.ts';

const EnterpriseParams = Type.Object({ enterpriseId: Type.String({ format: 'uuid' }) });
const DeadlineParams = Type.Object({ ...EnterpriseParams.properties, id: Type.String({ format: 'uuid' }) });
const Page = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 120 })),
    subject: Type.Optional(Type.String({ maxLength: 200, pattern: '^[!-~]+$' })),
    announcementId: Type.Optional(Type.String({ format: 'uuid' })),
  },
  Closed,
);

/** The record of every change: its head for everybody, an enterprise's own part for its members, the law's for administrators. */
export const auditRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['audit'];
    app.get(
      '/audit/head',
      { config: { access: 'public' }, schema: { tags, ...answers(200, AuditHead) } },
      async () => {
        const { number, hash, sealedAt } = await auditHead(context);
        return { number, hash, sealedAt };
      },
    );
    app.get(
      '/audit',
      { config: { access: 'admin' }, schema: { tags, querystring: Page, ...answers(200, AuditEntries) } },
      (request) => readAudit(context, request.query),
    );
    app.get(
      '/enterprises/:enterpriseId/audit',
      { schema: { tags, params: EnterpriseParams, ...answers(200, AuditExport) } },
      async (request, reply) =>
        reply
          .type('application/json; charset=utf-8')
          .header('cache-control', 'private, no-store')
          .send(Readable.from(exportAudit(context, request.params.enterpriseId))),
    );
    app.get(
      '/enterprises/:enterpriseId/deadlines/:id/audit',
      { schema: { tags, params: DeadlineParams, ...answers(200, NoticeExport) } },
      async (request, reply) => {
        const { enterpriseId, id } = request.params;
        const reader = { personId: callerOf(request).id, enterpriseId };
        return reply
          .type('application/json; charset=utf-8')
          .header('cache-control', 'private, no-store')
          .send(Readable.from(await exportNotice(context, reader, id)));
      },
    );
  };
