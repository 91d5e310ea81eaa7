import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { holdLaw } from '../db/policies.ts';
import { derivePolicies } from '../deadlines/derive/policy.ts';
import { type Change, reconcile } from '../deadlines/reconcile.ts';
import { applyChanges } from './apply-changes.ts';
import type { Context } from './context.ts';
import { storedDeadlines } from './derive-enterprise.ts';
import { type Law, readLaw } from './law.ts';

/**
 * Derives the policies' own rows, which serve the public feeds, and writes what changed. They have no enterprise to be
 * held by, so the law is held alone: copies that start together would both add the same rows.
 */
export async function rederivePolicies(context: Context) {
  await context.db.transaction(async (tx) => {
    await holdLaw(tx);
    const now = context.clock.now();
    const writing = { enterpriseId: null, now, today: dayOf(now), announcementId: null };
    await applyChanges(tx, await policyChanges(tx, context, await readLaw(tx)), writing);
  });
}

/** What deriving the policies' own rows under a law would change; read-only. */
export async function policyChanges(tx: Database, { clock, calendar }: Context, law: Law): Promise<Change[]> {
  return reconcile(await storedDeadlines(tx, null), derivePolicies({ law, calendar, today: clock.today() }));
}
