import type { Lang, Source } from '../answers/source.ts';
import type { Stake, Status } from '../deadlines/model.ts';
import { amountText, sourceText } from '../words/basis.ts';
import { pick } from '../words/format.ts';
import { deadlineWords, letterWords } from '../words/pages.ts';
import { type Html, html } from './html.ts';
import type { LetterState } from './model.ts';

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
  if (stake.kind === 'unknown')
    return html`<span class="stake unknown">${pick(deadlineWords.stakeUnknown, lang)}</span>`;
  return html`<span class="stake">${pick(amountText(stake), lang)}<span class="small">${pick(deadlineWords.estimate, lang)}</span></span>`;
}

/** A source with its quote, as a link where it is on the web. */
export function sourceView(source: Source, lang: Lang): Html {
  const { reference } = source;
  const text = pick(sourceText(source), lang);
  if (reference === undefined) return html`${text}`;
  if (/^https?:\/\//.test(reference)) return html`<a href="${reference}" rel="noreferrer">${text}</a>`;
  return html`${text} <span class="small">${reference}</span>`;
}

/** An instant by the clock in Shanghai, to the minute. */
export function clockTime(at: Temporal.Instant): Html {
  const local = at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return html`<time datetime="${`${at}`}">${local.toString({ smallestUnit: 'minute' }).replace('T', ' ')}</time>`;
}
