import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

/** Where the migrated embedded database lies that tests copy: a folder for each state of `drizzle/`. */
export function templateFolder(): string {
  const hash = createHash('sha256');
  for (const file of globSync('drizzle/*.sql').sort()) hash.update(readFileSync(file));
  return `.tap/template/${hash.digest('hex').slice(0, 16)}`;
}
