import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { unsubscribeWords as words } from '../words/reminders.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';

/** What a letter is, and whether its reader still gets such letters; `link` is the signed last part of the page's own path. */
export type UnsubscribeModel = {
  link: string;
  /** Of whose dates the letter reminds. */
  enterprises: string[];
  /** Tells of announcements. */
  announcements: boolean;
  /** Is the weekly outlook, which ends alone. */
  outlook: boolean;
  isOn: boolean;
  /** The path without a language of the page on which everything else is chosen. */
  manage: string;
};

/** Turning a letter off, or on again: nothing changes by opening the page, only by pressing a button. */
export function unsubscribePage(model: UnsubscribeModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const path = `/unsubscribe/${model.link}`;
  const title = say(model.isOn ? words.title : words.isOff);
  const reminds = model.enterprises.length > 0;
  const body = html`<article class="deadline"><h1>${title}</h1>
<ul>${subjects(model).map((subject) => html`<li>${say(subject)}</li>`)}</ul>
${
  model.isOn
    ? html`<p>${say(consequence(model))}</p>
<form method="post" action="${pathIn(lang, path)}"><button class="button" type="submit" name="List-Unsubscribe" value="One-Click">${say(words.stop)}</button></form>
${reminds && alternatives(path, lang)}`
    : html`<p>${say(words.offNote)}</p>
${button(pathIn(lang, `${path}/undo`), say(words.undo))}
${model.announcements && html`<p class="note">${say(words.undoNote)}</p>`}`
}
<p><a href="${pathIn(lang, model.manage)}">${say(words.manage)}</a></p></article>`;
  return layout({ lang, path, title, body });
}

function subjects({ enterprises, announcements, outlook }: UnsubscribeModel): Text[] {
  return [
    ...enterprises.map(words.reminders),
    ...(announcements ? [words.announcements] : []),
    ...(outlook ? [words.outlook] : []),
  ];
}

function consequence({ enterprises, outlook }: UnsubscribeModel): Text {
  if (outlook) return words.outlookOnly;
  return enterprises.length > 0 ? words.consequence : words.plain;
}

/** Less, at another time or to somebody else: better than a day that is missed. */
function alternatives(path: string, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<h2>${say(words.instead)}</h2>
${button(pathIn(lang, `${path}/weekly`), say(words.weekly))}
${button(pathIn(lang, `${path}/quiet`), say(words.quiet))}
<p class="note">${say(words.handOver)}</p>`;
}

function button(action: string, text: string): Html {
  return html`<form method="post" action="${action}"><p><button class="button plain">${text}</button></p></form>`;
}
