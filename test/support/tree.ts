import { globSync, readFileSync } from 'node:fs';
import type { SourceFile } from './house-rules.ts';

/** Every file of ours that is code: with its comments blanked, and as it is written. */
export function readTree(): { code: SourceFile[]; written: SourceFile[] } {
  const paths = globSync('{src,test,scripts,bench,drizzle}/**/*.{ts,mjs,sql}').sort();
  const written = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  return { code: written.map(({ path, text }) => ({ path, text: blankComments(text) })), written };
}

const stringOrComment =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*.*?\*\/|--> [^\n]*/gs;

/** Comments may name what code may not. Line breaks stay, so that a line keeps its number. */
export function blankComments(source: string): string {
  return source.replace(stringOrComment, (found) =>
    /^(?:\/|-->)/.test(found) ? found.replace(/[^\n]/g, ' ') : found,
  );
}
