import { createHash } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import type { Database } from '../db/connect.ts';
import { holdLaw, insertPolicyVersion } from '../db/policies.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { firstVersion } from '../policies/versions.ts';
import type { Context } from './context.ts';
import { type Law, readLaw } from './law.ts';

/**
 * Brings the shipped catalogue into the law: a document not known yet becomes version 1, a reading that changed with a
 * release becomes the next version. Answers the keys of documents that an announcement has changed since: those are left
 * alone, for an administrator to decide.
 */
export async function syncCatalogue(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  documents: PolicyDocument[],
): Promise<string[]> {
  return await db.transaction(async (tx) => {
    await holdLaw(tx);
    const law = await readLaw(tx);
    const kept: string[] = [];
    for (const document of documents) {
      const added = await syncDocument(tx, law, document, clock.now());
      if (added === 'announced') kept.push(document.key);
    }
    return kept;
  });
}

async function syncDocument(tx: Database, law: Law, document: PolicyDocument, recordedAt: Temporal.Instant) {
  const catalogueDigest = createHash('sha256').update(canonical(document)).digest('hex');
  const versions = (law.get(document.key) ?? []) as (ReturnType<typeof firstVersion> & {
    catalogueDigest?: string | null;
  })[];
  const newest = versions.at(-1);
  // What an announcement changed is left alone; a release may go back to an earlier reading, as a new version.
  const shipped = newest?.catalogueDigest ? [newest] : versions;
  if (shipped.some((version) => version.catalogueDigest === catalogueDigest)) return 'known';
  if (newest && !newest.catalogueDigest) return 'announced';
  const version = (newest?.version ?? 0) + 1;
  await insertPolicyVersion(tx, { ...firstVersion(document, recordedAt), version, catalogueDigest });
  return 'added';
}
