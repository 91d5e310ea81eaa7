import type { Database } from './connect.ts';
import { asc, sql } from './orm.ts';
import { policyVersion } from './schema/law.ts';

export type PolicyVersionRow = typeof policyVersion.$inferSelect;

/** Every version of every policy, oldest first within each. */
export function policyVersions(db: Database): Promise<PolicyVersionRow[]> {
  return db.select().from(policyVersion).orderBy(asc(policyVersion.policyKey), asc(policyVersion.version));
}

/** Adds a version; false when another copy of the service added the same one first. */
export async function insertPolicyVersion(
  db: Database,
  row: typeof policyVersion.$inferInsert,
): Promise<boolean> {
  const inserted = await db.insert(policyVersion).values(row).onConflictDoNothing().returning();
  return inserted.length === 1;
}

// One number for the whole service: deriving cases share the lock, publishing holds it alone (design section 8).
const lawLock = sql.raw('7142026');

/** Waits while an announcement is being published, and keeps the next one waiting until the transaction ends. */
export async function shareLaw(tx: Database) {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${lawLock})`);
}

/** Waits until no case derives, and keeps all others waiting until the transaction ends. */
export async function holdLaw(tx: Database) {
  await tx.execute(sql`select pg_advisory_xact_lock(${lawLock})`);
}
