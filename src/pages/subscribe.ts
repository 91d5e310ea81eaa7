import type { Lang, Text } from '../answers/source.ts';
import { announcementWords } from '../words/announcements.ts';
import { dateChangeWords } from '../words/date-changes.ts';
import { pick } from '../words/format.ts';
import { subscribeWords as words } from '../words/subscribe.ts';
import { addressView, type CalendarAddress, guidesView } from './calendar-address.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';

/** Every public calendar: the first ones shown whole, the others in groups to be opened. */
export type SubscribeModel = {
  first: CalendarAddress[];
  groups: { title: Text; note?: Text; calendars: CalendarAddress[] }[];
};

/** The page of all public calendars, with the steps for each client. */
export function subscribePage(model: SubscribeModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const title = say(words.title);
  const body = html`<div class="lead"><h1>${title}</h1><p>${say(words.intro)}</p><p>${say(words.pace)}</p><p>${say(words.own)}</p></div>
<section id="calendars" aria-labelledby="calendars-title">
<h2 id="calendars-title">${say(words.calendars)}</h2>
${model.first.map((calendar) => html`<article class="card" id="${calendar.anchor}"><h3>${say(calendar.name)}</h3>${addressView(calendar, lang)}</article>`)}
${model.groups.map((group) => groupView(group, lang))}
</section>
${guidesView(words.guides, words.guidesIntro, lang)}
${readers(lang)}
<script src="/assets/subscribe.js" type="module"></script>`;
  return layout({ lang, path: '/subscribe', title, body });
}

function groupView({ title, note, calendars }: SubscribeModel['groups'][number], lang: Lang): Html | false {
  return (
    calendars.length > 0 &&
    html`<h3>${pick(title, lang)}</h3>${note && html`<p class="note">${pick(note, lang)}</p>`}
<div class="folds">${calendars.map((calendar) => html`<details id="${calendar.anchor}"><summary>${pick(calendar.name, lang)}</summary>${addressView(calendar, lang)}</details>`)}</div>`
  );
}

function readers(lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  const feed = (path: string, title: Text) => html`<a href="${pathIn(lang, path)}">${say(title)}</a>`;
  return html`<section id="readers" aria-labelledby="readers-title">
<h2 id="readers-title">${say(words.readers)}</h2>
<p>${say(words.readersNote)} ${feed('/announcements.atom', announcementWords.title)} · ${feed('/changes.atom', dateChangeWords.title)}</p>
</section>`;
}
