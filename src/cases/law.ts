import type { Database } from '../db/connect.ts';
import { policyVersions } from '../db/policies.ts';
import type { PolicyVersion } from '../policies/versions.ts';

/** Every version of every policy, by key, oldest first. */
export type Law = ReadonlyMap<string, PolicyVersion[]>;

/** Reads the law as it is recorded. */
export async function readLaw(db: Database): Promise<Law> {
  return Map.groupBy(await policyVersions(db), (version) => version.policyKey);
}
