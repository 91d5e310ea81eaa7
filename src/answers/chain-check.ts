import { bodyHash, type ChainBlock, type ChainEntry, leafHash, payloadHash } from './chain.ts';

/** What is wrong with the audit, and where. `position` counts from 0 within its block. */
export type ChainFault =
  | { fault: 'block-missing' | 'block-altered' | 'chain-broken' | 'entries-altered'; block: number }
  | { fault: 'entry-missing'; block: number; position: number }
  | {
      fault: 'entry-added' | 'entry-altered' | 'order' | 'payload-altered' | 'payload-dropped';
      block: number;
      entry: string;
    }
  | { fault: 'head-unknown'; hash: string };

/** An entry as it is stored: in its place, with its own hash, its payload and salt unless they were erased. */
export type StoredEntry = ChainEntry & {
  position: number;
  leaf: string | null;
  payload: unknown;
  salt: string | null;
};

/** Faults worth telling: of one block, and of a chain. */
export const mostFaults = 100;

/**
 * Holds the entries of one block against it: `take` each of them by position, then ask for the faults. `erased` are the ids
 * whose payload an erasure on the record has dropped.
 */
export function entriesCheck(
  { number, entries, body }: Pick<ChainBlock, 'number' | 'entries' | 'body'>,
  erased: ReadonlySet<string>,
) {
  const faults: ChainFault[] = [];
  const leaves: string[] = [];
  let next = 0;
  let last: StoredEntry | undefined;
  const missingBefore = (position: number) => {
    // A block that was altered may claim any number of entries.
    for (; next < position && faults.length < mostFaults; next += 1)
      faults.push({ fault: 'entry-missing', block: number, position: next });
  };
  return {
    take(entry: StoredEntry) {
      const say = (
        fault: 'entry-added' | 'entry-altered' | 'order' | 'payload-altered' | 'payload-dropped',
      ) => faults.push({ fault, block: number, entry: entry.id });
      if (entry.position < next || entry.position >= entries) return say('entry-added');
      missingBefore(entry.position);
      next = entry.position + 1;
      const leaf = leafHash(entry);
      leaves.push(leaf);
      if (leaf !== entry.leaf) say('entry-altered');
      const payload = payloadFault(entry, erased);
      if (payload) say(payload);
      if (last && !isBefore(last, entry)) say('order');
      last = entry;
    },
    faults(): ChainFault[] {
      missingBefore(entries);
      // Where an entry has been named already, it is why the body differs.
      if (faults.length === 0 && bodyHash(leaves) !== body)
        faults.push({ fault: 'entries-altered', block: number });
      return faults;
    },
  };
}

function payloadFault({ id, payload, salt, payloadHash: hash }: StoredEntry, erased: ReadonlySet<string>) {
  if (payload === null || salt === null) return erased.has(id) ? undefined : 'payload-dropped';
  return payloadHash(salt, payload) === hash ? undefined : 'payload-altered';
}

/** The order in which entries are sealed: by time, then by id. */
function isBefore(a: ChainEntry, b: ChainEntry): boolean {
  const order = Temporal.Instant.compare(a.at, b.at);
  return order < 0 || (order === 0 && a.id < b.id);
}
