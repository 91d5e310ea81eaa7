import { createHash } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import type { Database } from '../db/connect.ts';
import { holdLaw, insertPolicyVersion } from '../db/policies.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { firstVersion } from '../policies/versions.ts';
import { audit } from './audit.ts';
import { versionRecorded } from './audit-law.ts';
import type { Context } from './context.ts';
import { type Recorded, readPolicies } from './law.ts';

/**
 * Brings the shipped catalogue into the law: a document not known yet becomes version 1, a reading that changed with a
 * release becomes the next version; a validity that an announcement has set stands in it. Answers the keys of what was added.
 */
export async function syncCatalogue(
  context: Pick<Context, 'db' | 'clock' | 'documents'>,
  documents: PolicyDocument[],
): Promise<string[]> {
  const { db, clock } = context;
  return await db.transaction(async (tx) => {
    await holdLaw(tx);
    const law = await readPolicies(tx, context);
    const added: string[] = [];
    for (const document of documents)
      if (await syncDocument(tx, law.get(document.key) ?? [], document, clock.now()))
        added.push(document.key);
    return added;
  });
}

async function syncDocument(
  tx: Database,
  versions: Recorded[],
  document: PolicyDocument,
  recordedAt: Temporal.Instant,
): Promise<boolean> {
  const catalogueDigest = createHash('sha256').update(canonical(document)).digest('hex');
  // A release may go back to an earlier reading, as a new version: only the newest one that was shipped counts as known.
  if (versions.findLast((each) => each.catalogueDigest)?.catalogueDigest === catalogueDigest) return false;
  const version = (versions.at(-1)?.version ?? 0) + 1;
  const announced = versions.findLast(({ announcementId }) => announcementId);
  const next = announced ? withValidity(document, announced, recordedAt) : firstVersion(document, recordedAt);
  await insertPolicyVersion(tx, { ...next, version, catalogueDigest });
  await audit(tx, recordedAt, [versionRecorded({ ...next, version })]);
  return true;
}

/** What was announced of the validity goes on to hold, from the days of that announcement. */
function withValidity(document: PolicyDocument, announced: Recorded, recordedAt: Temporal.Instant) {
  const { publishedOn = null, inForceFrom = null, knownFrom = null } = announced;
  const { validity } = announced.document;
  return { ...firstVersion({ ...document, validity }, recordedAt), publishedOn, inForceFrom, knownFrom };
}
