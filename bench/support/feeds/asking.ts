import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import autocannon from 'autocannon';
import type { Cost } from './serving.ts';

/** A reply as it is told to bare Fastify: without what Fastify and Node write themselves; the body in base64. */
export type Reply = { status: number; headers: Record<string, string>; body: string };

/** A server in a process of its own. */
export type Server = { url: string; cost: () => Promise<Cost>; stop: () => void };

export async function startServer(script: URL, args: string[]): Promise<Server> {
  const child: ChildProcess = fork(script, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [port] = (await once(child, 'message')) as [number];
  const cost = async () => {
    const told = once(child, 'message');
    child.send('cost');
    return ((await told) as [Cost])[0];
  };
  return { url: `http://127.0.0.1:${port}`, cost, stop: () => child.disconnect() };
}

const written = ['date', 'connection', 'keep-alive', 'content-length'];

/** One reply, as it travels. */
export async function replyOf(url: string, headers: Record<string, string>): Promise<Reply> {
  const [response] = await once(get(url, { headers }), 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const kept = Object.entries(response.headers as Record<string, string>).filter(
    ([name]) => !written.includes(name),
  );
  const body = Buffer.concat(chunks).toString('base64');
  return { status: response.statusCode, headers: Object.fromEntries(kept), body };
}

export async function tellBare({ url }: Server, reply: Reply) {
  await fetch(`${url}/reply`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(reply),
  });
}

/** What one round came to: requests a second, the 99th percentile in milliseconds, and microseconds of processor for each. */
export type Round = { perSecond: number; p99: number; cpuUs: number };

/** Asks as fast as it is answered, for some seconds. `path` is asked anew for each request. */
export async function ask(
  server: Server,
  {
    path,
    headers,
    status,
    seconds,
  }: { path: () => string; headers: Record<string, string>; status: number; seconds: number },
): Promise<Round> {
  const before = await server.cost();
  const result = await autocannon({
    url: server.url,
    connections: 20,
    duration: seconds,
    headers,
    requests: [{ method: 'GET', setupRequest: (request) => ({ ...request, path: path() }) }],
  });
  const { cpuUs } = await server.cost();
  const all = result.requests.total;
  const right = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  if (all === 0 || Number(right) < all || result.errors > 0)
    throw new Error(
      `${server.url}${path()}: not every answer was ${status}: ${JSON.stringify(result.statusCodeStats)}`,
    );
  return { perSecond: all / result.duration, p99: result.latency.p99, cpuUs: (cpuUs - before.cpuUs) / all };
}
