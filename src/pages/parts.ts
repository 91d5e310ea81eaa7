import type { Lang, Source, Text } from '../answers/source.ts';
import type { Stake, Status } from '../deadlines/model.ts';
import { sourceText, stakeText } from '../words/basis.ts';
import { pick } from '../words/format.ts';
import { moneyWords } from '../words/money.ts';
import { deadlineWords, letterWords } from '../words/pages.ts';
import { type Html, html } from './html.ts';
import type { LetterState, SpokenLine } from './model.ts';

/** How sure a date is, as a small mark. */
export function statusBadge(status: Status, lang: Lang): Html {
  return html`<span class="badge ${status}">${pick(deadlineWords.status[status], lang)}</span>`;
}

/** What became of a letter, as a small mark. */
export function letterBadge(state: LetterState, lang: Lang): Html {
  return html`<span class="badge ${state}">${pick(letterWords.state[state], lang)}</span>`;
}

/** Money at stake; nothing where there is none. */
export function stakeView(stake: Stake, lang: Lang): Html | undefined {
  if (stake.kind === 'none') return undefined;
  const amount = stakeText(stake);
  if (!amount) return html`<span class="stake unknown">${pick(deadlineWords.stakeUnknown, lang)}</span>`;
  return html`<span class="stake">${pick(amount, lang)}<span class="small">${pick(deadlineWords.estimate, lang)}</span></span>`;
}

/** A source with its quote, as a link where it is on the web. */
export function sourceView(source: Source, lang: Lang): Html {
  const { reference } = source;
  const text = pick(sourceText(source), lang);
  if (reference === undefined) return html`${text}`;
  if (/^https?:\/\//.test(reference)) return html`<a href="${reference}" rel="noreferrer">${text}</a>`;
  return html`${text} <span class="small">${reference}</span>`;
}

/** A line of workings in a list, with the source or the assumption it rests on. */
export function workingView(line: SpokenLine, lang: Lang): Html {
  return html`<li>${pick(line.text, lang)}
${line.assumption && html`<span class="small assumption"><b>${pick(deadlineWords.assumption, lang)}</b> ${pick(line.assumption, lang)}</span>`}
${line.source && html`<span class="small">${sourceView(line.source, lang)}</span>`}</li>`;
}

/** An instant by the clock in Shanghai, to the minute. */
export function clockTime(at: Temporal.Instant): Html {
  const local = at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return html`<time datetime="${`${at}`}">${local.toString({ smallestUnit: 'minute' }).replace('T', ' ')}</time>`;
}

/** Whom to ask, unless it has been said. */
export function askView(who: Text, said: Text[], lang: Lang): Html | false {
  const named = said.some((text) => pick(text, lang).includes(pick(who, lang)));
  return !named && html`<span class="small">${pick(moneyWords.ask(who), lang)}</span>`;
}

/** What stands where there is nothing to list. */
export function empty(text: Text, lang: Lang): Html {
  return html`<p class="empty">${pick(text, lang)}</p>`;
}
