import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { type Html, html } from './html.ts';

/** A row: its head, and a cell for each further column; an empty text is nothing to say. */
export type SheetRow = { head: Html | string; cells: (Html | string)[]; lapsed?: boolean };

/** A table; its name is its caption, or the heading with the id `labelledBy`. */
export type Sheet = {
  kind: string;
  name: { caption: Text } | { labelledBy: string };
  columns: Text[];
  rows: SheetRow[];
};

/** On a narrow screen each row becomes a card, hence the explicit roles. */
export function sheet({ kind, name, columns: [first, ...columns], rows }: Sheet, lang: Lang): Html {
  const heads = [first, ...columns].map(
    (head) => html`<th role="columnheader" scope="col">${head && pick(head, lang)}</th>`,
  );
  const labelled = 'labelledBy' in name && html` aria-labelledby="${name.labelledBy}"`;
  return html`<table class="sheet ${kind}" role="table"${labelled}>
${'caption' in name && html`<caption>${pick(name.caption, lang)}</caption>`}
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => rowView(row, columns, lang))}</tbody>
</table>`;
}

function rowView({ head, cells, lapsed }: SheetRow, columns: Text[], lang: Lang): Html {
  return html`<tr role="row"${lapsed && html` class="lapsed"`}>
<th role="rowheader" scope="row">${head}</th>
${cells.map((value, index) => cell(columns[index], value, lang))}
</tr>`;
}

function cell(head: Text | undefined, value: Html | string, lang: Lang): Html {
  const nothing = value === '';
  return html`<td role="cell"${nothing && html` class="none"`} data-head="${head && pick(head, lang)}"><div>${nothing ? '—' : value}</div></td>`;
}
