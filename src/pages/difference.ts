import type { Lang, Text } from '../answers/source.ts';
import { policyWords, type ToldChange, differenceWords as words } from '../words/differences.ts';
import { clauseName, clauseTitle, day, pick } from '../words/format.ts';
import { homeWords } from '../words/pages.ts';
import type { ClauseChange, DifferenceModel, MeasureChange, VersionModel } from './difference-model.ts';
import { changeBadge, changeTable } from './difference-parts.ts';
import { scheduleSection } from './difference-schedule.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';

type Columns = [Text, Text];

/** Two versions of a policy side by side, and what they change for the example enterprise. */
export function differencePage({ difference, example }: DifferenceModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const { policyKey, title, from, to, head, clauses, counts } = difference;
  const columns: Columns = [policyWords.version(from.version), policyWords.version(to.version)];
  const same = head.length === 0 && counts.unchanged === clauses.length;
  const own = `/policies/${policyKey}`;
  const body = html`<div class="lead"><h1>${say(words.title(title))}</h1>
<p>${say(versionName(from))} → ${say(versionName(to))}</p>
<p>${say(same ? words.same : words.counts(counts))}</p>
${!same && html`<p>${say(words.legend)}</p>`}
${to.transition && html`<p>${say(to.transition)}</p>`}
<p><a href="${pathIn(lang, own)}">${say(title)}</a> · <a href="${pathIn(lang, comparison(own, to, from))}">${say(words.swap)}</a></p></div>
${head.length > 0 && html`<section aria-labelledby="head"><h2 id="head">${say(words.head)}</h2>${changeTable(head, { labelledBy: 'head', columns }, lang)}</section>`}
${clauseSection(clauses, columns, lang)}
${
  example &&
  html`<section aria-labelledby="schedule"><h2 id="schedule"><span class="badge demo">${say(homeWords.demoMark)}</span> ${say(words.schedule)}</h2>
<p class="note">${example.enterprise}</p>${scheduleSection(example.schedule, columns, lang)}</section>`
}`;
  return layout({ lang, path: comparison(own, from, to), title: say(words.title(title)), body });
}

function comparison(own: string, from: VersionModel, to: VersionModel): string {
  return `${own}/differences?from=${from.version}&to=${to.version}`;
}

/** A version by its number and, where it is known, the day it was published. */
function versionName({ version, publishedOn }: VersionModel): Text {
  const name = policyWords.version(version);
  if (!publishedOn) return name;
  const on = day(`${publishedOn}`);
  return { zh: `${name.zh}（${on.zh}）`, en: `${name.en} (${on.en})` };
}

function clauseSection(clauses: ClauseChange[], columns: Columns, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  const differing = clauses.filter(({ change }) => change !== 'unchanged');
  const same = clauses.filter(({ change }) => change === 'unchanged');
  return html`${
    differing.length > 0 &&
    html`<section aria-labelledby="clauses"><h2 id="clauses">${say(policyWords.clauses)}</h2>${differing.map((clause) => clauseView(clause, columns, lang))}</section>`
  }
${
  same.length > 0 &&
  html`<details class="reasons"><summary>${say(words.unchangedClauses)} (${same.length})</summary><ul>${same.map(
    ({ no, heading }) => html`<li>${say(clauseTitle(no, heading))}</li>`,
  )}</ul></details>`
}`;
}

/** What of a whole clause or measure is told where it is new or gone; the rest stands in the document. */
const ofClause = ['summary', 'quote', 'departments'];
const ofMoney = ['rate', 'rateBase', 'capFen', 'years', 'perUnit', 'tiers'];

function shownOfClause({ change, changes }: ClauseChange): ToldChange[] {
  return change === 'changed' ? changes : changes.filter(({ field }) => ofClause.includes(field));
}

/** Of a measure that is new or gone: its money; one without money is named only. */
function shownOfMeasure({ change, elsewhere, changes }: MeasureChange): ToldChange[] {
  if (change === 'changed' || elsewhere) return changes;
  return changes.filter(({ field }) => ofMoney.includes(field));
}

function clauseView(clause: ClauseChange, columns: Columns, lang: Lang): Html {
  const id = `clause-${clause.no}`;
  const changes = shownOfClause(clause);
  return html`<article aria-labelledby="${id}"><h3 id="${id}">${pick(clauseTitle(clause.no, clause.heading), lang)} ${changeBadge(clause.change, words.change[clause.change], lang)}</h3>
${changes.length > 0 && changeTable(changes, { labelledBy: id, columns }, lang)}
${clause.measures.map((measure) => measureView(measure, columns, lang))}</article>`;
}

function measureView(measure: MeasureChange, columns: Columns, lang: Lang): Html {
  const { id: name, change, elsewhere } = measure;
  const id = `measure-${name}-${change}`;
  const changes = shownOfMeasure(measure);
  return html`<h4 id="${id}">${pick(measure.name, lang)} ${changeBadge(change, words.change[change], lang)}</h4>
${elsewhere && html`<p class="note">${pick(words.elsewhere, lang)}${pick(clauseName(elsewhere), lang)}</p>`}
${changes.length > 0 && changeTable(changes, { labelledBy: id, columns }, lang)}`;
}
