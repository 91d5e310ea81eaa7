import { genesis } from '../answers/chain.ts';
import {
  blocksUpTo,
  blocksWith,
  countEntries,
  entriesUpTo,
  leavesOf,
  type SealedRow,
} from '../db/audit-reading.ts';
import type { Context } from './context.ts';
import { auditHead } from './verify-audit.ts';

/** Blocks looked up together. */
const page = 200;

/** The part of an export that is about one deadline: the subjects of its entries, and what they seal. */
export type Excerpt = { deadlineId: string; subjects: string[]; notice: object };

/**
 * An enterprise's own sealed entries with what proves them, as the text of one JSON document in pieces: every block of the
 * chain up to the head, with the hashes of all its entries where one of them is the enterprise's, then its entries whole.
 * Of others it holds hashes and numbers alone. With an excerpt, of its own entries those alone that are about its subjects.
 * `docs/audit.md` says how it is verified.
 */
export async function* exportAudit(
  { db }: Pick<Context, 'db'>,
  enterpriseId: string,
  excerpt?: Excerpt,
): AsyncGenerator<string> {
  const { number, hash } = await auditHead({ db });
  const { subjects, ...about } = excerpt ?? {};
  const own = { enterpriseId, ...(subjects ? { subjects } : {}) };
  const total = await countEntries(db, own, number);
  const start = { format: 'qixian-audit/1', enterpriseId, ...about, head: { number, hash }, genesis, total };
  yield `${JSON.stringify(start).slice(0, -1)},\n"blocks":[`;
  let separator = '\n';
  const write = (value: unknown) => {
    const text = separator + JSON.stringify(value);
    separator = ',\n';
    return text;
  };
  for await (const blocks of inPages(blocksUpTo(db, number))) {
    const numbers = blocks.map((block) => block.number);
    const proving = await blocksWith(db, own, numbers);
    for (const block of blocks)
      yield write(proving.has(block.number) ? { ...block, leaves: await leavesOf(db, block.number) } : block);
  }
  yield '\n],\n"entries":[';
  separator = '\n';
  for await (const entry of entriesUpTo(db, number, own)) yield write(proven(entry));
  yield '\n]}\n';
}

async function* inPages<T>(rows: AsyncGenerator<T>): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const row of rows) {
    some.push(row);
    if (some.length === page) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}

/** An entry as it is exported: its hash stands among the leaves of its block. */
function proven({ leaf: _leaf, ...entry }: SealedRow) {
  return entry;
}
