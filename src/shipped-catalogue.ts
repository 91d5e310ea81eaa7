import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ShippedAnnouncement } from './deadlines/shipped-announcement.ts';
import type { PolicyDocument } from './policies/schema.ts';

const sources = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../node_modules/.cache/qixian', import.meta.url));
const file = join(folder, 'catalogue.json');

/** What comes with the service: the founding documents, and announcements since. */
export type Shipped = { documents: PolicyDocument[]; announcements: ShippedAnnouncement[] };

/**
 * The shipped catalogue and announcements. Reading and checking a hundred YAML files takes a good part of a start, so what
 * was once found right is kept beside the packages, under the digest of all that it depends on; without it they are read
 * again.
 *
 * @throws {StartRefused} on a file that cannot be read
 */
export async function shippedCatalogue(): Promise<Shipped> {
  const digest = digestOfSources();
  const kept = readKept();
  if (kept?.digest === digest) return kept;
  const { readCatalogue } = await import('./catalogue.ts');
  const { readAnnouncements } = await import('./announcements.ts');
  const shipped = { documents: readCatalogue(), announcements: readAnnouncements() };
  keep({ digest, ...shipped });
  return shipped;
}

type Kept = Shipped & { digest: string };

/** The documents, and the code that says what is right in them. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(
    [
      '{answers,dates,facts,money,policies,words}/**/*.{yaml,ts}',
      'deadlines/{effect,shipped-announcement,holiday-announcements}.ts',
      'deadlines/effects/*.ts',
      '{announcements,catalogue,errors,yaml-part}.ts',
    ],
    { cwd: sources },
  ).sort();
  for (const name of files)
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(sources, name)))
      .update('\0');
  return hash.digest('hex');
}

function readKept(): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Where it cannot be written, nothing is lost; it appears whole or not at all. */
function keep(kept: Kept) {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // The next start reads the files again.
  }
}
