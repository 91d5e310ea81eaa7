import type { AuditBlock, AuditRow } from './audit.ts';
import type { Database } from './connect.ts';
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lte, max, or, sql } from './orm.ts';
import { auditBlock, auditEntry } from './schema/audit.ts';

/** An entry that is in a block. */
export type SealedRow = AuditRow & { block: number; position: number };

/** Entries of an enterprise; with `subjects`, those alone that are about one of them. */
export type Own = { enterpriseId: string; subjects?: string[] };

function isOwn({ enterpriseId, subjects }: Own) {
  const about = subjects && inArray(auditEntry.subject, subjects);
  return and(eq(auditEntry.enterpriseId, enterpriseId), about);
}

// Rows in memory at a time, whatever the length of the chain.
const page = 500;

/** The blocks of the chain by number, up to one of them, a page at a time. */
export async function* blocksUpTo(db: Database, last: number): AsyncGenerator<AuditBlock> {
  for (let after: number | undefined; ; ) {
    const rows = await db
      .select()
      .from(auditBlock)
      .where(
        and(lte(auditBlock.number, last), after === undefined ? undefined : gt(auditBlock.number, after)),
      )
      .orderBy(asc(auditBlock.number))
      .limit(page);
    yield* rows;
    if (rows.length < page) return;
    after = rows.at(-1)?.number;
  }
}

/** The sealed entries by block and position, up to a block, a page at a time; with `own`, those alone. */
export async function* entriesUpTo(db: Database, last: number, own?: Own): AsyncGenerator<SealedRow> {
  const { block, position, id } = auditEntry;
  const owned = own && isOwn(own);
  for (let after: SealedRow | undefined; ; ) {
    const later =
      after && sql`(${block}, ${position}, ${id}) > (${after.block}, ${after.position}, ${after.id}::uuid)`;
    const rows = await db
      .select()
      .from(auditEntry)
      .where(and(lte(block, last), isNotNull(position), owned, later))
      .orderBy(asc(block), asc(position), asc(id))
      .limit(page);
    yield* rows as SealedRow[];
    if (rows.length < page) return;
    after = rows.at(-1) as SealedRow;
  }
}

/** The highest block that entries say they are in and that is not there. */
export async function blockThatIsGone(db: Database): Promise<number | undefined> {
  const newest = db.select({ number: sql`coalesce(${max(auditBlock.number)}, 0)` }).from(auditBlock);
  const [row] = await db
    .select({ block: max(auditEntry.block) })
    .from(auditEntry)
    .where(gt(auditEntry.block, newest));
  return row?.block ?? undefined;
}

/** Those of some blocks that hold entries of an enterprise. */
export async function blocksWith(db: Database, own: Own, numbers: number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ block: auditEntry.block })
    .from(auditEntry)
    .where(and(isOwn(own), inArray(auditEntry.block, numbers)));
  return new Set(rows.flatMap(({ block }) => block ?? []));
}

/** The hashes of a block's entries, in their order. */
export async function leavesOf(db: Database, block: number): Promise<string[]> {
  const rows = await db
    .select({ leaf: auditEntry.leaf })
    .from(auditEntry)
    .where(eq(auditEntry.block, block))
    .orderBy(asc(auditEntry.position), asc(auditEntry.id));
  return rows.map(({ leaf }) => leaf ?? '');
}

/** How many of them are sealed, up to a block. */
export async function countEntries(db: Database, own: Own, last: number): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(auditEntry)
    .where(and(isOwn(own), lte(auditEntry.block, last)));
  return row?.count ?? 0;
}

export type EntryFilter = { subject?: string; announcementId?: string };

/** What is no enterprise's own: the law, the announcements and their effects, and who keeps them. Newest first. */
export function entriesOfLaw(
  db: Database,
  { subject, announcementId }: EntryFilter,
  limit: number,
  before?: { at: Temporal.Instant; id: string },
): Promise<AuditRow[]> {
  const { at, id } = auditEntry;
  return db
    .select()
    .from(auditEntry)
    .where(
      and(
        or(isNull(auditEntry.enterpriseId), isNotNull(auditEntry.announcementId)),
        subject === undefined ? undefined : eq(auditEntry.subject, subject),
        announcementId === undefined ? undefined : eq(auditEntry.announcementId, announcementId),
        before && sql`(${at}, ${id}) < (${`${before.at}`}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(limit);
}

/** The ids of the entries whose payload an erasure on the record has dropped. */
export async function erasedIds(db: Database): Promise<Set<string>> {
  const rows = await db
    .select({ id: sql<string>`jsonb_array_elements_text(${auditEntry.payload} -> 'erased')` })
    .from(auditEntry)
    .where(eq(auditEntry.action, 'person.erased'));
  return new Set(rows.map(({ id }) => id));
}
