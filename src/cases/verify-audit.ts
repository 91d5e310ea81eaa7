import { blockHash, type ChainBlock, genesis } from '../answers/chain.ts';
import { type ChainFault, entriesCheck, mostFaults } from '../answers/chain-check.ts';
import { newestBlock } from '../db/audit.ts';
import { blocksUpTo, blockThatIsGone, entriesUpTo, erasedIds } from '../db/audit-reading.ts';
import type { Context } from './context.ts';

/** The end of the chain: whoever keeps it elsewhere can prove later that the chain still contains it. */
export type AuditHead = { number: number; hash: string; entries: number; sealedAt: Temporal.Instant | null };

/** The newest block; number 0 and the genesis hash while nothing is sealed. */
export async function auditHead({ db }: Pick<Context, 'db'>): Promise<AuditHead> {
  const block = await newestBlock(db);
  if (!block) return { number: 0, hash: genesis, entries: 0, sealedAt: null };
  const { number, hash, entries, sealedAt } = block;
  return { number, hash, entries, sealedAt };
}

export type Verified = {
  head: AuditHead;
  /** Entries walked, and how many of them have been erased. */
  entries: number;
  erased: number;
  /** The block a head noted earlier names. */
  notedAt?: number;
  /** The first hundred of what is wrong; empty where the chain holds. */
  faults: ChainFault[];
};

/**
 * Walks the whole chain in pages and computes every hash again. `noted` is a head that was noted before and must still be
 * in it: without one, nobody can tell that the newest blocks were dropped together with their entries.
 */
export async function verifyAudit({ db }: Pick<Context, 'db'>, noted?: string): Promise<Verified> {
  const head = await auditHead({ db });
  const erased = await erasedIds(db);
  const found: Verified = { head, entries: 0, erased: 0, faults: [] };
  const say = (...faults: ChainFault[]) =>
    found.faults.push(...faults.slice(0, mostFaults - found.faults.length));
  const entries = entriesUpTo(db, head.number);
  let entry = (await entries.next()).value;
  let before: Pick<ChainBlock, 'number' | 'hash'> = { number: 0, hash: genesis };
  for await (const block of blocksUpTo(db, head.number)) {
    say(...linkFaults(before, block));
    const check = entriesCheck(block, erased);
    for (; entry && entry.block <= block.number; entry = (await entries.next()).value) {
      // Those of a block that is missing are told with it.
      if (entry.block < block.number) continue;
      check.take(entry);
      found.entries += 1;
      if (entry.payload === null) found.erased += 1;
    }
    say(...check.faults());
    if (block.hash === noted) found.notedAt = block.number;
    before = block;
  }
  const gone = await blockThatIsGone(db);
  if (gone !== undefined) say({ fault: 'block-missing', block: gone });
  if (noted !== undefined && found.notedAt === undefined && noted !== genesis)
    say({ fault: 'head-unknown', hash: noted });
  return found;
}

function linkFaults(before: Pick<ChainBlock, 'number' | 'hash'>, block: ChainBlock): ChainFault[] {
  const { number } = block;
  const faults: ChainFault[] = [];
  for (let missing = before.number + 1; missing < number && faults.length < mostFaults; missing += 1)
    faults.push({ fault: 'block-missing', block: missing });
  if (faults.length === 0 && block.previous !== before.hash)
    faults.push({ fault: 'chain-broken', block: number });
  if (blockHash(block) !== block.hash) faults.push({ fault: 'block-altered', block: number });
  return faults;
}
