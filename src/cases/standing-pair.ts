import { replacersOf } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { originOf } from '../db/policies.ts';
import { Problem } from '../errors.ts';
import { beginsOn, inSequence } from '../policies/sequence.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { VersionPair } from './difference.ts';

type Policies = ReadonlyMap<string, PolicyVersion[]>;

/**
 * Two versions as they stand: letters that were sent name versions which have been taken back since, because something
 * announced before them changed. Such a one leads to what was made again of it, else to what corrected it; where the earlier
 * one has neither, to the one before the later. Refuses numbers that were never given, and a later version that is gone.
 */
export async function standingPair(
  db: Database,
  policies: Policies,
  { policyKey, from, to }: VersionPair,
): Promise<VersionPair> {
  const versions = policies.get(policyKey) ?? [];
  const later = await standsFor(db, versions, { policyKey, version: to });
  const earlier = await standsFor(db, versions, { policyKey, version: from });
  if (!later) throw new Problem('not-found');
  const sequence = inSequence(versions);
  const before = earlier ?? sequence[sequence.indexOf(later) - 1];
  if (!before) throw new Problem('not-found');
  return { policyKey, from: before.version, to: later.version };
}

/** The version that stands for a number; undefined where nothing does. */
async function standsFor(
  db: Database,
  versions: PolicyVersion[],
  asked: { policyKey: string; version: number },
): Promise<PolicyVersion | undefined> {
  const standing = versions.find(({ version }) => version === asked.version);
  if (standing) return standing;
  const gone = await originOf(db, asked);
  if (!gone) throw new Problem('not-found');
  const isSame = (each: PolicyVersion) => !each.announcementId && beginsOn(each) === beginsOn(gone);
  if (gone.announcementId === null) return versions.findLast(isSame);
  for (let id: string | undefined = gone.announcementId; id; ) {
    const made = versions.findLast(({ announcementId }) => announcementId === id);
    if (made) return made;
    id = (await replacersOf(db, [id])).get(id)?.id;
  }
  return undefined;
}
