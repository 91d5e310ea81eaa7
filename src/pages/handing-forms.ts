import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { handingWords as words } from '../words/handing.ts';
import { type Html, html } from './html.ts';

/** How the reminders of a deadline were handed over, as far as a reader is concerned. */
export type HandingForm = {
  /** Who may take them. */
  colleagues: { id: string; name: string }[];
  /** To whom the reader has handed them over, and who is reminded now; nobody else where they have come back to the reader. */
  to?: { name: string; inCharge?: string };
  /** Names of those who have handed theirs over to the reader. */
  from: string[];
};

/** What a reader can hand over, take back or give back; nothing where there is no colleague. `to` makes the address of a form. */
export function handingForms(
  { colleagues, to: holder, from }: HandingForm,
  to: (last: string) => string,
  lang: Lang,
): Html | false {
  const say = (text: Text) => pick(text, lang);
  if (colleagues.length === 0 && !holder && from.length === 0) return false;
  return html`<section id="hand-over"><h2>${say(words.title)}</h2>
${
  holder &&
  html`<p class="done">${say(holder.inCharge ? words.handed(holder.name, holder.inCharge) : words.lapsed(holder.name))}</p>
<form method="post" action="${to('taken-back')}"><button class="button plain" type="submit">${say(words.takeBack)}</button></form>`
}
${
  from.length > 0 &&
  html`<p class="done">${say(words.holds(from))}</p>
<form method="post" action="${to('given-back')}"><button class="button plain" type="submit">${say(words.giveBack)}</button></form>`
}
${
  colleagues.length > 0 &&
  !holder &&
  html`<form class="fields" method="post" action="${to('handed-over')}">
<label>${say(words.to)} <select name="to" required>${colleagues.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>
<p class="small">${say(words.note)}</p>
<button class="button plain" type="submit">${say(words.handOver)}</button></form>`
}</section>`;
}
