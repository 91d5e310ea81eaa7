import type { Lang } from '../answers/source.ts';
import { statusWords } from '../words/deadlines.ts';
import { hour, pick, plainYuan } from '../words/format.ts';
import { changeWords, columnWords } from '../words/rehearsal.ts';
import type { Move } from './rehearsal-model.ts';

type Column = keyof typeof columnWords;
const columns = Object.keys(columnWords) as Column[];

/** The first line of the list of moves. Spreadsheets take the text for UTF-8 only where it begins with the mark. */
export function movesHead(lang: Lang): string {
  return `\ufeff${csvLine(columns.map((column) => pick(columnWords[column], lang)))}`;
}

/** A line for each move. */
export function movesLines(moves: Move[], lang: Lang): string {
  return moves.map((move) => csvLine(cellsOf(move, lang))).join('');
}

function cellsOf(move: Move, lang: Lang): string[] {
  const { event, corrections, minuteFrom, minuteTo, statusFrom, stakeFromFen, stakeToFen, ...plain } = move;
  const cells: Partial<Record<Column, string | number | null>> = {
    ...plain,
    ...event,
    change: pick(changeWords[move.change], lang),
    title: pick(move.title, lang),
    ...(minuteFrom === undefined ? {} : { hourFrom: hour(minuteFrom) }),
    ...(minuteTo === undefined ? {} : { hourTo: hour(minuteTo) }),
    ...(statusFrom ? { statusFrom: pick(statusWords[statusFrom], lang) } : {}),
    statusTo: pick(statusWords[move.statusTo], lang),
    ...(stakeFromFen === undefined ? {} : { stakeFrom: plainYuan(stakeFromFen) }),
    ...(stakeToFen === undefined ? {} : { stakeTo: plainYuan(stakeToFen) }),
    corrections: corrections.reduce((sum, { people }) => sum + people.length, 0),
  };
  return columns.map((column) => `${cells[column] ?? ''}`);
}

/** A line of RFC 4180: quoted where it must be. What a spreadsheet would take for a formula begins with an apostrophe. */
function csvLine(cells: string[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
