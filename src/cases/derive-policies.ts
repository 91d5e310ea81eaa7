import { dayOf } from '../clock.ts';
import { holdLaw } from '../db/policies.ts';
import { derivePolicies } from '../deadlines/derive/policy.ts';
import { policyWindows } from '../deadlines/derive/window-rows.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import type { Stored } from '../deadlines/model.ts';
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
    const circumstances = { ...(await readLaw(tx, context)), today };
    const changes = policyChangesOf(await storedDeadlines(tx, null), circumstances);
    const writing = { now, today, actor: null, announcementId: null };
    await applyChanges(tx, [{ enterpriseId: null, changes }], writing);
  });
}

/** What deriving the policies' own rows under a law would change of what is stored of them. */
export function policyChangesOf(stored: Stored[], circumstances: Circumstances): Change[] {
  const derived = [...derivePolicies(circumstances), ...policyWindows(circumstances)];
  return reconcile(stored, derived, circumstances.today);
}
