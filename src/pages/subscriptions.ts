import type { Lang, Text } from '../answers/source.ts';
import { subscriptionWords as words } from '../words/announcements.ts';
import { pick } from '../words/format.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';

/** What a person subscribes to; `link` is the signed last part of the page's own path. */
export type SubscriptionsModel = {
  link: string;
  items: { what: Text; mode: 'at-once' | 'digest' }[];
};

/** Where the reader of a letter chooses what to be told of: nothing changes by opening it, only by pressing a button. */
export function subscriptionsPage({ link, items }: SubscriptionsModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const path = `/subscriptions/${link}`;
  const body = html`<article class="deadline"><h1>${say(words.title)}</h1>
<h2>${say(words.now)}</h2>
${items.length === 0 ? html`<p>${say(words.nothing)}</p>` : html`<ul>${items.map(({ what, mode }) => html`<li>${say(what)} <span class="small">${say(words.modes[mode])}</span></li>`)}</ul>`}
${(['at-once', 'digest', 'nothing'] as const).map((choice) => button(`${pathIn(lang, path)}/${choice}`, say(words.choices[choice])))}
<p class="note">${say(words.note)}</p><p class="note">${say(words.more)}</p></article>`;
  return layout({ lang, path, title: say(words.title), body });
}

function button(action: string, text: string): Html {
  return html`<form method="post" action="${action}"><p><button class="button plain">${text}</button></p></form>`;
}
