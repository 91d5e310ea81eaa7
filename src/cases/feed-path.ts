import type { FeedRow } from '../db/feeds.ts';
import { feedToken } from './tokens.ts';

/** The path of a private calendar, which can be shown again: whoever has it reads the calendar. */
export function feedPath(secret: string, { id, generation }: Pick<FeedRow, 'id' | 'generation'>): string {
  return `/calendar/${feedToken(secret, id, generation)}.ics`;
}

/** The path of its page, without a language, as secret as the calendar's own. */
export function feedPagePath(secret: string, feed: Pick<FeedRow, 'id' | 'generation'>): string {
  return feedPath(secret, feed).replace(/\.ics$/, '');
}
