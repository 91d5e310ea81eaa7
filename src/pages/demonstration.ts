import type { Lang, Text } from '../answers/source.ts';
import { dayAndHour, daysLeft, pick } from '../words/format.ts';
import { moneyWords } from '../words/money.ts';
import { deadlineWords, homeWords as words } from '../words/pages.ts';
import { reachWords } from '../words/reach.ts';
import { callWords } from '../words/windows.ts';
import { type Html, html } from './html.ts';
import { pathIn } from './layout.ts';
import type { DeadlineRow, Demonstration, LetterRow } from './model.ts';
import { clockTime, letterBadge, stakeView, statusBadge } from './parts.ts';
import { memberList, reachNotice } from './reach.ts';

/** The demonstration enterprise: what is due, what awaits its window, what was written to it. */
export function demonstration(demo: Demonstration, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<section id="demo" aria-labelledby="demo-title">
<h2 id="demo-title"><span class="badge demo">${say(words.demoMark)}</span> ${say(words.demo(demo.enterprise))}</h2>
<p class="note">${say(words.demoNote)}</p>
${reachNotice(demo.members, lang)}
<p><a href="${pathIn(lang, '/money')}">${say(moneyWords.link)}</a></p>
<h3>${say(words.next90)}</h3>
${list(demo.next90, lang) ?? html`<p class="empty">${say(words.nothingDue)}</p>`}
${demo.awaiting.length > 0 && html`<h3>${say(words.awaiting)}</h3><p class="note">${say(words.awaitingNote)}</p>${list(demo.awaiting, lang)}`}
${demo.members.length > 0 && html`<h3>${say(reachWords.title)}</h3>${memberList(demo.members, lang)}`}
<h3>${say(words.letters)}</h3>
${letters(demo.letters, lang) ?? html`<p class="empty">${say(words.noLetters)}</p>`}
</section>`;
}

function list(rows: DeadlineRow[], lang: Lang): Html | undefined {
  if (rows.length === 0) return undefined;
  return html`<ul class="deadlines">${rows.map((row) => deadline(row, lang))}</ul>`;
}

function deadline(row: DeadlineRow, lang: Lang): Html {
  return html`<li>
<div class="when">${row.dueOn ? pick(dayAndHour(`${row.dueOn}`, row.minute), lang) : pick(row.openEnd ? callWords.open(row.openEnd) : deadlineWords.noDate, lang)}
${row.daysLeft !== undefined && html`<span class="left${row.daysLeft <= 7 && ' soon'}">${pick(daysLeft(row.daysLeft), lang)}</span>`}</div>
<div class="what"><a href="${pathIn(lang, `/deadlines/${row.id}`)}">${pick(row.title, lang)}</a> ${statusBadge(row.status, lang)}
${row.marks && row.marks.length > 0 && html`<span class="small">${row.marks.map((mark) => pick(mark, lang)).join(lang === 'zh' ? '；' : '; ')}</span>`}
${row.quote && html`<q class="small" lang="zh-CN">${row.quote}</q>`}</div>
${stakeView(row.stake, lang)}
</li>`;
}

function letters(rows: LetterRow[], lang: Lang): Html | undefined {
  if (rows.length === 0) return undefined;
  return html`<ul class="letters">${rows.map(
    ({ id, subject, sentAt, state }) =>
      html`<li><a href="${pathIn(lang, `/letters/${id}`)}">${subject}</a><span class="small">${sentAt && clockTime(sentAt)} ${letterBadge(state, lang)}</span></li>`,
  )}</ul>`;
}
