import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Lang } from '../answers/source.ts';
import { confirmByLink, linkedConfirmation } from '../cases/confirm-endpoint.ts';
import type { Context } from '../cases/context.ts';
import { confirmationPage } from '../pages/confirmation.ts';
import { inBothLanguages, page } from './page.ts';
import { answerPages } from './pages.ts';

const LinkParams = Type.Object({
  link: Type.String({ maxLength: 130, pattern: '^[0-9a-f-]{36}\\.[0-9a-z]{1,9}\\.[A-Za-z0-9_-]{43}$' }),
});

/** The page behind the question that goes to a further mail address: looking changes nothing, its button confirms. */
export const confirmationPageRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await inBothLanguages(app, (lang, root) => confirmingIn(context, lang, root));
  };

function confirmingIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    answerPages(app, lang);
    const path = `${root}/confirmations/:link`;
    const options = { config: { access: 'public' }, schema: { hide: true, params: LinkParams } } as const;
    const shown = async (reply: FastifyReply, link: string) =>
      page(
        reply.header('x-robots-tag', 'noindex'),
        confirmationPage(await linkedConfirmation(context, link), lang),
      );
    app.get(path, options, (request, reply) => shown(reply, request.params.link));
    app.post(path, options, async (request, reply) => {
      await confirmByLink(context, request.params.link);
      return await shown(reply, request.params.link);
    });
  };
}
