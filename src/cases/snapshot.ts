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

/** Reads them in one view: what an announcement writes is seen whole or not at all. */
export async function snapshotOf(context: Context, enterpriseId: string): Promise<Snapshot> {
  const today = context.clock.today();
  return await context.db.transaction(
    async (tx) => {
      const circumstances = { ...(await readLaw(tx, context)), today };
      return {
        facts: withListed(await readFacts(tx, enterpriseId), circumstances),
        stored: await storedDeadlines(tx, enterpriseId),
        circumstances,
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
