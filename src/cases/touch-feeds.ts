import type { Database } from '../db/connect.ts';
import { touchFeeds, touchPublicFeeds } from '../db/feed-versions.ts';

/**
 * Lets the feeds be rendered anew that show deadlines of some owners: enterprises, or with `null` the policies. Once in a
 * transaction, as the last thing it holds: the private ones before the public ones, as everyone does.
 */
export async function touchFeedsShowing(tx: Database, owners: Iterable<string | null>) {
  const all = new Set(owners);
  await touchFeeds(
    tx,
    [...all].filter((owner) => owner !== null),
  );
  if (all.has(null)) await touchPublicFeeds(tx);
}
