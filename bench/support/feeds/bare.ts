// Run as a process of its own: bare Fastify that answers what the service answers. `memory` answers one reply from memory,
// `select` makes the one select that a private calendar needs and answers with what it reads. Sends its port.
import Fastify from 'fastify';
import postgres from 'postgres';
import { hashToken } from '../../../src/cases/tokens.ts';
import type { Reply } from './asking.ts';
import { serveUntilLeft } from './serving.ts';

const [databaseUrl = ''] = process.argv.slice(2);
const sql = postgres(databaseUrl, { onnotice: () => {} });
const app = Fastify({ exposeHeadRoutes: true });

let reply: Reply = { status: 200, headers: {}, body: '' };
let body = Buffer.alloc(0);
app.put<{ Body: Reply }>('/reply', { bodyLimit: 10_000_000 }, (request) => {
  reply = request.body;
  body = Buffer.from(reply.body, 'base64');
  return {};
});

app.get('/memory', (_request, to) => {
  if (reply.status === 304) return to.code(304).headers(reply.headers).send();
  return to.headers(reply.headers).send(body);
});

app.get<{ Params: { token: string } }>('/select/:token.ics', async (request, to) => {
  const tags = `${request.headers['if-none-match'] ?? ''}`.replaceAll('-gz"', '"');
  const [row] = await sql`
    select f.id, f.lang, f.revoked_at is not null as revoked, f.version as wanted, r.version, r.edition, r.etag,
      (extract(epoch from r.modified_at) * 1000)::float8 as modified,
      case when strpos(${tags}, r.etag) > 0 then null else r.gzip end as gzip
    from feed f left join feed_rendering r on r.feed_id = f.id
    where f.token_hash = ${hashToken(request.params.token)}`;
  if (!row) return to.code(404).send();
  return row.gzip ? to.headers(reply.headers).send(row.gzip) : to.code(304).headers(reply.headers).send();
});

await serveUntilLeft(app);
