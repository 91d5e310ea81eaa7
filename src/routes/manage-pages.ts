import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Lang } from '../answers/source.ts';
import type { Context } from '../cases/context.ts';
import {
  budgetByLink,
  endByLink,
  reviseByLink,
  startByLink,
  testByLink,
} from '../cases/reminders-by-link.ts';
import { chooseByLink, linkedSubscriptions } from '../cases/subscriptions-by-link.ts';
import { resubscribe, softenByLink, unsubscribe, unsubscribeModel } from '../cases/unsubscribe.ts';
import { Problem } from '../errors.ts';
import { subscriptionsPage } from '../pages/subscriptions.ts';
import { unsubscribePage } from '../pages/unsubscribe.ts';
import { manageWords } from '../words/manage.ts';
import { fieldOf, fieldsOf } from './forms.ts';
import { inBothLanguages, page } from './page.ts';
import { answerPages } from './pages.ts';

const link = Type.String({ maxLength: 120, pattern: '^[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}$' });
const id = Type.String({ format: 'uuid' });
const LinkParams = Type.Object({ link });
const ChoiceParams = Type.Object({ link, choice: Type.Enum(['at-once', 'digest', 'nothing']) });
const ReminderParams = Type.Object({ link, id });
const WishParams = Type.Object({ link, wish: Type.Enum(['weekly', 'quiet', 'undo']) });

/** What the reader of a letter is told of and reminded of, reached by its signed links: looking changes nothing, pressing a button does. */
export const managePageRoutes =
  (context: Context): FastifyPluginAsyncTypebox =>
  async (app) => {
    await inBothLanguages(
      app,
      (lang, root) => choosingIn(context, lang, root),
      (lang, root) => remindingIn(context, lang, root),
      (lang, root) => turningOffIn(context, lang, root),
    );
  };

/** What a form is shown again for, with what was wrong. */
const faultCodes = ['unprocessable', 'conflict', 'precondition-failed', 'too-many-requests'];

const config = { access: 'public' } as const;
const hide = true;

function choosingIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    answerPages(app, lang);
    const path = `${root}/subscriptions/:link`;
    app.get(path, { config, schema: { hide, params: LinkParams } }, async (request, reply) =>
      page(reply, subscriptionsPage(await linkedSubscriptions(context, request.params.link), lang)),
    );
    app.post(
      `${path}/:choice`,
      { config, schema: { hide, params: ChoiceParams } },
      async (request, reply) => {
        const { link: own, choice } = request.params;
        await chooseByLink(context, own, choice);
        return reply.redirect(`${root}/subscriptions/${own}`, 303);
      },
    );
  };
}

/** The forms of that page. */
function remindingIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    answerPages(app, lang);
    const path = `${root}/subscriptions/:link`;
    app.post(`${path}/budget`, { config, schema: { hide, params: LinkParams } }, async (request, reply) => {
      const { link: own } = request.params;
      const letters = fieldOf(fieldsOf(request), 'letters', 4);
      return await shown(reply, own, 'budget', () => budgetByLink(context, own, letters));
    });
    app.post(
      `${path}/reminders/:id`,
      { config, schema: { hide, params: ReminderParams } },
      async (request, reply) => {
        const { link: own, id: subscription } = request.params;
        const fields = fieldsOf(request);
        const wanted = (name: string) => fieldOf(fields, name, 60);
        return await shown(reply, own, subscription, () =>
          reviseByLink(context, own, subscription, wanted, fields.get('kind') ?? []),
        );
      },
    );
    app.post(
      `${path}/reminders/:id/end`,
      { config, schema: { hide, params: ReminderParams } },
      async (request, reply) => {
        const { link: own, id: subscription } = request.params;
        return await shown(reply, own, subscription, () => endByLink(context, own, subscription));
      },
    );
    app.post(
      `${path}/reminders/:id/start`,
      { config, schema: { hide, params: ReminderParams } },
      async (request, reply) => {
        const { link: own, id: enterpriseId } = request.params;
        return await shown(reply, own, enterpriseId, () => startByLink(context, own, enterpriseId));
      },
    );
    app.post(
      `${path}/ways/:id/test`,
      { config, schema: { hide, params: ReminderParams } },
      async (request, reply) => {
        const { link: own, id: way } = request.params;
        return await shown(reply, own, 'ways', () => testByLink(context, own, way));
      },
    );
  };

  /** Does what a form asks and shows the page again; what was wrong is said where the form stands. */
  async function shown(reply: FastifyReply, own: string, form: string, act: () => Promise<unknown>) {
    try {
      await act();
    } catch (error) {
      const isFault = error instanceof Problem && faultCodes.includes(error.code);
      if (!isFault) throw error;
      const faults = error.faults.map(({ detail }) => detail);
      const wrong = { form, faults: faults.length > 0 ? faults : [manageWords.stale] };
      const model = { ...(await linkedSubscriptions(context, own)), wrong };
      return page(reply.code(422), subscriptionsPage(model, lang));
    }
    return reply.redirect(`${root}/subscriptions/${own}#${form}`, 303);
  }
}

function turningOffIn(context: Context, lang: Lang, root: string): FastifyPluginAsyncTypebox {
  return async (app) => {
    answerPages(app, lang);
    const path = `${root}/unsubscribe/:link`;
    const shown = async (reply: FastifyReply, own: string) =>
      page(reply, unsubscribePage(await unsubscribeModel(context, own), lang));
    app.get(path, { config, schema: { hide, params: LinkParams } }, (request, reply) =>
      shown(reply, request.params.link),
    );
    // The answer is a page and no redirect: mail programs press the button themselves and follow none (RFC 8058 §3.1).
    app.post(path, { config, schema: { hide, params: LinkParams } }, async (request, reply) => {
      const { link: own } = request.params;
      if (fieldOf(fieldsOf(request), 'List-Unsubscribe') === 'One-Click') await unsubscribe(context, own);
      else reply.code(422);
      return await shown(reply, own);
    });
    app.post(`${path}/:wish`, { config, schema: { hide, params: WishParams } }, async (request, reply) => {
      const { link: own, wish } = request.params;
      if (wish === 'undo') {
        await resubscribe(context, own);
        return await shown(reply, own);
      }
      const to = await softenByLink(context, own, wish);
      return reply.redirect(`${root}${to}`, 303);
    });
  };
}
