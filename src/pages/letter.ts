import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { homeWords, letterWords as words } from '../words/pages.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { LetterModel } from './model.ts';
import { clockTime, letterBadge } from './parts.ts';

/**
 * The Content-Security-Policy for this page alone: a letter carries its styles inline, and a `srcdoc` frame is held
 * to the policy of the page around it. Scripts stay forbidden in both.
 */
export const letterPagePolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** One letter of the demonstration enterprise as it was posted; its HTML stands in a frame that may do nothing. */
export function letterPage(model: LetterModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const body = html`<article class="letter">
<h1><span class="badge demo">${say(homeWords.demoMark)}</span> ${model.subject}</h1>
<dl><div><dt>${say(words.to)}</dt><dd>${model.to}</dd></div>
<div><dt>${say(words.sentAt)}</dt><dd>${model.sentAt && clockTime(model.sentAt)} ${letterBadge(model.state, lang)}</dd></div></dl>
<h2 id="as-seen">${say(words.asSeen)}</h2>
<iframe sandbox srcdoc="${model.html}" title="${model.subject}"></iframe>
<h2>${say(words.asText)}</h2>
<pre>${model.text}</pre>
</article>`;
  return layout({ lang, path: `/letters/${model.id}`, title: model.subject, body });
}
