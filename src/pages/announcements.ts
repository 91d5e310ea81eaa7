import type { Lang, Text } from '../answers/source.ts';
import { announcementKindWords as kinds, announcementWords as words } from '../words/announcements.ts';
import { day, pick } from '../words/format.ts';
import type { AnnouncementModel, AnnouncementsModel } from './announcement-model.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';
import { clockTime, empty, sourceView } from './parts.ts';

/** All published announcements, newest first. */
export function announcementsPage({ items, next }: AnnouncementsModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const path = pathIn(lang, '/announcements');
  const body = html`<div class="lead"><h1>${say(words.title)}</h1><p>${say(words.intro)}</p>
<p><a class="button plain" href="${pathIn(lang, '/announcements.atom')}" type="application/atom+xml">${say(words.feed)}</a></p></div>
${items.length === 0 ? empty(words.none, lang) : html`<ul class="letters">${items.map((item) => listed(item, lang))}</ul>`}
${next && html`<p><a class="button plain" href="${path}?cursor=${next}" rel="next">${say(words.more)}</a></p>`}`;
  return layout({ lang, path: '/announcements', title: say(words.title), body });
}

function listed(item: AnnouncementModel, lang: Lang): Html {
  const [first] = item.lines;
  return html`<li><a href="${pathIn(lang, `/announcements/${item.id}`)}">${pick(item.title, lang)}</a>
<span class="small">${pick(kinds[item.kind], lang)} · ${pick(day(`${item.publishedOn}`), lang)} ${standing(item, lang)}</span>
${first && html`<span class="small">${pick(first, lang)}</span>`}</li>`;
}

function standing({ replacedBy, changedBy }: AnnouncementModel, lang: Lang): Html | undefined {
  if (!replacedBy) return changedBy && html`<span class="badge awaiting">${pick(words.changed, lang)}</span>`;
  const word = replacedBy.how === 'corrects' ? words.corrected : words.withdrawn;
  return html`<span class="badge withdrawn">${pick(word, lang)}</span>`;
}

/** One published announcement: what it does, by which words, and whether it still stands. */
export function announcementPage(item: AnnouncementModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const { source, policies, differences } = item;
  const body = html`<article class="deadline">
<h1>${say(item.title)}</h1>
<p><span class="badge">${say(kinds[item.kind])}</span> ${standing(item, lang)}</p>
<dl>
${row(
  words.effect,
  html`<ul class="workings">${item.lines.map((line) => html`<li>${say(line)}</li>`)}</ul>
${differences && html`<p><a href="${pathIn(lang, differences)}">${say(words.differences)}</a></p>`}`,
  lang,
)}
${row(words.publishedOn, html`${say(day(`${item.publishedOn}`))}`, lang)}
${row(words.recordedAt, clockTime(item.announcedAt), lang)}
${row(words.state, stateView(item, lang), lang)}
${policies.length > 0 && row(words.policies, html`<ul class="workings">${policies.map((policy) => html`<li><a href="${pathIn(lang, '/')}#policy-${policy.key}">${say(policy.title)}</a></li>`)}</ul>`, lang)}
${row(words.source, sourceView(source, lang), lang)}
</dl>
<p><a href="${pathIn(lang, '/announcements')}">${say(words.all)}</a></p>
</article>`;
  return layout({ lang, path: `/announcements/${item.id}`, title: say(item.title), body });
}

function row(label: Text, value: Html, lang: Lang): Html {
  return html`<div><dt>${pick(label, lang)}</dt><dd>${value}</dd></div>`;
}

function stateView({ replaces, replacedBy, changedBy = [] }: AnnouncementModel, lang: Lang): Html {
  const to = (id: string, text: Text) =>
    html`<a href="${pathIn(lang, `/announcements/${id}`)}">${pick(text, lang)}</a>`;
  const now = replacedBy
    ? to(replacedBy.id, words.replacedBy[replacedBy.how](replacedBy.title))
    : html`${pick(words.stands, lang)}`;
  const others = [
    ...changedBy.map(({ id, title }) => to(id, words.changedBy(title))),
    ...(replaces ? [to(replaces.id, words.replaces[replaces.how](replaces.title))] : []),
  ];
  return html`${now}${others.map((other) => html`<br>${other}`)}`;
}
