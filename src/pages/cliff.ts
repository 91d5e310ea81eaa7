import type { Lang, Text } from '../answers/source.ts';
import type { Total } from '../deadlines/stake.ts';
import { amountText } from '../words/basis.ts';
import { day, pick } from '../words/format.ts';
import { moneyWords as words } from '../words/money.ts';
import { deadlineWords } from '../words/pages.ts';
import { type Html, html } from './html.ts';
import { pathIn } from './layout.ts';
import type { CliffView, MoneyModel } from './money-model.ts';
import { empty, stakeView, workingView } from './parts.ts';
import { sheet } from './sheet.ts';

/** What runs past the end of the policy it rests on, by policy. */
export function cliff({ cliff: { policies, total } }: MoneyModel, lang: Lang): Html {
  if (policies.length === 0) return empty(words.noCliff, lang);
  return html`${policies.map((policy, index) => policyView(policy, `cliff-${index + 1}`, lang))}
<p class="total">${pick(words.beyondAll, lang)} <strong class="amount">${totalText(total, lang)}</strong></p>`;
}

function policyView({ policy, rows, total, says }: CliffView, id: string, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  const table = {
    kind: 'beyond',
    name: { labelledBy: id },
    columns: Object.values(words.cliffColumns),
    rows: rows.map(({ title, path, on, by, past, lastDay, stake }) => ({
      head: html`<a href="${pathIn(lang, path)}">${say(title)}</a>`,
      cells: [
        html`<span class="small">${say(words.by[by])}</span>${say(day(`${on}`))}`,
        html`<span class="small">${say(words.past[past])}</span>${say(day(`${lastDay}`))}`,
        stakeView(stake, lang) ?? say(deadlineWords.stakeNone),
      ],
    })),
  };
  return html`<h3 id="${id}">${say(policy)}</h3>
${sheet(table, lang)}
<p class="total">${say(words.beyond)} <strong class="amount">${totalText(total, lang)}</strong></p>
<h4>${say(words.says)}</h4>
<ul class="workings">${says.map((line) => workingView(line, lang))}</ul>`;
}

function totalText(total: Total, lang: Lang): string {
  const { fen, unknown } = total;
  if (unknown === 0) return pick(fen === 0 ? deadlineWords.stakeNone : amountText(total), lang);
  if (fen === 0) return pick(words.unknownOnly, lang);
  const more = pick(words.unknownBesides(unknown), lang);
  return lang === 'zh' ? `${amountText(total).zh}，${more}` : `${amountText(total).en}, ${more}`;
}
