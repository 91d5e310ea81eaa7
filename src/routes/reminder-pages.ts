import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Lang } from '../answers/source.ts';
import { answerByLink, linkedDeadline, type Pressed } from '../cases/answer-by-link.ts';
import type { Context } from '../cases/context.ts';
import { linkedEvent } from '../cases/one-event.ts';
import { Problem } from '../errors.ts';
import { deadlinePage } from '../pages/deadline.ts';
import { sendEvent } from './event-file.ts';
import { type Fields, fieldOf, fieldsOf } from './forms.ts';
import { inBothLanguages, page } from './page.ts';
import { answerPages } from './pages.ts';

// The middle part is the second a link serves until; links of older letters have none.
const link = Type.String({
  maxLength: 130,
  pattern: '^[0-9a-f-]{36}(\\.[0-9a-z]{1,9})?\\.[A-Za-z0-9_-]{43}$',
});
const LinkParams = Type.Object({ link });
const AnswerParams = Type.Object({
  link,
  answer: Type.Enum([
    'done',
    'acknowledged',
    'snoozed',
    'resumed',
    'handed-over',
    'taken-back',
    'given-back',
  ]),
});

/** The page behind a reminder's link in a letter: looking changes nothing, pressing a button does. */
export const reminderPageRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await inBothLanguages(app, (lang, root) => pagesIn(context, lang, root));
  };

function pagesIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    answerPages(app, lang);
    const config = { access: 'public' } as const;
    const hide = true;
    app.get(
      `${root}/reminders/:link`,
      { config, schema: { hide, params: LinkParams } },
      async (request, reply) =>
        page(reply, deadlinePage(await linkedDeadline(context, request.params.link), lang)),
    );
    app.get(
      `${root}/reminders/:link/deadline.ics`,
      { config, schema: { hide, params: LinkParams } },
      async (request, reply) => sendEvent(reply, await linkedEvent(context, request.params.link, lang)),
    );
    app.post(
      `${root}/reminders/:link/:answer`,
      { config, schema: { hide, params: AnswerParams } },
      async (request, reply) => {
        const { link: own, answer } = request.params;
        return await answered(request, reply, own, pressedOf(answer, fieldsOf(request)));
      },
    );
  };

  async function answered(request: FastifyRequest, reply: FastifyReply, own: string, pressed: Pressed) {
    try {
      await answerByLink(context, own, pressed);
    } catch (error) {
      if (!(error instanceof Problem) || !['unprocessable', 'conflict'].includes(error.code)) throw error;
      request.log.info(error);
      const faults = error.faults.map(({ detail }) => detail);
      return page(reply.code(422), deadlinePage(await linkedDeadline(context, own, faults), lang));
    }
    return reply.redirect(`${root}/reminders/${own}`, 303);
  }
}

function pressedOf(kind: Pressed['kind'], fields: Fields): Pressed {
  if (kind === 'handed-over') return { kind, to: fieldOf(fields, 'to', 36) };
  if (kind !== 'snoozed') return { kind };
  return { kind, until: fieldOf(fields, 'until', 10), reason: fieldOf(fields, 'reason') };
}
