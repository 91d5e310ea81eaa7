import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { moneyWords as words } from '../words/money.ts';
import { type Html, html } from './html.ts';
import type { CombinationView, MoneyModel } from './money-model.ts';
import { askView, empty, workingView } from './parts.ts';

/** How the benefits of one subject stand to each other. */
export function combining({ combinations }: MoneyModel, lang: Lang): Html {
  if (combinations.length === 0) return empty(words.noCombining, lang);
  return html`${combinations.map(
    ({ project, rows }) => html`<h3>${project ?? pick(words.enterpriseItself, lang)}</h3>
<ul class="pairs">${rows.map((row) => pair(row, lang))}</ul>`,
  )}`;
}

function pair({ kind, measure, beside, lines, ask }: CombinationView, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  const other =
    beside.received === undefined ? words.named(beside.name) : words.received(beside.name, beside.received);
  return html`<li><strong>${say(words.pair(measure, other))}</strong> <span class="badge ${kind}">${say(words.kinds[kind])}</span>
<ul class="workings">${lines.map((line) => workingView(line, lang))}</ul>
${askView(
  ask,
  lines.map(({ text }) => text),
  lang,
)}</li>`;
}
