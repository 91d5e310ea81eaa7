import type { Lang, Text } from '../answers/source.ts';
import { districts } from '../facts/district.ts';
import { formulaText } from '../words/basis.ts';
import { expectedNote } from '../words/deadlines.ts';
import { day, dayAndHour, pick } from '../words/format.ts';
import { homeWords, deadlineWords as words } from '../words/pages.ts';
import { natureOf, standingText } from '../words/standing.ts';
import { fileWords } from '../words/subscribe.ts';
import { callWords } from '../words/windows.ts';
import { answerForms } from './answer-forms.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';
import type { DeadlineModel } from './model.ts';
import { clockTime, sourceView, stakeView, statusBadge, workingView } from './parts.ts';

/** One deadline: its dates, its amount, and how both were worked out, line by line. */
export function deadlinePage(model: DeadlineModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const title = say(model.title);
  const body = html`<article class="deadline">
<h1>${model.demo && html`<span class="badge demo">${say(homeWords.demoMark)}</span> `}${title}</h1>
<dl>${facts(model, lang).map(([name, value]) => html`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`)}</dl>
${model.marks.length > 0 && html`<ul class="marks">${model.marks.map((mark) => html`<li>${say(mark)}</li>`)}</ul>`}
${model.workings.length > 0 && html`<h2>${say(words.workings)}</h2><ol class="workings">${model.workings.map((line) => workingView(line, lang))}</ol>`}
<h2>${say(words.sources)}</h2>
<ul class="sources">${model.sources.map((source) => html`<li>${sourceView(source, lang)}</li>`)}</ul>
${model.doneAt ? html`<p class="done">${pick(words.doneAt, lang)} ${clockTime(model.doneAt)}</p>` : model.answers && answerForms(model.answers, model, lang)}
${!model.doneAt && model.shownAlone && html`<p class="small">${say(model.shownAlone)}</p>`}
${model.file && html`<p class="buttons"><a class="button plain" href="${pathIn(lang, model.file)}">${say(fileWords.add)}</a></p><p class="small">${say(fileWords.once)}</p>`}
</article>`;
  return layout({ lang, path: model.path ?? `/deadlines/${model.id}`, title, body });
}

function facts(model: DeadlineModel, lang: Lang): [Text, Html][] {
  const on = (name: Text, date: Temporal.PlainDate | undefined): [Text, Html][] =>
    date ? [[name, html`${pick(day(`${date}`), lang)}`]] : [];
  const moved =
    model.nominalOn && model.dueOn && !model.nominalOn.equals(model.dueOn) ? model.nominalOn : undefined;
  const opens = natureOf(model.kind) === 'opens';
  return [
    ...(model.enterprise === undefined
      ? []
      : [[words.enterprise, html`${model.enterprise}`] satisfies [Text, Html]]),
    ...spoken(words.period, model.period?.text, lang),
    [opens ? words.opens : words.due, due(model, lang)],
    ...districtFacts(model, lang),
    ...on(model.actByProvisional ? words.actByOpen : words.actBy, opens ? undefined : model.actBy),
    ...on(words.submitBy, model.submitBy),
    ...on(words.nominal, moved),
    ...range(model, lang),
    ...on(words.notBefore, model.notBefore),
    ...previous(model, lang),
    ...on(words.disputed, model.disputedOn),
    ...callFacts(model, lang),
    ...spoken(words.missed, model.status === 'withdrawn' ? undefined : model.missed, lang),
    [words.stake, stakeView(model.stake, lang) ?? html`${pick(words.stakeNone, lang)}`],
    ...spoken(words.formula, formulaText(model.stake), lang),
    [words.statusTitle, status(model, lang)],
  ];
}

/** Whose district has a day of its own looks at that one. */
function districtFacts({ districtDays = [] }: DeadlineModel, lang: Lang): [Text, Html][] {
  return districtDays.map(({ district, on, minute }) => [
    words.dueIn(districts[district]),
    html`${pick(dayAndHour(`${on}`, minute), lang)}`,
  ]);
}

/** What it stood on before, with the hour where there was one. */
function previous({ previousDueOn, previousMinute }: DeadlineModel, lang: Lang): [Text, Html][] {
  const was = previousDueOn && dayAndHour(previousDueOn.toString(), previousMinute);
  return spoken(words.previous, was, lang);
}

/** Where to apply, with what and under which conditions, as the call says. */
function callFacts({ window }: DeadlineModel, lang: Lang): [Text, Html][] {
  const call = window?.call;
  if (!call) return [];
  const { link, contact, materials, conditions } = call;
  const list = (name: Text, items: readonly Text[] | undefined): [Text, Html][] =>
    items ? [[name, html`<ul>${items.map((item) => html`<li>${pick(item, lang)}</li>`)}</ul>`]] : [];
  return [
    ...(link && /^https?:/.test(link)
      ? [[callWords.platform, html`<a href="${link}" rel="noreferrer">${link}</a>`] satisfies [Text, Html]]
      : []),
    ...list(callWords.conditions, conditions),
    ...list(callWords.materials, materials),
    ...spoken(callWords.contact, contact, lang),
  ];
}

function spoken(name: Text, text: Text | undefined, lang: Lang): [Text, Html][] {
  return text ? [[name, html`${pick(text, lang)}`]] : [];
}

function status({ status, revision }: DeadlineModel, lang: Lang): Html {
  const note = status === 'expected' && html` <span class="small">${pick(expectedNote, lang)}</span>`;
  return html`${statusBadge(status, lang)} <span class="small">${pick(words.revision(revision), lang)}</span>${note}`;
}

function range({ range: open }: DeadlineModel, lang: Lang): [Text, Html][] {
  if (!open) return [];
  const [earliest, latest] = [pick(day(`${open.earliest}`), lang), pick(day(`${open.latest}`), lang)];
  return [[words.range, html`${earliest} – ${latest}`]];
}

function due(model: DeadlineModel, lang: Lang): Html {
  const end = model.window?.openEnd;
  if (model.dueOn === undefined) return html`${pick(end ? callWords.open(end) : words.noDate, lang)}`;
  const { kind, status, doneAt } = model;
  const daysLeft = doneAt || status === 'withdrawn' ? undefined : model.daysLeft;
  const left =
    daysLeft === undefined ? undefined : pick(standingText(daysLeft, natureOf(kind), status), lang);
  return html`<strong>${pick(dayAndHour(`${model.dueOn}`, model.minute), lang)}</strong> ${left && html`<span class="left">${left}</span>`}`;
}
