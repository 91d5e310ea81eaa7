import { withListed } from '../deadlines/derive/listed.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import type { Stored } from '../deadlines/model.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import type { Context } from './context.ts';
import { readFacts, storedDeadlines } from './derive-enterprise.ts';
import { readLaw } from './law.ts';

/** An enterprise's facts, with what published lists say of it, deadlines and law as they stood together at one moment. */
export type Snapshot = {
  facts: EnterpriseFacts;
  stored: Stored[];
  circumstances: Circumstances;
};

/** Reads in one view of the database, with `inside` only: what an announcement writes is seen whole or not at all. */
export async function inSnapshot<C extends Pick<Context, 'db'>, T>(
  context: C,
  read: (inside: C) => Promise<T>,
): Promise<T> {
  return await context.db.transaction((tx) => read({ ...context, db: tx }), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

/** Reads them in one view. */
export async function snapshotOf(context: Context, enterpriseId: string): Promise<Snapshot> {
  const today = context.clock.today();
  return await inSnapshot(context, async (inside) => {
    const circumstances = { ...(await readLaw(inside.db, inside)), today };
    return {
      facts: withListed(await readFacts(inside.db, enterpriseId), circumstances),
      stored: await storedDeadlines(inside.db, enterpriseId),
      circumstances,
    };
  });
}
