import { canonical } from './canonical.ts';
import { hashOf, sha256 } from './hash.ts';

/** What the first block of the audit's chain stands on. */
export const genesis = '0'.repeat(64);

/** An entry of the audit as its hash covers it: everything but the payload, of which it covers the salted hash. */
export type ChainEntry = {
  id: string;
  at: Temporal.Instant;
  actor: string | null;
  action: string;
  subject: string;
  enterpriseId: string | null;
  /** Its number among the entries of its enterprise, from 1; none where it belongs to no enterprise. */
  serial: number | null;
  announcementId: string | null;
  payloadHash: string;
};

/** A link of the chain. */
export type ChainBlock = {
  /** From 1, without gaps. */
  number: number;
  /** The hash of the block before it; of the first one, `genesis`. */
  previous: string;
  entries: number;
  body: string;
  sealedAt: Temporal.Instant;
  hash: string;
};

/** SHA-256 over the salt and the canonical payload, so that erasing both leaves nothing that could be guessed. */
export function payloadHash(salt: string, payload: unknown): string {
  return sha256(`${salt}${canonical(payload)}`);
}

/** SHA-256 over what an entry says, its payload by its hash. */
export function leafHash(entry: ChainEntry): string {
  const { id, at, actor, action, subject, enterpriseId, serial, announcementId, payloadHash } = entry;
  const leaf = { id, at: `${at}`, actor, action, subject, enterpriseId, serial, announcementId, payloadHash };
  return hashOf(leaf);
}

/** SHA-256 over the leaf hashes of a block, written one after another in their order. */
export function bodyHash(leaves: string[]): string {
  return sha256(leaves.join(''));
}

/** SHA-256 over a block, which holds it to the one before. */
export function blockHash({ number, previous, entries, body, sealedAt }: Omit<ChainBlock, 'hash'>): string {
  return hashOf({ number, previous, entries, body, sealedAt: `${sealedAt}` });
}
