import { hashOf } from '../answers/hash.ts';
import { touchPublicFeeds } from '../db/feed-versions.ts';
import { holdLaw, insertPolicyVersion } from '../db/policies.ts';
import { type Law, lawWith } from '../deadlines/law.ts';
import { newReading } from '../deadlines/new-reading.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { audit } from './audit.ts';
import { versionRecorded } from './audit-law.ts';
import type { Context } from './context.ts';
import { type Recorded, readLaw, readPolicies } from './law.ts';

/**
 * Brings the shipped catalogue into the law: a document not known yet becomes version 1, a reading that changed with a
 * release the next version, with everything that was announced of the policy since applied to it again. A reading to which
 * an announcement cannot be applied is left out, which `remark` is told. Answers the keys of what was added.
 */
export async function syncCatalogue(
  context: Pick<Context, 'db' | 'clock' | 'documents' | 'calendars'>,
  documents: PolicyDocument[],
  remark: (text: string) => void = () => {},
): Promise<string[]> {
  const { db, clock } = context;
  return await db.transaction(async (tx) => {
    await holdLaw(tx);
    const recorded = await readPolicies(tx, context);
    const changed = documents.filter((document) => isNew(document, recorded.get(document.key) ?? []));
    if (changed.length === 0) return [];
    let law: Law = await readLaw(tx, context);
    const added: string[] = [];
    for (const document of changed) {
      const reading = newReading(law, document, clock.now());
      if ('faults' in reading) {
        const pointers = [...reading.faults, ...(reading.unspoken ?? [])].map(({ pointer }) => pointer);
        remark(
          `the shipped reading of ${document.key} was left out: an announcement does not fit it, at ${pointers.join(', ')}`,
        );
        continue;
      }
      law = lawWith(law, reading);
      const [first, ...announced] = reading.versions ?? [];
      if (first) await insertPolicyVersion(tx, { ...first, catalogueDigest: hashOf(document) });
      for (const version of announced) await insertPolicyVersion(tx, version);
      await audit(
        tx,
        clock.now(),
        (reading.versions ?? []).map((version) => versionRecorded(version)),
      );
      added.push(document.key);
    }
    // A calendar has its policy's title as its name, also where no day has changed.
    if (added.length > 0) await touchPublicFeeds(tx);
    return added;
  });
}

/** A release may go back to an earlier reading, as a new version: only the newest one that was shipped counts as known. */
function isNew(document: PolicyDocument, versions: Recorded[]): boolean {
  const shipped = versions.findLast((each) => each.catalogueDigest);
  return shipped?.catalogueDigest !== hashOf(document);
}
