import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { homeWords as words } from '../words/pages.ts';
import { type Axis, at, axisOf, markedYears, position, yearsOf } from './axis.ts';
import { bar } from './bar.ts';
import { type Html, html } from './html.ts';
import type { HomeModel, PolicyRow } from './model.ts';
import { policyTitle, validity } from './validity.ts';

/** The time line: a row for each policy on one axis of years, the years in which something ends standing out. */
export function timeline(model: Pick<HomeModel, 'policies' | 'today'>, lang: Lang): Html {
  const axis = axisOf(model.policies, model.today);
  const marked = markedYears(model.policies);
  const back = backdrop(axis, marked, model.today);
  return html`<figure class="timeline">
<figcaption>${pick(words.chart, lang)} ${axis.first}–${axis.last}</figcaption>
<div class="row axis"><div></div>${years(axis, marked, model.today, lang)}</div>
<ol>${model.policies.map((policy) => row(policy, axis, back, model.today, lang))}</ol>
${legend(lang)}
</figure>`;
}

function row(policy: PolicyRow, axis: Axis, back: Html, today: Temporal.PlainDate, lang: Lang): Html {
  const id = `bar-${policy.key}`;
  const title = policyTitle(policy, lang);
  const says = pick(validity(policy, today), lang);
  return html`<li class="row${policy.lapsed && ' lapsed'}">
<div class="label"><span class="title">${title}</span><span class="says">${says}</span></div>
<svg width="100%" height="48" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${says}</desc>${back}${bar(policy, axis, today, lang)}</svg>
</li>`;
}

/** The columns of the years, shaded where something ends, and today's line through every row. */
function backdrop(axis: Axis, marked: Set<number>, today: Temporal.PlainDate): Html {
  return html`${yearsOf(axis).map((year) => {
    const [from, to] = column(year, axis);
    return html`<rect class="${marked.has(year) ? 'year marked' : 'year'}" x="${at(from)}" y="0" width="${at(to - from)}" height="100%"/>`;
  })}<rect class="today" x="${at(position(today, axis))}" y="0" width="1.5" height="100%"/>`;
}

function years(axis: Axis, marked: Set<number>, today: Temporal.PlainDate, lang: Lang): Html {
  const now = position(today, axis);
  const anchor = now > 92 ? 'end' : now < 8 ? 'start' : 'middle';
  return html`<svg width="100%" height="46" aria-hidden="true">${yearsOf(axis).map((year) => {
    const [from, to] = column(year, axis);
    return html`<text class="${marked.has(year) ? 'tick marked' : 'tick'}" x="${at((from + to) / 2)}" y="17" text-anchor="middle">${year}</text>`;
  })}<text class="now" x="${at(now)}" y="38" text-anchor="${anchor}">${pick(words.legend.today, lang)}</text></svg>`;
}

function column(year: number, axis: Axis): [number, number] {
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return [position(start, axis), position(start.add({ years: 1 }), axis)];
}

function legend(lang: Lang): Html {
  const swatches: [Html, Text][] = [
    [html`<rect class="bar" y="3" width="26" height="12" rx="3"/>`, words.legend.valid],
    [html`<rect class="bar lapsed" y="3" width="26" height="12" rx="3"/>`, words.legend.lapsed],
    [html`<rect class="open" x="1" y="4" width="24" height="10" rx="3"/>`, words.legend.unknown],
    [
      html`<line class="aim" x1="0" x2="18" y1="9" y2="9"/><path class="goal" d="M18 3 24 9 18 15 12 9Z"/>`,
      words.legend.goal,
    ],
    [html`<rect class="today" x="12" y="1" width="1.5" height="16"/>`, words.legend.today],
  ];
  return html`<ul class="legend">${swatches.map(
    ([swatch, name]) =>
      html`<li><svg width="26" height="18" aria-hidden="true">${swatch}</svg>${pick(name, lang)}</li>`,
  )}</ul>`;
}
