import { diffArrays } from 'diff';
import { numberPattern, worth } from './numbers-in-text.ts';

/**
 * A stretch of two texts beside each other: in both (`same`), only in the earlier (`removed`), or only in the later
 * (`added`). `number` marks a number that the other text does not have at this place, in whatever way it is written.
 */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string; number?: true };

const token = new RegExp(`${numberPattern}|[A-Za-z]+(?:['’-][A-Za-z]+)*|\\s+|.`, 'gsu');
const wholeNumber = new RegExp(`^(?:${numberPattern})$`, 'u');

/** Texts of a policy have at most 600 characters: two that differ in more tokens than this are two texts, and read as such. */
const mostEdits = 400;

/**
 * Two texts word by word, each Chinese character and each number a word of its own. The pieces without the added ones make
 * the earlier text, those without the removed ones the later.
 */
export function textDifference(before: string, after: string): Piece[] {
  const [earlier, later] = [tokensOf(before), tokensOf(after)];
  const runs = diffArrays(earlier, later, { maxEditLength: mostEdits }) ?? [
    { value: earlier, removed: true, added: false },
    { value: later, removed: false, added: true },
  ];
  return hunksOf(runs).flatMap((hunk) => ('same' in hunk ? pieces('same', hunk.same) : replaced(hunk)));
}

function tokensOf(text: string): string[] {
  return text.match(token) ?? [];
}

type Run = { value: string[]; added: boolean; removed: boolean };
type Replaced = { removed: string[]; added: string[] };
type Hunk = { same: string[] } | Replaced;

/** A change and the next one are read as one where only a character or a blank stands between them. */
function hunksOf(runs: Run[]): Hunk[] {
  const hunks: Hunk[] = [];
  runs.forEach(({ value, added, removed }, index) => {
    const last = hunks.at(-1);
    const open = last && !('same' in last) ? last : undefined;
    if (added || removed) {
      const hunk = open ?? { removed: [], added: [] };
      (added ? hunk.added : hunk.removed).push(...value);
      if (!open) hunks.push(hunk);
    } else if (open && index < runs.length - 1 && isSlight(value)) {
      open.removed.push(...value);
      open.added.push(...value);
    } else hunks.push({ same: value });
  });
  return hunks;
}

function isSlight(tokens: string[]): boolean {
  return tokens.join('').length < 2 && !tokens.some(isNumber);
}

function replaced({ removed, added }: Replaced): Piece[] {
  return [
    ...pieces('removed', removed, new Set(worths(added))),
    ...pieces('added', added, new Set(worths(removed))),
  ];
}

/** Neighbours of one kind stand together; a number whose worth is not `elsewhere` stands alone, marked. */
function pieces(kind: Piece['kind'], tokens: string[], elsewhere?: ReadonlySet<string>): Piece[] {
  const all: Piece[] = [];
  for (const text of tokens) {
    const last = all.at(-1);
    if (elsewhere && isNumber(text) && !elsewhere.has(worth(text))) all.push({ kind, text, number: true });
    else if (last && !last.number) last.text += text;
    else all.push({ kind, text });
  }
  return all;
}

function worths(tokens: string[]): string[] {
  return tokens.filter(isNumber).map(worth);
}

function isNumber(text: string): boolean {
  return wholeNumber.test(text);
}
