import type { Database } from '../db/connect.ts';
import { currentFeeds, type FeedRow } from '../db/feeds.ts';
import { feedToken, hashToken } from './tokens.ts';

/** The path of a private calendar, which can be shown again: whoever has it reads the calendar. */
export function feedPath(secret: string, { id, generation }: Pick<FeedRow, 'id' | 'generation'>): string {
  return `/calendar/${feedToken(secret, id, generation)}.ics`;
}

/** The path of its page, without a language, as secret as the calendar's own. */
export function feedPagePath(secret: string, feed: Pick<FeedRow, 'id' | 'generation'>): string {
  return feedPath(secret, feed).replace(/\.ics$/, '');
}

/** Whether these paths open the calendar: not where its address was made under another secret, until that is rotated. */
export function pathOpens(
  secret: string,
  { id, generation, tokenHash }: Pick<FeedRow, 'id' | 'generation' | 'tokenHash'>,
): boolean {
  return hashToken(feedToken(secret, id, generation)) === tokenHash;
}

/** Of some people's calendars of an enterprise those that letters lead to. */
export async function feedsToShow(tx: Database, secret: string, personIds: string[]): Promise<FeedRow[]> {
  return (await currentFeeds(tx, personIds)).filter((feed) => pathOpens(secret, feed));
}
