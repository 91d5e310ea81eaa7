import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { holdLaw } from '../db/policies.ts';
import { derivePolicies } from '../deadlines/derive/policy.ts';
import { policyWindows } from '../deadlines/derive/window-rows.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import { type Change, reconcile } from '../deadlines/reconcile.ts';
import { applyChanges } from './apply-changes.ts';
import type { Context } from './context.ts';
import { storedDeadlines } from './derive-enterprise.ts';
import { readLaw } from './law.ts';

/**
 * Derives the policies' own rows, which serve the public feeds, and writes what changed. They have no enterprise to be
 * held by, so the law is held alone: copies that start together would both add the same rows.
 */
export async function rederivePolicies(context: Context) {
  await context.db.transaction(async (tx) => {
    await holdLaw(tx);
    const now = context.clock.now();
    const today = dayOf(now);
    const changes = await policyChanges(tx, { ...(await readLaw(tx, context)), today });
    await applyChanges(tx, changes, { enterpriseId: null, now, today, announcementId: null });
  });
}

/** What deriving the policies' own rows under a law would change; read-only. */
export async function policyChanges(tx: Database, circumstances: Circumstances): Promise<Change[]> {
  const derived = [...derivePolicies(circumstances), ...policyWindows(circumstances)];
  return reconcile(await storedDeadlines(tx, null), derived, circumstances.today);
}
