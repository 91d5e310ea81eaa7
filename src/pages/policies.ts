import type { Lang } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { homeWords as words } from '../words/pages.ts';
import { type Html, html } from './html.ts';
import { pathIn } from './layout.ts';
import type { PolicyRow } from './model.ts';
import { type SheetRow, sheet } from './sheet.ts';
import { firstDay, policyTitle, withoutLastDay } from './validity.ts';

/** What the time line draws, as a table. */
export function policyTable(policies: PolicyRow[], lang: Lang): Html {
  const rows = policies.map((policy) => row(policy, lang));
  return sheet(
    { kind: 'policies', name: { caption: words.table }, columns: Object.values(words.columns), rows },
    lang,
  );
}

function row(policy: PolicyRow, lang: Lang): SheetRow {
  const questions = policy.openQuestionCount;
  return {
    head: html`<a id="policy-${policy.key}" href="${pathIn(lang, `/policies/${policy.key}`)}">${policyTitle(policy, lang)}</a><span class="small">${pick(policy.region, lang)} · ${pick(words.level[policy.level], lang)}${questions > 0 && ` · ${pick(words.questions(questions), lang)}`}</span>`,
    cells: [
      firstDay(policy, lang),
      lastDay(policy, lang),
      policy.goals.map((goal) => goal.year).join(lang === 'zh' ? '、' : ', '),
      policy.quote ? html`<q lang="zh-CN">${policy.quote}</q>` : '',
      html`<a href="${pathIn(lang, policy.subscribePath)}">${pick(words.feed, lang)}<span class="unseen"> ${pick(policy.title, lang)}</span></a>`,
    ],
    lapsed: policy.lapsed,
  };
}

function lastDay(policy: PolicyRow, lang: Lang): Html {
  const { until, lapsed, previousUntil, disputedUntil } = policy;
  if (until === undefined) return html`${pick(withoutLastDay(policy), lang)}`;
  return html`<strong>${lapsed ? pick(words.lapsed(`${until}`), lang) : `${until}`}</strong>
${previousUntil && html`<span class="small">${pick(words.moved(`${previousUntil}`), lang)}</span>`}
${disputedUntil && html`<span class="small">${pick(words.disputed(`${disputedUntil}`), lang)}</span>`}`;
}
