import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/**
 * A name for what writes calendars from rows: the code with the packages it uses, the address that stands in them, and
 * the secret that signs their links. A release, or another of these, has another name, so that nothing rendered before is
 * served as if it were rendered now.
 */
export function editionOf(publicUrl: string, secret: string): string {
  const hash = createHash('sha256').update(JSON.stringify([publicUrl, secret]));
  const files = globSync('src/**/*.ts', { cwd: project }).toSorted();
  for (const file of [...files, 'package-lock.json'].filter((each) => existsSync(join(project, each))))
    hash.update(`\0${file}\0`).update(readFileSync(join(project, file)));
  return hash.digest('base64url').slice(0, 16);
}
