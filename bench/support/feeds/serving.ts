import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Listens on a port of the loopback address, tells it, answers what it has cost when asked, and ends with whoever started it. */
export async function serveUntilLeft(app: Pick<FastifyInstance, 'listen' | 'server'>) {
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.on('disconnect', () => process.exit(0));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuUs: user + system, rss: process.memoryUsage.rss() } satisfies Cost);
  });
  process.send?.((app.server.address() as AddressInfo).port);
}

/** Processor time so far in microseconds, and memory in octets. */
export type Cost = { cpuUs: number; rss: number };
