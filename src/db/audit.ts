import type { Database } from './connect.ts';
import { insertAll } from './records.ts';
import { auditEntry } from './schema/audit.ts';

export type AuditRow = typeof auditEntry.$inferSelect;

/** Adds entries; they are never changed, save that the sealer gives each its place. */
export async function insertAuditEntries(db: Database, rows: AuditRow[]) {
  await insertAll(db, auditEntry, rows);
}
