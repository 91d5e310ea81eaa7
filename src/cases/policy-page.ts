import { Problem } from '../errors.ts';
import type { PolicyModel } from '../pages/policy-model.ts';
import { titleOf, validitySource } from '../policies/sources.ts';
import type { Context } from './context.ts';
import { versionModel } from './difference.ts';
import { readPolicies } from './law.ts';
import { subscribePath } from './public-feeds.ts';

/** A policy for everyone to read, in its newest version; refuses a key that is not known. */
export async function policyModel({ db, documents }: Context, key: string): Promise<PolicyModel> {
  const versions = (await readPolicies(db, { documents })).get(key) ?? [];
  const newest = versions.at(-1);
  if (!newest) throw new Problem('not-found');
  const { document } = newest;
  return {
    key,
    title: titleOf(document),
    document,
    validity: validitySource(document),
    subscribePath: subscribePath({ of: 'policy', key }),
    versions: await Promise.all(versions.toReversed().map((version) => versionModel(db, version))),
  };
}
