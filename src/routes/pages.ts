import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyError, FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Lang } from '../answers/source.ts';
import type { Context } from '../cases/context.ts';
import { eventDeadline } from '../cases/event-page.ts';
import { demoLetter, homeModel } from '../cases/home.ts';
import { demoMoney } from '../cases/money.ts';
import { openEvent } from '../cases/one-event.ts';
import { openDeadline } from '../cases/open-deadline.ts';
import { errorCodes, Problem } from '../errors.ts';
import { readMessage, withoutSecrets } from '../letters/read.ts';
import { deadlinePage } from '../pages/deadline.ts';
import { homePage } from '../pages/home.ts';
import { letterPage, letterPagePolicy } from '../pages/letter.ts';
import { moneyPage } from '../pages/money.ts';
import { sendEvent } from './event-file.ts';
import { takeForms } from './forms.ts';
import { inBothLanguages, page } from './page.ts';
import { policyPages } from './policy-pages.ts';
import { asProblem, sendPage } from './problems.ts';

const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const EventParams = Type.Object({
  ...IdParams.properties,
  link: Type.String({ maxLength: 100, pattern: '^[0-9a-f-]{36}\\.[0-9a-z]{1,7}\\.[A-Za-z0-9_-]{43}$' }),
});

/** Pages for people, Chinese at the root and English below /en. What is not public is reached by a signed link only. */
export const pageRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await inBothLanguages(app, (lang, root) => pagesIn(context, lang, root));
  };

function pagesIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    answerPages(app, lang);
    const config = { access: 'public' } as const;
    const hide = true;
    app.get(root || '/', { config, schema: { hide } }, async (_request, reply) =>
      page(reply, homePage(await homeModel(context), lang)),
    );
    app.get(`${root}/money`, { config, schema: { hide } }, async (_request, reply) =>
      page(reply, moneyPage(await demoMoney(context), lang)),
    );
    policyPages(app, context, lang, root);
    app.get(`${root}/deadlines/:id`, { config, schema: { hide, params: IdParams } }, async (request, reply) =>
      page(reply, deadlinePage(await openDeadline(context, request.params.id), lang)),
    );
    app.get(
      `${root}/deadlines/:id.ics`,
      { config, schema: { hide, params: IdParams } },
      async (request, reply) => sendEvent(reply, await openEvent(context, request.params.id, lang)),
    );
    app.get(
      `${root}/deadlines/:id/:link`,
      { config, schema: { hide, params: EventParams } },
      async ({ params: { id, link } }, reply) =>
        page(
          reply.header('x-robots-tag', 'noindex'),
          deadlinePage(await eventDeadline(context, id, link), lang),
        ),
    );
    app.get(`${root}/letters/:id`, { config, schema: { hide, params: IdParams } }, async (request, reply) => {
      const { id, subject, address, settledAt, state, message } = await demoLetter(
        context,
        request.params.id,
      );
      const { html, text } = withoutSecrets(await readMessage(message ?? ''));
      const model = { id, subject: subject ?? '', to: address ?? '', state, html, text };
      reply.header('content-security-policy', letterPagePolicy);
      return page(reply, letterPage({ ...model, ...(settledAt ? { sentAt: settledAt } : {}) }, lang));
    });
  };
}

/**
 * How pages answer errors and forms, in one language. `internal` is what is said where something went wrong: one whose
 * address is kept for years is not there for a while.
 */
export function answerPages(
  app: FastifyInstance,
  lang: Lang,
  { internal = 'internal' }: { internal?: 'internal' | 'unavailable' } = {},
) {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const asked = asProblem(error).code;
    // A link that lost its end is a link to nothing.
    const code = asked === 'validation' ? 'not-found' : asked === 'internal' ? internal : asked;
    if (errorCodes[code] >= 500) request.log.error(error);
    if (code === 'unavailable') reply.header('retry-after', '300');
    // Why a link serves no more is said in its own words.
    const [fault] = error instanceof Problem && code === 'gone' ? error.faults : [];
    return sendPage(reply, code, lang, fault?.detail);
  });
  takeForms(app);
}
