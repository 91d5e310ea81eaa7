import type { Lang, Text } from '../answers/source.ts';
import { confirmationWords as words } from '../words/endpoints.ts';
import { pick } from '../words/format.ts';
import { html } from './html.ts';
import { layout, pathIn } from './layout.ts';

/** Whose reminders an address is to take; `link` is the signed last part of the page's own path. */
export type ConfirmationModel = {
  link: string;
  owner: { name: string; email: string };
  address: string;
  isConfirmed: boolean;
};

/** Where whoever reads a mail address agrees to take somebody's reminders: nothing changes by opening it. */
export function confirmationPage(
  { link, owner, address, isConfirmed }: ConfirmationModel,
  lang: Lang,
): string {
  const say = (text: Text) => pick(text, lang);
  const path = `/confirmations/${link}`;
  const title = say(isConfirmed ? words.isConfirmed : words.title);
  const body = html`<article class="deadline"><h1>${title}</h1>
${
  isConfirmed
    ? html`<p class="done">${say(words.confirmed(address))}</p>`
    : html`<p>${say(words.opening(owner.name, owner.email))}</p>
<p><strong>${address}</strong></p>
<form method="post" action="${pathIn(lang, path)}"><button class="button" type="submit">${say(words.confirm)}</button></form>
<p class="note">${say(words.leave)}</p>`
}</article>`;
  return layout({ lang, path, title, body });
}
