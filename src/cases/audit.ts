import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import { insertAuditEntries } from '../db/audit.ts';
import type { Database } from '../db/connect.ts';

/** One change as the audit keeps it: who did what to what, and its value before and after. */
export type Audited = {
  /** The person; null where the service itself did it. */
  actor: string | null;
  /** A verb, such as `fact.revised`, `announcement.published`, `deadlines.derived`. */
  action: string;
  /** What it was done to: `fact:ID`, `announcement:ID`, `enterprise:ID`, `policies`. */
  subject: string;
  enterpriseId?: string | null;
  announcementId?: string | null;
  /** JSON; what it was before and what it is after. */
  payload: { before?: unknown; after?: unknown } & Record<string, unknown>;
};

/** Writes what was changed into the audit, in the transaction that changes it. */
export async function audit(tx: Database, at: Temporal.Instant, entries: Audited[]) {
  await insertAuditEntries(
    tx,
    entries.map(({ enterpriseId = null, announcementId = null, payload, ...entry }) => {
      const salt = randomBytes(16).toString('hex');
      const ids = { id: randomUUIDv7(), enterpriseId, announcementId, block: null, position: null };
      return { ...entry, ...ids, at, payload, salt, payloadHash: payloadHash(salt, payload) };
    }),
  );
}

/** SHA-256 over the salt and the canonical payload, so that erasing both leaves nothing that could be guessed. */
export function payloadHash(salt: string, payload: unknown): string {
  return createHash('sha256')
    .update(`${salt}${canonical(payload)}`)
    .digest('hex');
}
