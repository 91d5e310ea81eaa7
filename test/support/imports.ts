import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a source text imports, as written: static, dynamic, re-exported and for types alike. */
export function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'([^'\n]+)'/g);
  return [...found].map(([, specifier = '']) => specifier);
}

/** Whether `file` imports `target` (both paths from the project's folder), itself or through what it imports. */
export function reaches(file: string, target: string, seen = new Set<string>()): boolean {
  if (file === target) return true;
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const relative = importsOf(readFileSync(file, 'utf8')).filter((specifier) => specifier.startsWith('.'));
  return relative.some((specifier) => reaches(join(dirname(file), specifier), target, seen));
}
