import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import { StartRefused } from '../../src/errors.ts';

const shipped = fileURLToPath(new URL('../../src/policies/catalogue', import.meta.url));

/** What a start says after the texts in these files have been replaced, one line each. */
export function refusal(t: Test, changes: [file: string, from: string, to: string][]): string[] {
  const folder = t.testdir();
  cpSync(shipped, folder, { recursive: true });
  for (const [file, from, to] of changes) {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    t.ok(text.includes(from), `${file} holds ${from}`);
    writeFileSync(`${folder}/${file}`, text.replace(from, to));
  }
  try {
    readCatalogue(folder);
    return [];
  } catch (error) {
    t.ok(error instanceof StartRefused);
    return error instanceof StartRefused ? error.message.split('\n') : [];
  }
}

/** The line of the first occurrence, as an editor counts. */
export function lineOf(file: string, text: string): number {
  return readFileSync(`${shipped}/${file}`, 'utf8').split(text)[0]?.split('\n').length ?? 0;
}
