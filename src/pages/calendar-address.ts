import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { addressWords as words } from '../words/subscribe.ts';
import { guides } from '../words/subscribe-guides.ts';
import { type Html, html } from './html.ts';
import { qrCode } from './qr.ts';

/** A calendar to subscribe to. */
export type CalendarAddress = {
  /** Where it stands on the page. */
  anchor: string;
  name: Text;
  /** Its own https address, and that of the page a phone is sent to: every scanner opens a page, few a `webcal:`. */
  url: string;
  page: string;
};

/** The address with `webcal:`, by which calendar apps subscribe instead of importing. */
export function webcal(url: string): string {
  return url.replace(/^https?:/, 'webcal:');
}

/** The address to read and copy, the buttons that subscribe, and its QR code. */
export function addressView({ anchor, name, url, page }: CalendarAddress, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  const google = `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal(url))}`;
  const named = `&name=${encodeURIComponent(say(name))}`;
  const outlook = `https://outlook.office.com/calendar/0/addfromweb?url=${encodeURIComponent(url)}${named}`;
  const id = `${anchor}-address`;
  return html`<p class="address"><span class="small">${say(words.address)}</span> <code id="${id}" class="whole">${url}</code></p>
<p class="buttons"><a class="button" href="${webcal(url)}">${say(words.open)}</a> <button class="button plain" type="button" data-copy="${id}" data-copied="${say(words.copied)}" aria-live="polite" hidden>${say(words.copy)}</button> <a class="button plain" href="${google}" rel="noreferrer">${say(words.google)}</a> <a class="button plain" href="${outlook}" rel="noreferrer">${say(words.outlook)}</a></p>
<details class="code"><summary>${say(words.qr)}</summary>${qrCode(page, say(words.qrOf(name)))}<p class="small">${say(words.qrNote)}</p></details>`;
}

/** What is to be done in each client, step by step. */
export function guidesView(title: Text, intro: Text, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<section id="guides" aria-labelledby="guides-title">
<h2 id="guides-title">${say(title)}</h2>
<p>${say(intro)}</p>
<div class="folds">${guides.map(
    ({ id, name, lead, steps, note }) =>
      html`<details id="guide-${id}"><summary>${say(name)}</summary>${lead && html`<p>${say(lead)}</p>`}<ol class="howto">${steps.map((step) => html`<li>${say(step)}</li>`)}</ol>${note && html`<p class="note">${say(note)}</p>`}</details>`,
  )}</div>
</section>`;
}
