import type { Database } from './connect.ts';
import { and, asc, desc, eq, lt, notExists, sql } from './orm.ts';
import type { PolicyVersionRow } from './policies.ts';
import { policyVersion, policyVersionVoid } from './schema/law.ts';

/** A version that was recorded before an instant and had not been taken back by then. */
function stood(db: Database, before: Temporal.Instant) {
  const voided = db
    .select({ one: sql`1` })
    .from(policyVersionVoid)
    .where(
      and(
        eq(policyVersionVoid.policyKey, policyVersion.policyKey),
        eq(policyVersionVoid.version, policyVersion.version),
        lt(policyVersionVoid.recordedAt, before),
      ),
    );
  return and(lt(policyVersion.recordedAt, before), notExists(voided));
}

/** The newest version of each policy that stood before an instant. */
export function newestVersionsBefore(db: Database, before: Temporal.Instant): Promise<PolicyVersionRow[]> {
  return db
    .selectDistinctOn([policyVersion.policyKey])
    .from(policyVersion)
    .where(stood(db, before))
    .orderBy(asc(policyVersion.policyKey), desc(policyVersion.version));
}

/** Every version of a policy that stood before an instant, oldest first. */
export function versionsBefore(
  db: Database,
  policyKey: string,
  before: Temporal.Instant,
): Promise<PolicyVersionRow[]> {
  return db
    .select()
    .from(policyVersion)
    .where(and(eq(policyVersion.policyKey, policyKey), stood(db, before)))
    .orderBy(asc(policyVersion.version));
}
