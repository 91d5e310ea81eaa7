import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Creating an embedded database takes seconds, copying one takes none: installation leaves a blank one here. */
function blankFolder(): string {
  const { version } = JSON.parse(readFileSync(join(packages, '@electric-sql/pglite/package.json'), 'utf8'));
  return join(packages, '.cache/qixian', `blank-${version}`);
}

/** Gives a folder that has no embedded database yet the blank one, where there is one; it appears whole or not at all. */
export function startFromBlank(folder: string) {
  const blank = blankFolder();
  if (existsSync(folder) || !existsSync(blank)) return;
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(blank, unfinished, { recursive: true });
  renameSync(unfinished, folder);
}

/** Makes the blank database, once for each version of the package. */
export async function makeBlank() {
  const blank = blankFolder();
  if (existsSync(blank)) return;
  const unfinished = `${blank}.${process.pid}`;
  const { PGlite } = await import('@electric-sql/pglite');
  await (await PGlite.create(unfinished)).close();
  if (existsSync(blank)) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, blank);
}
