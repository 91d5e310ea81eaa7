import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { method: string; url: URL; headers: IncomingMessage['headers']; body: Buffer };
type Answer = (asked: Asked, response: ServerResponse) => void;

/** An HTTP server on loopback that keeps what it was asked. */
export async function serve(answer: Answer, host = '127.0.0.1') {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    response.on('error', () => {});
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '', 'http://server');
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    asked.push(one);
    answer(one, response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  };
  return { asked, port, url: `http://${host}:${port}`, close };
}

/** Answers with a status, headers and a body. */
export function answering(status: number, body = '', headers: Record<string, string> = {}): Answer {
  return (_, response) => response.writeHead(status, headers).end(body);
}
