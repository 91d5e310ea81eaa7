import type { Lang, Text } from '../answers/source.ts';
import { amountText } from '../words/basis.ts';
import { citation, day, pick, yuan } from '../words/format.ts';
import { moneyWords as words } from '../words/money.ts';
import { type Html, html } from './html.ts';
import { pathIn } from './layout.ts';
import type {
  ClaimableRow,
  Computation,
  IncompleteRow,
  MoneyModel,
  NotOwedRow,
  YearsReading,
} from './money-model.ts';
import { askView, empty, workingView } from './parts.ts';
import { sheet } from './sheet.ts';

const { columns } = words;

/** What can be claimed, and what of it may be added up. */
export function claimable({ claimable: rows, total }: MoneyModel, lang: Lang): Html {
  if (rows.length === 0) return empty(words.noClaimable, lang);
  const say = (text: Text) => pick(text, lang);
  const table = {
    kind: 'claimable',
    name: { labelledBy: 'claimable-title' },
    columns: [columns.measure, columns.subject, columns.amount, columns.computation, columns.next],
    rows: rows.map((row) => ({
      head: measureView(row, lang),
      cells: [
        row.project ?? say(words.enterpriseItself),
        html`<strong class="amount">${say(amountText(row))}</strong><span class="small">${say(row.upTo ? words.upTo : words.exact)}</span>`,
        computation(row.computation, lang),
        datesOf(row, lang),
      ],
    })),
  };
  return html`${sheet(table, lang)}
<p class="total">${say(words.total)} <strong class="amount">${say(amountText(total))}</strong></p>
${total.workings.length > 0 && html`<ul class="workings">${total.workings.map((line) => workingView(line, lang))}</ul>`}
${total.leftOut.length > 0 && html`<h3>${say(words.leftOut)}</h3><ul class="workings">${total.leftOut.map(({ measure, text }) => html`<li>${say(measure)} <span class="small">${say(text)}</span></li>`)}</ul>`}`;
}

function measureView(row: Pick<ClaimableRow, 'measure' | 'source' | 'standing'>, lang: Lang): Html {
  const { quote } = row.source;
  return html`${pick(row.measure, lang)}${row.standing && html` <span class="badge">${pick(row.standing, lang)}</span>`}
<span class="small">${pick(citation(row.source), lang)}</span>${quote && html`<q class="small" lang="zh-CN">${quote}</q>`}`;
}

function computation(how: Computation, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  switch (how.kind) {
    case 'formula':
      return html`${say(how.formula)}`;
    case 'readings':
      return html`${say(how.formula)}<span class="small">${say(words.otherReadings)}</span>
<ul class="readings">${how.readings.map(({ fen, text }) => html`<li><span class="amount">${say(yuan(fen))}</span> <span class="small">${say(text)}</span></li>`)}</ul>`;
    case 'years':
      return html`${how.readings.map((reading, index) => yearsView(reading, index === 0, lang))}`;
  }
}

/** The reading that is planned with stands open; another one of the text can be opened. */
function yearsView({ basis, totalFen, years }: YearsReading, open: boolean, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<details${open && html` open`}><summary>${say(basis)} <span class="amount">${say(yuan(totalFen))}</span></summary>
<ul class="readings">${years.map(({ label, fen, text }) => html`<li>${label} <span class="amount">${say(yuan(fen))}</span>${text && html`<span class="small">${say(text)}</span>`}</li>`)}</ul></details>`;
}

function datesOf({ next, window, until, closedOn }: ClaimableRow, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  const opens =
    window && (window.notBefore ? words.windowNotBefore(`${window.notBefore}`) : words.windowAwaited);
  return html`${closedOn && html`<span class="line"><strong>${say(words.closedOn(`${closedOn}`))}</strong></span>`}
${next && html`<span class="line">${say(day(`${next.on}`))} <a href="${pathIn(lang, next.path)}">${say(next.title)}</a></span>`}
${opens && html`<span class="line">${say(opens)}</span>`}
${until && html`<span class="small">${say(words.until(`${until}`))}</span>`}`;
}

/** What cannot be told yet: what to register, what others have to settle, and the ceiling of the text. */
export function incomplete({ incomplete: rows }: MoneyModel, lang: Lang): Html {
  if (rows.length === 0) return empty(words.noIncomplete, lang);
  return sheet(
    {
      kind: 'incomplete',
      name: { labelledBy: 'incomplete-title' },
      columns: [columns.measure, columns.subject, columns.toRegister, columns.toSettle, columns.ceiling],
      rows: rows.map((row) => ({
        head: measureView(row, lang),
        cells: [
          row.project ?? pick(words.enterpriseItself, lang),
          texts(row.toRegister, lang),
          toSettle(row, lang),
          ceiling(row, lang),
        ],
      })),
    },
    lang,
  );
}

function toSettle({ toSettle: open, toRegister, ask }: IncompleteRow, lang: Lang): Html | string {
  const asked = askView(ask, [...open, ...toRegister], lang);
  return open.length > 0 || asked ? html`${texts(open, lang)}${asked}` : '';
}

function texts(all: Text[], lang: Lang): Html | string {
  if (all.length < 2) return all.map((text) => pick(text, lang)).join('');
  return html`<ul class="readings">${all.map((text) => html`<li>${pick(text, lang)}</li>`)}</ul>`;
}

function ceiling({ ceiling: most }: IncompleteRow, lang: Lang): Html | string {
  if (!most) return pick(words.noCeiling, lang);
  return html`<span class="amount">${pick(words.ceilingOnly(most.fen, most.yearly), lang)}</span>`;
}

/** How much is not owed, with all reasons behind a press. */
export function notOwed({ notOwed: policies, notOwedCount }: MoneyModel, lang: Lang): Html {
  if (notOwedCount === 0) return empty(words.noNotOwed, lang);
  return html`<details class="reasons"><summary>${pick(words.notOwedCount(notOwedCount), lang)}</summary>
${policies.map(({ policy, rows }) => html`<h3>${pick(policy, lang)}</h3><ul>${rows.map((row) => reasonsOf(row, lang))}</ul>`)}</details>`;
}

function reasonsOf({ measure, source, projects, reasons }: NotOwedRow, lang: Lang): Html {
  const subject =
    projects.length > 0 ? projects.join(lang === 'zh' ? '、' : ', ') : pick(words.enterpriseItself, lang);
  return html`<li><strong>${pick(measure, lang)}</strong> <span class="small">${pick(citation(source), lang)} · ${subject}</span>
<ul class="workings">${reasons.map((line) => workingView(line, lang))}</ul></li>`;
}
