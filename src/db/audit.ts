import type { Database } from './connect.ts';
import { and, asc, desc, getTableColumns, isNull, sql } from './orm.ts';
import { insertAll } from './records.ts';
import { auditBlock, auditEntry } from './schema/audit.ts';

export type AuditRow = typeof auditEntry.$inferSelect;
export type AuditBlock = typeof auditBlock.$inferSelect;

/** Adds entries; they are never changed, save that the sealer gives each its place and an erasure takes its payload. */
export async function insertAuditEntries(db: Database, rows: AuditRow[]) {
  await insertAll(db, auditEntry, rows);
}

const sealLock = sql.raw('7142027');

/** Waits until nobody else seals, and keeps others waiting until the transaction ends. */
export async function holdSeal(tx: Database) {
  await tx.execute(sql`select pg_advisory_xact_lock(${sealLock})`);
}

const { payload: _payload, salt: _salt, ...sealing } = getTableColumns(auditEntry);

/** Entries that no block holds yet, without their payloads: by time, then by id. */
export function unsealedEntries(tx: Database, limit: number) {
  return tx
    .select(sealing)
    .from(auditEntry)
    .where(isNull(auditEntry.block))
    .orderBy(asc(auditEntry.at), asc(auditEntry.id))
    .limit(limit);
}

/** The last link of the chain; undefined before the first. */
export async function newestBlock(db: Database): Promise<AuditBlock | undefined> {
  const [row] = await db.select().from(auditBlock).orderBy(desc(auditBlock.number)).limit(1);
  return row;
}

/** The last serial number given to an entry of each of some enterprises; none for one that has no sealed entry. */
export async function lastSerials(tx: Database, enterpriseIds: string[]): Promise<Map<string, number>> {
  const { enterpriseId, serial } = auditEntry;
  const last = sql<
    number | null
  >`(select max(${serial}) from ${auditEntry} where ${enterpriseId} = wanted.id::uuid)`;
  const rows = await tx
    .select({ id: sql<string>`wanted.id`, last })
    .from(sql`jsonb_array_elements_text(${JSON.stringify(enterpriseIds)}::text::jsonb) as wanted(id)`);
  return new Map(rows.flatMap(({ id, last }) => (last === null ? [] : [[id, last] as const])));
}

export async function insertBlock(tx: Database, row: AuditBlock) {
  await tx.insert(auditBlock).values(row);
}

/** Gives entries their places in a block; answers how many had none before. */
export async function placeEntries(
  tx: Database,
  block: number,
  places: { id: string; position: number; serial: number | null; leaf: string }[],
): Promise<number> {
  const placed = sql`jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as placed(id uuid, position integer, serial integer, leaf text)`;
  const rows = await tx
    .update(auditEntry)
    .set({ block, position: sql`placed.position`, serial: sql`placed.serial`, leaf: sql`placed.leaf` })
    .from(placed)
    .where(and(sql`${auditEntry.id} = placed.id`, isNull(auditEntry.block)))
    .returning({ id: auditEntry.id });
  return rows.length;
}
