import type { Lang, Text } from '../answers/source.ts';
import { day, pick } from '../words/format.ts';
import { moneyWords as words } from '../words/money.ts';
import { homeWords } from '../words/pages.ts';
import { claimable, incomplete, notOwed } from './answers.ts';
import { cliff } from './cliff.ts';
import { combining } from './combining.ts';
import { finance } from './finance.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import type { MoneyModel } from './money-model.ts';

type Section = { id: string; title: Text; note?: Text; body: Html };

/** What the demonstration enterprise could get, what came of it by year, and what outlives its policy. */
export function moneyPage(model: MoneyModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const title = say(words.title);
  const sections = sectionsOf(model, lang);
  const body = html`<div class="lead"><h1><span class="badge demo">${say(homeWords.demoMark)}</span> ${title}</h1>
<p><strong>${model.enterprise}</strong> · ${say(homeWords.today(day(`${model.today}`)))}</p>
<p>${say(words.intro)}</p><p>${say(homeWords.demoNote)}</p></div>
<nav class="contents" aria-label="${say(words.contents)}"><ul>${sections.map((each) => html`<li><a href="#${each.id}">${say(each.title)}</a></li>`)}</ul></nav>
${sections.map(
  ({ id, title: heading, note, body: content }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${say(heading)}</h2>
${note && html`<p class="note">${say(note)}</p>`}
${content}
</section>
`,
)}`;
  return layout({ lang, path: '/money', title, body });
}

function sectionsOf(model: MoneyModel, lang: Lang): Section[] {
  return [
    { id: 'claimable', title: words.claimable, note: words.claimableNote, body: claimable(model, lang) },
    { id: 'incomplete', title: words.incomplete, note: words.incompleteNote, body: incomplete(model, lang) },
    { id: 'not-owed', title: words.notOwed, body: notOwed(model, lang) },
    { id: 'finance', title: words.finance, note: words.financeNote, body: finance(model, lang) },
    { id: 'cliff', title: words.cliff, note: words.cliffNote, body: cliff(model, lang) },
    { id: 'combining', title: words.combining, note: words.combiningNote, body: combining(model, lang) },
  ];
}
