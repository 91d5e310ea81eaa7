import type { Lang, Text } from '../answers/source.ts';
import { subscriptionWords as words } from '../words/announcements.ts';
import { pick } from '../words/format.ts';
import { manageWords } from '../words/manage.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';
import { type RemindersModel, reminderForms, type WrongForm } from './reminder-forms.ts';

/** What a person is told and reminded of; `link` is the signed last part of the page's own path. */
export type SubscriptionsModel = {
  link: string;
  reminders: RemindersModel;
  wrong?: WrongForm;
  items: { what: Text; mode: 'at-once' | 'digest' }[];
};

/** Where the reader of a letter chooses what to be told and reminded of: nothing changes by opening it, only by pressing a button. */
export function subscriptionsPage({ link, items, reminders, wrong }: SubscriptionsModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const path = `/subscriptions/${link}`;
  const body = html`<article class="deadline"><h1>${say(manageWords.title)}</h1>
${reminderForms(reminders, path, lang, wrong)}
<h2>${say(words.title)}</h2>
<h3>${say(words.now)}</h3>
${items.length === 0 ? html`<p>${say(words.nothing)}</p>` : html`<ul>${items.map(({ what, mode }) => html`<li>${say(what)} <span class="small">${say(words.modes[mode])}</span></li>`)}</ul>`}
${(['at-once', 'digest', 'nothing'] as const).map((choice) => button(`${pathIn(lang, path)}/${choice}`, say(words.choices[choice])))}
<p class="note">${say(words.note)}</p><p class="note">${say(words.more)}</p></article>`;
  return layout({ lang, path, title: say(manageWords.title), body });
}

function button(action: string, text: string): Html {
  return html`<form method="post" action="${action}"><p><button class="button plain">${text}</button></p></form>`;
}
