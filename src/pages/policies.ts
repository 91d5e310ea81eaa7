import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { homeWords as words } from '../words/pages.ts';
import { type Html, html } from './html.ts';
import type { PolicyRow } from './model.ts';
import { firstDay, policyTitle } from './validity.ts';

/** What the time line draws, as a table. On a narrow screen each row becomes a card, hence the explicit roles. */
export function policyTable(policies: PolicyRow[], lang: Lang): Html {
  const heads = Object.values(words.columns).map(
    (head) => html`<th role="columnheader" scope="col">${pick(head, lang)}</th>`,
  );
  return html`<table class="policies" role="table">
<caption>${pick(words.table, lang)}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${policies.map((policy) => row(policy, lang))}</tbody>
</table>`;
}

function row(policy: PolicyRow, lang: Lang): Html {
  const { columns } = words;
  const questions = policy.openQuestionCount;
  return html`<tr role="row"${policy.lapsed && html` class="lapsed"`}>
<th role="rowheader" scope="row">${policyTitle(policy, lang)}<span class="small">${pick(policy.region, lang)} · ${pick(words.level[policy.level], lang)}${questions > 0 && ` · ${pick(words.questions(questions), lang)}`}</span></th>
${cell(columns.from, firstDay(policy, lang), lang)}
${cell(columns.until, lastDay(policy, lang), lang)}
${cell(columns.goals, policy.goals.map((goal) => goal.year).join(lang === 'zh' ? '、' : ', '), lang)}
${cell(columns.quote, policy.quote ? html`<q lang="zh-CN">${policy.quote}</q>` : '', lang)}
${cell(columns.feed, html`<a href="${policy.feedPath}">${pick(words.feed, lang)}<span class="unseen"> ${pick(policy.title, lang)}</span></a>`, lang)}
</tr>`;
}

function cell(head: Text, value: Html | string, lang: Lang): Html {
  const nothing = value === '';
  return html`<td role="cell"${nothing && html` class="none"`} data-head="${pick(head, lang)}"><span>${nothing ? '—' : value}</span></td>`;
}

function lastDay(policy: PolicyRow, lang: Lang): Html {
  const { until, lapsed, previousUntil, disputedUntil } = policy;
  if (until === undefined) return html`${pick(words.goalsOnly, lang)}`;
  return html`<strong>${lapsed ? pick(words.lapsed(`${until}`), lang) : `${until}`}</strong>
${previousUntil && html`<span class="small">${pick(words.moved(`${previousUntil}`), lang)}</span>`}
${disputedUntil && html`<span class="small">${pick(words.disputed(`${disputedUntil}`), lang)}</span>`}`;
}
