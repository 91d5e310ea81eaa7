import { blockHash, bodyHash, genesis, leafHash } from '../answers/chain.ts';
import {
  holdSeal,
  insertBlock,
  lastSerials,
  newestBlock,
  placeEntries,
  unsealedEntries,
} from '../db/audit.ts';
import type { Database } from '../db/connect.ts';
import type { Context } from './context.ts';

/** Entries in a block: what one transaction seals, and what an export repeats to prove one of them. */
const mostInABlock = 1000;

/**
 * Puts every entry of the audit that is written and not sealed into the chain, in blocks, one sealer at a time. An entry
 * whose transaction ended after a later one was sealed comes into the next block. Answers how many were sealed.
 */
export async function sealAudit({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<number> {
  for (let sealed = 0; ; ) {
    const entries = await db.transaction((tx) => sealBlock(tx, clock.now()));
    sealed += entries;
    if (entries < mostInABlock) return sealed;
  }
}

async function sealBlock(tx: Database, sealedAt: Temporal.Instant): Promise<number> {
  await holdSeal(tx);
  const rows = await unsealedEntries(tx, mostInABlock);
  if (rows.length === 0) return 0;
  const serials = await serialsOf(tx, rows);
  const places = rows.map((row, position) => {
    const serial = serials[position] ?? null;
    return { id: row.id, position, serial, leaf: leafHash({ ...row, serial }) };
  });
  const before = await newestBlock(tx);
  const block = {
    number: (before?.number ?? 0) + 1,
    previous: before?.hash ?? genesis,
    entries: rows.length,
    body: bodyHash(places.map(({ leaf }) => leaf)),
    // As it will be read again, so that the hash holds.
    sealedAt: sealedAt.round({ smallestUnit: 'millisecond', roundingMode: 'floor' }),
  };
  await insertBlock(tx, { ...block, hash: blockHash(block) });
  const placed = await placeEntries(tx, block.number, places);
  if (placed !== rows.length) throw new Error(`${placed} of ${rows.length} entries were sealed`);
  return placed;
}

/** The next numbers of each enterprise for its entries, in their order. */
async function serialsOf(tx: Database, rows: { enterpriseId: string | null }[]): Promise<(number | null)[]> {
  const ids = new Set(rows.flatMap(({ enterpriseId }) => enterpriseId ?? []));
  const last = ids.size > 0 ? await lastSerials(tx, [...ids]) : new Map<string, number>();
  return rows.map(({ enterpriseId }) => {
    if (enterpriseId === null) return null;
    const serial = (last.get(enterpriseId) ?? 0) + 1;
    last.set(enterpriseId, serial);
    return serial;
  });
}
