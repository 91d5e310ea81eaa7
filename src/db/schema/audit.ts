import { instant } from '../columns.ts';
import { index, integer, jsonb, pgTable, primaryKey, sql, text, uuid } from '../orm.ts';

/**
 * Every change: who, when, what, before and after, from which announcement. Append-only. Writers insert; one sealer gives
 * an entry its block and its place in it. Erasing a person drops payload and salt and leaves the hash.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: uuid('id').primaryKey(),
    at: instant('at').notNull(),
    /** The person who did it; none where the service did. */
    actor: uuid('actor'),
    action: text('action').notNull(),
    /** What it was done to, such as `fact:ID`, `announcement:ID`, `enterprise:ID`. */
    subject: text('subject').notNull(),
    enterpriseId: uuid('enterprise_id'),
    announcementId: uuid('announcement_id'),
    payload: jsonb('payload'),
    salt: text('salt'),
    /** SHA-256 of salt and payload. */
    payloadHash: text('payload_hash').notNull(),
    /** Where the sealer put it; all four are written once and together. */
    block: integer('block'),
    position: integer('position'),
    /** Its number among the entries of its enterprise, from 1: one that is left out of an export leaves a gap. */
    serial: integer('serial'),
    /** SHA-256 of everything above but payload and salt: names the entry that was altered. */
    leaf: text('leaf'),
  },
  (t) => [
    index('audit_unsealed').on(t.at, t.id).where(sql`${t.block} is null`),
    index('audit_by_block').on(t.block, t.position),
    index('audit_by_enterprise').on(t.enterpriseId, t.serial),
    index('audit_of_law')
      .on(t.at, t.id)
      .where(sql`${t.enterpriseId} is null or ${t.announcementId} is not null`),
  ],
);

/** A link of the chain: the hash of the entries sealed at once, and of the link before it. */
export const auditBlock = pgTable(
  'audit_block',
  {
    number: integer('number').notNull(),
    entries: integer('entries').notNull(),
    /** SHA-256 over the hashes of its entries, in their order. */
    body: text('body').notNull(),
    previous: text('previous').notNull(),
    /** SHA-256 over number, previous, entries, body and the instant of sealing. */
    hash: text('hash').notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.number] })],
);
