import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefused } from './errors.ts';
import { assemble, placeOf } from './policies/assemble.ts';
import type { DocumentFault } from './policies/faults.ts';
import { parsePolicy } from './policies/parse.ts';
import type { PolicyDocument } from './policies/schema.ts';
import { speak } from './words/lines.ts';
import { type Part, placeIn, readPart, syntaxErrors } from './yaml-part.ts';

const shipped = fileURLToPath(new URL('./policies/catalogue', import.meta.url));

type Read = { document: PolicyDocument } | { wrong: string[] };

/**
 * Reads the catalogue whole, one folder per policy, in the order of their keys. Throws StartRefused with every fault of
 * every file, each on a line of its own as `file:line: what is wrong`.
 */
export function readCatalogue(folder = shipped): PolicyDocument[] {
  const keys = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const policies = keys
    .map(({ name }) => name)
    .sort()
    .map((key) => readPolicy(folder, key));
  const wrong = policies.flatMap((policy) => ('wrong' in policy ? policy.wrong : []));
  if (wrong.length > 0) throw new StartRefused(wrong.join('\n'));
  return policies.flatMap((policy) => ('document' in policy ? [policy.document] : []));
}

function readPolicy(folder: string, key: string): Read {
  const files = readdirSync(join(folder, key))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  if (!files.includes('policy.yaml'))
    return { wrong: [`${key}/policy.yaml:1: 缺少此文件 / this file is missing`] };
  const head = readPart(folder, `${key}/policy.yaml`);
  const clauses = files
    .filter((name) => name !== 'policy.yaml')
    .map((name) => readPart(folder, `${key}/${name}`));
  const unreadable = [head, ...clauses].flatMap(syntaxErrors);
  if (unreadable.length > 0) return { wrong: unreadable };
  const raw = assemble({ head: head.content.toJS(), clauses: clauses.map(({ content }) => content.toJS()) });
  const parsed = parsePolicy(raw);
  if ('faults' in parsed) return { wrong: parsed.faults.map((fault) => describe(fault, head, clauses)) };
  return parsed.document.key === key
    ? parsed
    : { wrong: [`${placeIn(head, '/key')}: 应为文件夹名 / must be the folder's name: ${key}`] };
}

function describe({ pointer, line }: DocumentFault, head: Part, clauses: Part[]): string {
  const place = placeOf(pointer);
  const part = place.clause === undefined ? head : (clauses[place.clause] ?? head);
  const said = speak(line);
  return `${placeIn(part, place.pointer)}: ${place.pointer} ${said.zh} / ${said.en}`;
}
