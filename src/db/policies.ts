import type { PolicyDocument } from '../policies/schema.ts';
import type { Database } from './connect.ts';
import { and, asc, eq, getTableColumns, notExists, sql } from './orm.ts';
import { policyVersion, policyVersionVoid } from './schema/law.ts';

export type PolicyVersionRow = typeof policyVersion.$inferSelect;

const { document: _, ...head } = getTableColumns(policyVersion);

/** A version without its document, which is long. */
export type PolicyVersionHead = Omit<PolicyVersionRow, 'document'>;

/** Every version of every policy that stands, without its document, oldest first within each. */
export function policyVersionHeads(db: Database): Promise<PolicyVersionHead[]> {
  const voided = db
    .select({ one: sql`1` })
    .from(policyVersionVoid)
    .where(
      and(
        eq(policyVersionVoid.policyKey, policyVersion.policyKey),
        eq(policyVersionVoid.version, policyVersion.version),
      ),
    );
  return db
    .select(head)
    .from(policyVersion)
    .where(notExists(voided))
    .orderBy(asc(policyVersion.policyKey), asc(policyVersion.version));
}

/** The document of one version. Throws an Error where there is no such version. */
export async function policyDocument(
  db: Database,
  { policyKey, version }: Pick<PolicyVersionRow, 'policyKey' | 'version'>,
): Promise<PolicyDocument> {
  const [row] = await db
    .select({ document: policyVersion.document })
    .from(policyVersion)
    .where(and(eq(policyVersion.policyKey, policyKey), eq(policyVersion.version, version)));
  if (!row) throw new Error(`no version ${version} of ${policyKey}`);
  return row.document;
}

/** Adds a version; false when another copy of the service added the same one first. */
export async function insertPolicyVersion(
  db: Database,
  row: typeof policyVersion.$inferInsert,
): Promise<boolean> {
  const inserted = await db.insert(policyVersion).values(row).onConflictDoNothing().returning();
  return inserted.length === 1;
}

/** Where a version comes from, also one that was taken back; undefined where there was none of that number. */
export async function originOf(
  db: Database,
  { policyKey, version }: Pick<PolicyVersionRow, 'policyKey' | 'version'>,
): Promise<PolicyVersionHead | undefined> {
  const [row] = await db
    .select(head)
    .from(policyVersion)
    .where(and(eq(policyVersion.policyKey, policyKey), eq(policyVersion.version, version)));
  return row;
}

/** The versions that were taken back. */
export function voidedVersions(db: Database) {
  const { policyKey, version } = policyVersionVoid;
  return db.select({ policyKey, version }).from(policyVersionVoid);
}

/** Takes versions back, on behalf of an announcement. */
export async function voidVersions(
  db: Database,
  versions: { policyKey: string; version: number }[],
  announcementId: string,
  recordedAt: Temporal.Instant,
) {
  if (versions.length === 0) return;
  await db
    .insert(policyVersionVoid)
    .values(versions.map((each) => ({ ...each, announcementId, recordedAt })));
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
