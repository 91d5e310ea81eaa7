import type { Lang, Text } from '../answers/source.ts';
import type { DeadlineKind, Status } from '../deadlines/model.ts';
import { calendarClientNames, storedClient } from '../words/calendar-clients.ts';
import { deadlineKindWords } from '../words/deadlines.ts';
import { dayAndHour, pick } from '../words/format.ts';
import { subscribeWords, ownCalendarWords as words } from '../words/subscribe.ts';
import { addressView, type CalendarAddress, guidesView } from './calendar-address.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { clockTime, empty, statusBadge } from './parts.ts';

/** A private calendar as whoever holds its address may see it. */
export type OwnCalendarModel = {
  id: string;
  /** The page's own path, without a language: it holds the secret. */
  path: string;
  address: CalendarAddress;
  scope: Text;
  /** None: all. */
  kinds?: readonly DeadlineKind[];
  minimumFen?: bigint;
  lang: Lang;
  alarms: boolean;
  form: 'events' | 'tasks';
  spans: boolean;
  /** From today on, soonest first. */
  next: { title: Text; status: Status; dueOn: Temporal.PlainDate; minute?: number; url?: string }[];
  /** What fetched it, newest first. */
  fetches: { client: string; fetches: number; lastAt: Temporal.Instant }[];
};

/** The page of a private calendar: its address with what subscribes to it, its settings, what it holds next and who fetches it. */
export function ownCalendarPage(model: OwnCalendarModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const title = say(model.address.name);
  const body = html`<div class="lead"><h1>${title}</h1></div>
<div class="alarm"><p class="said">${say(words.secret)}</p></div>
<section class="card" id="${model.address.anchor}">${addressView(model.address, lang)}</section>
<p class="note">${say(subscribeWords.pace)}</p>
<h2>${say(words.settings)}</h2>
<dl>${settings(model, lang).map(([name, value]) => html`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`)}</dl>
<p class="note">${say(words.rotate)}</p>
<h2>${say(words.next)}</h2>
${nextDates(model, lang)}
<h2>${say(words.fetched)}</h2>
${fetched(model, lang)}
${guidesView(subscribeWords.guides, subscribeWords.guidesIntro, lang)}
<script src="/assets/subscribe.js" type="module"></script>`;
  return layout({ lang, path: model.path, title, body });
}

function settings(model: OwnCalendarModel, lang: Lang): [Text, string][] {
  const say = (text: Text) => pick(text, lang);
  const kinds = model.kinds?.map((kind) => say(deadlineKindWords[kind])).join(lang === 'zh' ? '、' : ', ');
  const { minimumFen } = model;
  return [
    [words.scope, say(model.scope)],
    [words.kinds, kinds ?? say(words.everyKind)],
    [words.minimum, say(minimumFen === undefined ? words.anyAmount : words.atLeast(minimumFen))],
    [words.lang, say(words.langs[model.lang])],
    [words.form, say(words.forms[model.form])],
    [words.window, say(model.spans ? words.spans : words.ends)],
    [words.alarms, say(model.alarms ? words.withAlarms : words.withoutAlarms)],
    [words.id, model.id],
  ];
}

function nextDates({ next }: OwnCalendarModel, lang: Lang): Html {
  if (next.length === 0) return empty(words.nothing, lang);
  return html`<ul class="deadlines">${next.map(({ title, status, dueOn, minute, url }) => {
    const said = pick(title, lang);
    return html`<li><div class="when">${pick(dayAndHour(`${dueOn}`, minute), lang)}</div><div>${url ? html`<a href="${url}">${said}</a>` : said} ${statusBadge(status, lang)}</div></li>`;
  })}</ul>`;
}

function fetched({ fetches }: OwnCalendarModel, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  if (fetches.length === 0) return empty(words.neverFetched, lang);
  return html`<table class="sheet"><thead><tr><th scope="col">${say(words.client)}</th><th scope="col">${say(words.lastAt)}</th><th scope="col">${say(words.times)}</th></tr></thead><tbody>${fetches.map(
    ({ client, fetches: times, lastAt }) =>
      html`<tr><th scope="row">${say(calendarClientNames[storedClient(client)])}</th><td data-head="${say(words.lastAt)}">${clockTime(lastAt)}</td><td data-head="${say(words.times)}">${times}</td></tr>`,
  )}</tbody></table>
<p class="note">${say(words.fetchedNote)}</p>`;
}
