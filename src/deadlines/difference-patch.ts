import { canonical } from '../answers/canonical.ts';
import { escaped } from '../answers/pointer.ts';
import { entryOf } from './difference.ts';
import type { Derived } from './model.ts';
import { identityOf } from './reconcile.ts';
import { totalOf } from './stake.ts';

/** A schedule as one JSON object: each row by its identity, with its days, status, amount and content. */
export type ScheduleDocument = Record<string, Record<string, unknown>>;

/** An operation of RFC 6902. */
export type PatchOperation =
  | { op: 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string };

/** Rows in the order of their identities; `amountFen` is what is known to be at stake, each key once. */
export function scheduleDocument(rows: Derived[]): ScheduleDocument {
  const entries = rows.map((row) => {
    const { fen, unknown } = totalOf([row.content.stake]);
    const known = row.content.stake.kind !== 'none' && (fen > 0 || unknown === 0);
    return [identityOf(row), { ...entryOf(row), ...(known ? { amountFen: fen } : {}) }] as const;
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The RFC 6902 patch that makes one schedule of another: rows come and go whole, of others each field that differs is set. */
export function schedulePatch(before: ScheduleDocument, after: ScheduleDocument): PatchOperation[] {
  return operations('', before, after, (path, row, other) =>
    operations(path, row as ScheduleDocument, other as ScheduleDocument, (field, _, value) => [
      { op: 'replace', path: field, value },
    ]),
  );
}

/** `replaced` says what becomes of a member that both objects have and that differs. */
function operations(
  root: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  replaced: (path: string, before: unknown, after: unknown) => PatchOperation[],
): PatchOperation[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): PatchOperation[] => {
    const path = `${root}/${escaped(name)}`;
    const [earlier, later] = [before[name], after[name]];
    if (canonical(earlier) === canonical(later)) return [];
    if (later === undefined) return [{ op: 'remove', path }];
    if (earlier === undefined) return [{ op: 'add', path, value: later }];
    return replaced(path, earlier, later);
  });
}
