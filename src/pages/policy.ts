import type { Lang, Text } from '../answers/source.ts';
import { districts } from '../facts/district.ts';
import type { Clause, PolicyDocument } from '../policies/schema.ts';
import { policyWords as words } from '../words/differences.ts';
import { clauseTitle, day, pick } from '../words/format.ts';
import { homeWords } from '../words/pages.ts';
import type { Origin, VersionModel } from './difference-model.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';
import { clockTime, sourceView } from './parts.ts';
import type { PolicyModel } from './policy-model.ts';
import { sheet } from './sheet.ts';

/** One policy: its head, its versions and where they come from, and what each clause says. */
export function policyPage(model: PolicyModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const { key, document } = model;
  const body = html`<article class="policy"><h1>${say(model.title)}</h1>
<dl>${headOf(model, lang).map(([name, value]) => html`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`)}</dl>
<p><a href="${pathIn(lang, model.subscribePath)}">${say(words.calendar)}</a></p>
<section aria-labelledby="versions"><h2 id="versions">${say(words.versions)}</h2>
${versionTable(model, lang)}</section>
<section aria-labelledby="clauses"><h2 id="clauses">${say(words.clauses)}</h2>
${document.clauses.map((clause) => clauseView(clause, lang))}</section>
${document.openQuestions.length > 0 && html`<section aria-labelledby="questions"><h2 id="questions">${say(words.questions)}</h2><ul>${document.openQuestions.map(({ text }) => html`<li>${say(text)}</li>`)}</ul></section>`}
</article>`;
  return layout({ lang, path: `/policies/${key}`, title: say(model.title), body });
}

function headOf({ document, validity }: PolicyModel, lang: Lang): [Text, Html][] {
  const { documentNumber, issuers, level, district } = document;
  const region = district ? ` · ${pick(districts[district], lang)}` : '';
  return [
    [
      words.validity,
      html`${validityText(document, lang)} <span class="small">${sourceView(validity, lang)}</span>`,
    ],
    ...(documentNumber ? [[words.documentNumber, html`${documentNumber}`] satisfies [Text, Html]] : []),
    [words.level, html`${pick(homeWords.level[level], lang)}${region}`],
    ...(issuers.length > 0 ? [[words.issuers, html`${listed(issuers, lang)}`] satisfies [Text, Html]] : []),
  ];
}

function validityText({ validity }: PolicyDocument, lang: Lang): Html {
  if (validity.kind === 'goals') {
    const goals = validity.goals.map(({ on }) => homeWords.goal(Temporal.PlainDate.from(on).year));
    return html`${pick(homeWords.goalsOnly, lang)} <span class="small">${listed(goals, lang)}</span>`;
  }
  if (validity.kind === 'open') return html`${pick(homeWords.openEnd(validity.event), lang)}`;
  const { until, disputedUntil } = validity;
  return html`<strong>${pick(day(until), lang)}</strong>${disputedUntil && html` <span class="small">${pick(homeWords.disputed(disputedUntil), lang)}</span>`}`;
}

function listed(texts: Text[], lang: Lang): string {
  return texts.map((text) => pick(text, lang)).join(lang === 'zh' ? '、' : ', ');
}

function versionTable({ key, versions }: PolicyModel, lang: Lang): Html {
  const { version, published, inForce, origin, compare } = words.versionColumns;
  return sheet(
    {
      kind: 'versions',
      name: { labelledBy: 'versions' },
      columns: [version, published, inForce, origin, compare],
      rows: versions.map((each, index) => ({
        head: html`${pick(words.version(each.version), lang)}<span class="small">${pick(words.recorded, lang)}${clockTime(each.recordedAt)}</span>`,
        cells: [
          onDay(each.publishedOn, lang),
          onDay(each.inForceFrom, lang),
          html`${originView(each.origin, lang)}${each.transition && html`<span class="small">${pick(each.transition, lang)}</span>`}`,
          comparison(key, versions[index + 1], each, lang),
        ],
      })),
    },
    lang,
  );
}

function onDay(on: Temporal.PlainDate | null, lang: Lang): string {
  return pick(on ? day(`${on}`) : words.unknownDay, lang);
}

function originView(origin: Origin, lang: Lang): Html {
  if (origin.kind === 'catalogue') return html`${pick(words.fromCatalogue, lang)}`;
  return html`${pick(words.fromAnnouncement, lang)} <a href="${pathIn(lang, `/announcements/${origin.id}`)}">${pick(origin.title, lang)}</a>`;
}

function comparison(key: string, before: VersionModel | undefined, { version }: VersionModel, lang: Lang) {
  if (!before) return '';
  const path = `/policies/${key}/differences?from=${before.version}&to=${version}`;
  return html`<a href="${pathIn(lang, path)}">${pick(words.compareWith(before.version), lang)}</a>`;
}

function clauseView({ no, heading, summary, quote, departments, measures }: Clause, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<h3 id="clause-${no}">${say(clauseTitle(no, heading))}</h3>
<p>${say(summary)}</p>
<p><q lang="zh-CN">${quote}</q></p>
${departments.length > 0 && html`<p class="small">${say(words.departments)}${listed(departments, lang)}</p>`}
${measures.length > 0 && html`<ul class="readings">${measures.map(({ name }) => html`<li>${say(name)}</li>`)}</ul>`}`;
}
