import { createHash } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import type { Database } from '../db/connect.ts';
import { holdLaw, insertPolicyVersion } from '../db/policies.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { firstVersion } from '../policies/versions.ts';
import type { Context } from './context.ts';
import { readPolicies } from './law.ts';

/**
 * Brings the shipped catalogue into the law: a document not known yet becomes version 1, a reading that changed with a
 * release becomes the next version. Answers the keys of what was `added`, and of documents that an announcement has changed
 * since: those are `kept` as they are, for an administrator to decide.
 */
export async function syncCatalogue(
  context: Pick<Context, 'db' | 'clock' | 'documents'>,
  documents: PolicyDocument[],
): Promise<{ added: string[]; kept: string[] }> {
  const { db, clock } = context;
  return await db.transaction(async (tx) => {
    await holdLaw(tx);
    const law = await readPolicies(tx, context);
    const results = { added: [] as string[], kept: [] as string[] };
    for (const document of documents) {
      const result = await syncDocument(tx, law, document, clock.now());
      if (result !== 'known') results[result].push(document.key);
    }
    return results;
  });
}

async function syncDocument(
  tx: Database,
  law: Awaited<ReturnType<typeof readPolicies>>,
  document: PolicyDocument,
  recordedAt: Temporal.Instant,
) {
  const catalogueDigest = createHash('sha256').update(canonical(document)).digest('hex');
  const versions = law.get(document.key) ?? [];
  const newest = versions.at(-1);
  // What an announcement changed is left alone; a release may go back to an earlier reading, as a new version.
  const shipped = newest?.catalogueDigest ? [newest] : versions;
  if (shipped.some((version) => version.catalogueDigest === catalogueDigest)) return 'known';
  if (newest && !newest.catalogueDigest) return 'kept';
  const version = (newest?.version ?? 0) + 1;
  await insertPolicyVersion(tx, { ...firstVersion(document, recordedAt), version, catalogueDigest });
  return 'added';
}
