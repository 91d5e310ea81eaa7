import { findDeadline } from '../db/deadlines.ts';
import { type FeedRow, feedById } from '../db/feeds.ts';
import { isMember } from '../db/people.ts';
import { Problem } from '../errors.ts';
import { pathIn } from '../pages/layout.ts';
import type { DeadlineModel } from '../pages/model.ts';
import { eventPageWords as words } from '../words/subscribe.ts';
import { momentOf } from './as-of.ts';
import type { Context } from './context.ts';
import { deadlineView } from './deadline-view.ts';
import type { PageOf } from './feed-events.ts';
import { inSnapshot } from './snapshot.ts';
import { eventLink, readEventLink } from './tokens.ts';

/**
 * The pages of the events of a private calendar, for whoever holds it. The calendar's own token stands in none of them, nor in
 * what is exported of the events. The demonstration's have one that anyone may open.
 */
export function eventPages(
  { publicUrl, secret }: Pick<Context, 'publicUrl' | 'secret'>,
  feed: Pick<FeedRow, 'id' | 'generation' | 'lang'>,
  enterprises: ReadonlyMap<string, { demo: boolean }>,
): PageOf {
  const root = `${publicUrl}${pathIn(feed.lang, '/deadlines')}`;
  return ({ id, enterpriseId }) =>
    enterprises.get(enterpriseId ?? '')?.demo
      ? `${root}/${id}`
      : `${root}/${id}/${eventLink(secret, feed, id)}`;
}

/**
 * The deadline behind an event of a private calendar, to look at. It is gone when the calendar was revoked or its address
 * changed, and when its person has left the enterprise; a link that was not signed here leads nowhere.
 */
export function eventDeadline(context: Context, id: string, link: string): Promise<DeadlineModel> {
  return inSnapshot(context, async ({ db, clock, secret }) => {
    const read = readEventLink(secret, link, id);
    const feed = read && (await feedById(db, read.feedId));
    const row = feed && (await findDeadline(db, id));
    if (!read || !feed || !row?.enterpriseId) throw new Problem('not-found');
    if (feed.revokedAt || feed.generation !== read.generation) throw gone();
    if (!(await isMember(db, feed.personId, row.enterpriseId))) throw gone();
    const view = await deadlineView(db, row, momentOf({ clock }));
    return { ...view, path: `/deadlines/${id}/${link}`, shownAlone: words.shownAlone };
  });
}

function gone(): Problem {
  return new Problem('gone', [{ pointer: '', detail: words.gone }]);
}
