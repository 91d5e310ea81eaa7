import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** One YAML file: its path from the folder it was read in, its content, and where its lines begin. */
export type Part = { file: string; content: Document.Parsed; lines: LineCounter };

/** Reads a file of a folder; whether it is well-formed is for `syntaxErrors` to say. Throws where it cannot be read. */
export function readPart(folder: string, file: string): Part {
  const lines = new LineCounter();
  const content = parseDocument(readFileSync(join(folder, file), 'utf8'), {
    lineCounter: lines,
    uniqueKeys: true,
  });
  return { file, content, lines };
}

/** What keeps the file from being YAML, as `file:line: what is wrong`. */
export function syntaxErrors({ file, content }: Part): string[] {
  return content.errors.map(
    ({ linePos, message }) => `${file}:${linePos?.[0].line ?? 1}: ${message.split('\n')[0]}`,
  );
}

/** `file:line` of a JSON pointer, or of the nearest thing around it that the file does have. */
export function placeIn({ file, content, lines }: Part, pointer: string): string {
  let node: unknown = content.contents;
  let offset = (node as Node | null)?.range?.[0] ?? 0;
  for (const name of pointer.split('/').slice(1).map(unescaped)) {
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === name) : undefined;
    const next = pair?.key ?? (isSeq(node) ? node.items[Number(name)] : undefined);
    if (next === undefined) break;
    offset = (next as Node).range?.[0] ?? offset;
    node = pair ? pair.value : next;
  }
  return `${file}:${lines.linePos(offset).line}`;
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
