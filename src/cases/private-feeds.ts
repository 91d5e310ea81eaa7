import { enterpriseNames } from '../db/facts.ts';
import { type FeedRow, feedByToken, privateFeedDeadlines } from '../db/feeds.ts';
import { enterprisesOf } from '../db/people.ts';
import { Problem } from '../errors.ts';
import type { Feed } from '../feeds/model.ts';
import { feedNames } from '../words/feed-names.ts';
import type { Context } from './context.ts';
import { eventPages } from './event-page.ts';
import { eventsOf } from './feed-events.ts';
import { inSnapshot } from './snapshot.ts';
import { hashToken } from './tokens.ts';

/** The calendar behind a token. An unknown token is not found; a revoked one is gone for ever. */
export function tokenFeed(context: Context, token: string): Promise<Feed> {
  return inSnapshot(context, (inside) => readTokenFeed(inside, token));
}

async function readTokenFeed(context: Context, token: string): Promise<Feed> {
  const row = await feedByToken(context.db, hashToken(token));
  if (!row) throw new Problem('not-found');
  if (row.revokedAt) throw new Problem('gone');
  return readPrivateFeed(context, row);
}

/** What a private calendar holds, inside a snapshot. */
export async function readPrivateFeed(context: Context, feed: FeedRow): Promise<Feed> {
  const ids =
    feed.enterpriseId === null ? await enterprisesOf(context.db, feed.personId) : [feed.enterpriseId];
  const names = await enterpriseNames(context.db, ids);
  const rows = await privateFeedDeadlines(context.db, ids);
  const own = feed.enterpriseId === null ? undefined : names.get(feed.enterpriseId);
  return {
    ...feedNames.enterprise(own?.name ?? ''),
    lang: feed.lang,
    public: false,
    events: await eventsOf(context, rows, names, eventPages(context, feed, names)),
  };
}
