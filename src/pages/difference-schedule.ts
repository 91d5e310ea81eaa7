import type { Lang, Text } from '../answers/source.ts';
import type { Total } from '../deadlines/stake.ts';
import { amountText } from '../words/basis.ts';
import { scheduleWords as words } from '../words/differences.ts';
import { dayAndHour, pick, yuan } from '../words/format.ts';
import { moneyWords } from '../words/money.ts';
import { deadlineWords } from '../words/pages.ts';
import type {
  AmountChangeModel,
  AmountModel,
  RowChange,
  RowSide,
  ScheduleDifferenceModel,
} from './difference-model.ts';
import { changeBadge, markedSide } from './difference-parts.ts';
import { type Html, html } from './html.ts';
import { type SheetRow, sheet } from './sheet.ts';

const kinds = ['moved', 'added', 'withdrawn', 'amended'] as const;
type Kind = (typeof kinds)[number];

/** What changes in a schedule: the rows, then the money. Rows of which only the wording differs stand behind a press. */
export function scheduleSection(
  difference: ScheduleDifferenceModel,
  columns: [Text, Text],
  lang: Lang,
): Html {
  const say = (text: Text) => pick(text, lang);
  const rows = kinds.flatMap((kind) => difference[kind].map((row) => ({ kind, row })));
  const plain = rows.filter(({ kind, row }) => kind !== 'amended' || isPlain(row));
  const wording = difference.amended.filter((row) => !isPlain(row));
  const { changes } = difference.money;
  const table = {
    kind: 'differences',
    name: { labelledBy: 'schedule' },
    columns: [words.columns.what, ...columns],
    rows: plain.map(({ kind, row }) => rowView(kind, row, lang)),
  };
  return html`<p class="note">${say(words.note)}</p>
${rows.length === 0 && changes.length === 0 ? html`<p class="empty">${say(words.nothing)}</p>` : ''}
${plain.length > 0 && sheet(table, lang)}
${wording.length > 0 && html`<details class="reasons"><summary>${say(words.wording)} (${wording.length})</summary><ul>${wording.map(({ title }) => html`<li>${say(title)}</li>`)}</ul></details>`}
<p>${say(words.unchanged(difference.unchanged))}</p>
${changes.length > 0 && amounts(difference.money, columns, lang)}`;
}

/** Whether a reader sees what differs: a day, how sure it is, or the money. */
function isPlain({ before, after }: RowChange): boolean {
  return (
    before?.status !== after?.status ||
    before?.amount?.fen !== after?.amount?.fen ||
    before?.amount?.upTo !== after?.amount?.upTo
  );
}

function rowView(kind: Kind, { title, before, after }: RowChange, lang: Lang): SheetRow {
  return {
    head: html`${pick(title, lang)} ${changeBadge(kind, words.kinds[kind], lang)}`,
    cells: [
      before ? sideView(before, after, 'before', lang) : '',
      after ? sideView(after, before, 'after', lang) : '',
    ],
  };
}

function sideView(side: RowSide, other: RowSide | undefined, which: 'before' | 'after', lang: Lang): Html {
  const told = (what: (side: RowSide) => string | undefined) => {
    const text = what(side);
    return text && markedSide(text, other && (what(other) ?? ''), which, lang);
  };
  const actBy = told(({ dueOn, actBy }) =>
    actBy && dueOn && !actBy.equals(dueOn) ? pick(dayAndHour(`${actBy}`), lang) : undefined,
  );
  const amount = told(({ amount: sum }) => sum && amountOf(sum, lang));
  return html`${told((each) => due(each, lang))} ${told(({ status }) => (status === 'awaiting' ? undefined : pick(deadlineWords.status[status], lang)))}
${actBy && html`<span class="line small">${pick(deadlineWords.actBy, lang)} ${actBy}</span>`}
${amount && html`<span class="line amount">${amount}</span>`}`;
}

function due({ dueOn, minute }: RowSide, lang: Lang): string {
  return dueOn ? pick(dayAndHour(`${dueOn}`, minute), lang) : pick(deadlineWords.noDate, lang);
}

function amountOf({ fen, upTo }: AmountModel, lang: Lang): string {
  return pick(fen === undefined ? words.unknown : amountText({ fen, upTo }), lang);
}

function amounts(money: ScheduleDifferenceModel['money'], columns: [Text, Text], lang: Lang): Html {
  const { measure, subject, delta } = words.amountColumns;
  const table = {
    kind: 'amounts',
    name: { labelledBy: 'amounts' },
    columns: [measure, subject, ...columns, delta],
    rows: money.changes.map((change) => amountRow(change, lang)),
  };
  return html`<h3 id="amounts">${pick(words.amounts, lang)}</h3>
${sheet(table, lang)}
<p class="total">${pick(words.total, lang)} <strong class="amount">${totalOf(money.before, lang)}</strong> → <strong class="amount">${totalOf(money.after, lang)}</strong> (${signed(money.after.fen - money.before.fen, lang)})</p>`;
}

function amountRow(
  { measure, project, year, before, after, deltaFen }: AmountChangeModel,
  lang: Lang,
): SheetRow {
  const [earlier, later] = [before && amountOf(before, lang), after && amountOf(after, lang)];
  const subject = project ?? pick(moneyWords.enterpriseItself, lang);
  return {
    head: pick(measure, lang),
    cells: [
      html`${subject}<span class="small">${pick(words.year(year), lang)}</span>`,
      earlier ? html`<span class="amount">${markedSide(earlier, later ?? '', 'before', lang)}</span>` : '',
      later ? html`<span class="amount">${markedSide(later, earlier ?? '', 'after', lang)}</span>` : '',
      html`<span class="amount">${signed(deltaFen, lang)}</span>`,
    ],
  };
}

function totalOf(total: Total, lang: Lang): string {
  return pick(amountText(total), lang);
}

function signed(fen: number, lang: Lang): string {
  const amount = pick(yuan(Math.abs(fen)), lang);
  return fen === 0 ? amount : `${fen > 0 ? '+' : '−'}${amount}`;
}
