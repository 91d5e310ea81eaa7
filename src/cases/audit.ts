import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { payloadHash } from '../answers/chain.ts';
import { insertAuditEntries } from '../db/audit.ts';
import type { Database } from '../db/connect.ts';

/** One change as the audit keeps it: who did what to what, and its value before and after. */
export type Audited = {
  /** The person; null where the service itself did it. */
  actor: string | null;
  /** A verb, such as `project.revised`, `announcement.published`, `deadlines.derived`. */
  action: string;
  /** What it was done to, by kind and id or key: `project:ID`, `announcement:ID`, `policy:KEY`. */
  subject: string;
  enterpriseId?: string | null;
  announcementId?: string | null;
  /** What it was before and what it is after; never a password, a token or a hash of one. */
  payload: { before?: unknown; after?: unknown } & Record<string, unknown>;
};

/** Writes what was changed into the audit, in the transaction that changes it. */
export async function audit(tx: Database, at: Temporal.Instant, entries: Audited[]) {
  await insertAuditEntries(
    tx,
    entries.map(({ enterpriseId = null, announcementId = null, payload, ...entry }) => {
      const salt = randomBytes(16).toString('hex');
      // As it will be read again: days and instants are texts there.
      const plain: unknown = JSON.parse(JSON.stringify(payload));
      const ids = { id: randomUUIDv7(), enterpriseId, announcementId };
      const unsealed = { block: null, position: null, serial: null, leaf: null };
      return {
        ...entry,
        ...ids,
        at,
        payload: plain,
        salt,
        payloadHash: payloadHash(salt, plain),
        ...unsealed,
      };
    }),
  );
}
