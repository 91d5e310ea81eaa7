import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Lang } from '../answers/source.ts';

/** Sends a page; what it shows may have moved a minute later, so nobody keeps it. */
export function page(reply: FastifyReply, html: string) {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}

/** Registers pages in both languages: Chinese at the root, English below /en. */
export async function inBothLanguages(
  app: FastifyInstance,
  ...pages: ((lang: Lang, root: string) => FastifyPluginAsync)[]
) {
  for (const each of pages) {
    await app.register(each('zh', ''));
    await app.register(each('en', '/en'));
  }
}
