import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Life } from './life.ts';

/** One question and its answer, as they went over the wire. */
export type Exchange = {
  path: string;
  client: string;
  /** Whether it sent a validator. */
  conditional: boolean;
  status: number;
  /** Octets of the body as sent, after compression. */
  body: number;
  encoding: string;
};

export type Wire = {
  /** Where clients find the service. */
  url: string;
  /** What went over it since it was last asked. */
  taken(): Exchange[];
};

/** Stands between the clients and the service, changes nothing and counts. */
export async function openWire(life: Life, service: string): Promise<Wire> {
  let exchanges: Exchange[] = [];
  const server = createServer((asked, answer) => {
    const onward = request(
      new URL(asked.url ?? '/', service),
      { method: asked.method, headers: asked.headers },
      (reply) => {
        const { 'if-none-match': tag, 'if-modified-since': since, 'user-agent': client = '' } = asked.headers;
        const exchange: Exchange = {
          path: asked.url ?? '/',
          client,
          conditional: tag !== undefined || since !== undefined,
          status: reply.statusCode ?? 0,
          body: 0,
          encoding: reply.headers['content-encoding'] ?? 'identity',
        };
        exchanges.push(exchange);
        answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
        reply.on('data', (part: Buffer) => (exchange.body += part.length));
        reply.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  life.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => {
      const all = exchanges;
      exchanges = [];
      return all;
    },
  };
}
