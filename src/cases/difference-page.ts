import { demoEnterpriseId } from '../db/facts.ts';
import { Problem } from '../errors.ts';
import type { DifferenceModel } from '../pages/difference-model.ts';
import { inSequence } from '../policies/sequence.ts';
import type { Context } from './context.ts';
import { policyDifferenceOf, type VersionPair } from './difference.ts';
import { scheduleModel } from './difference-schedule.ts';
import { readPolicies } from './law.ts';
import { snapshotOf } from './snapshot.ts';
import { standingPair } from './standing-pair.ts';

/** Versions to compare; one that is not named is the newest, or of `from` the one before `to`. */
export type AskedVersions = { from?: number; to?: number };

/** Two versions of a policy for everyone to compare, with what they change for the example enterprise where it is loaded. */
export async function differenceModel(
  context: Context,
  policyKey: string,
  asked: AskedVersions,
): Promise<DifferenceModel> {
  // One view for all parts: what an announcement changes is seen in all of them or in none.
  return await context.db.transaction(
    async (db) => {
      const view = { ...context, db };
      const pair = await pairOf(view, policyKey, asked);
      const difference = await policyDifferenceOf(view, pair);
      const id = await demoEnterpriseId(db);
      if (!id) return { difference };
      const snapshot = await snapshotOf(view, id);
      const enterprise = snapshot.facts.enterprise.name;
      return { difference, example: { enterprise, schedule: scheduleModel(snapshot, pair) } };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function pairOf(
  context: Context,
  policyKey: string,
  { from, to }: AskedVersions,
): Promise<VersionPair> {
  const policies = await readPolicies(context.db, context);
  const versions = policies.get(policyKey) ?? [];
  const [sequence, numbers] = [inSequence(versions), versions].map((each) => each.map((one) => one.version));
  const later = to ?? sequence?.at(-1);
  if (later === undefined) throw new Problem('not-found');
  // One that was made again has no place of its own any more: then the number before it is the earlier reading.
  const before = sequence?.[sequence.indexOf(later) - 1] ?? numbers?.findLast((version) => version < later);
  return standingPair(context.db, policies, { policyKey, from: from ?? before ?? later, to: later });
}
