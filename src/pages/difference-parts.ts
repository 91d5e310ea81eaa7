import type { Lang, Text } from '../answers/source.ts';
import type { Piece } from '../policies/difference-text.ts';
import { type ToldChange, differenceWords as words } from '../words/differences.ts';
import { pick } from '../words/format.ts';
import { type Html, html } from './html.ts';
import { type SheetRow, sheet } from './sheet.ts';

type Side = 'before' | 'after';

/** The fields that differ, a row each, the earlier version beside the later. */
export function changeTable(
  changes: ToldChange[],
  { labelledBy, columns }: { labelledBy: string; columns: [Text, Text] },
  lang: Lang,
): Html {
  return sheet(
    {
      kind: 'differences',
      name: { labelledBy },
      columns: [words.what, ...columns],
      rows: grouped(changes).map((group) => changeRow(group, lang)),
    },
    lang,
  );
}

/** Items of one list that only one version has stand in one row. */
function grouped(changes: ToldChange[]): ToldChange[][] {
  const groups: ToldChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0] && isOneSided(change) && last.every((other) => isLike(other, change))) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function isOneSided({ item, before, after }: ToldChange): boolean {
  return item !== undefined && !(before && after);
}

function isLike(one: ToldChange, other: ToldChange): boolean {
  return isOneSided(one) && one.field === other.field && !one.before === !other.before;
}

function changeRow(changes: ToldChange[], lang: Lang): SheetRow {
  const [change] = changes as [ToldChange];
  const remark = change.reordered ? words.reordered : change.onlyDetails ? words.onlyDetails : undefined;
  return {
    head: html`${pick(change.name, lang)}${remark && html`<span class="small">${pick(remark, lang)}</span>`}`,
    cells: [sides(changes, 'before', lang), sides(changes, 'after', lang)],
  };
}

function sides(changes: ToldChange[], which: Side, lang: Lang): Html | string {
  const texts = changes.flatMap((change) => side(change, which, lang) ?? []);
  return texts.length === 0 ? '' : html`${texts.map((text) => html`<span class="line">${text}</span>`)}`;
}

function side(change: ToldChange, which: Side, lang: Lang): Html | undefined {
  const text = change[which];
  if (!text) return undefined;
  const content = change.pieces
    ? sideOfPieces(change.pieces[lang], which, lang)
    : oneSided(pick(text, lang), which, lang);
  const foreign = lang === 'en' && /\p{Script=Han}/u.test(text.en);
  return foreign ? html`<span lang="zh-CN">${content}</span>` : content;
}

/** What only one version has is marked as a whole. */
function oneSided(text: string, which: Side, lang: Lang): Html {
  return pieceView({ kind: which === 'before' ? 'removed' : 'added', text }, lang);
}

function sideOfPieces(pieces: Piece[], which: Side, lang: Lang): Html {
  const apart = which === 'before' ? 'added' : 'removed';
  return html`${pieces.filter(({ kind }) => kind !== apart).map((piece) => pieceView(piece, lang))}`;
}

/** A stretch of text; what differs says so to those who do not see it, too. */
function pieceView({ kind, text, number }: Piece, lang: Lang): Html {
  const content = number ? html`<mark>${text}</mark>` : html`${text}`;
  if (kind === 'same') return content;
  const said = html`<span class="unseen">${pick(kind === 'removed' ? words.removedPiece : words.addedPiece, lang)} </span>`;
  return kind === 'removed' ? html`<del>${said}${content}</del>` : html`<ins>${said}${content}</ins>`;
}

/** A value of one version beside the other's, marked where it differs; `other` is absent where only this version has the whole. */
export function markedSide(text: string, other: string | undefined, which: Side, lang: Lang): Html {
  if (text === other) return html`${text}`;
  const kind = which === 'before' ? 'removed' : 'added';
  return pieceView(other === undefined ? { kind, text } : { kind, text, number: true }, lang);
}

/** How a clause, a measure or a row changes, as a small mark. */
export function changeBadge(kind: string, text: Text, lang: Lang): Html {
  return html`<span class="badge ${kind}">${pick(text, lang)}</span>`;
}
