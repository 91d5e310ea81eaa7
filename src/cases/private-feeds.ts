import type { DeadlineRow } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import { type FeedRow, privateFeedDeadlines, windowOpenings } from '../db/feeds.ts';
import { enterprisesOf } from '../db/people.ts';
import type { Feed, FeedEvent } from '../feeds/model.ts';
import { privateFeedName } from '../words/private-feeds.ts';
import type { Context } from './context.ts';
import { eventPages } from './event-page.ts';
import { eventsOf } from './feed-events.ts';
import { calendarsOf, filterOf } from './feed-names.ts';
import { carries } from './feed-rows.ts';
import { openingsOf } from './feed-spans.ts';

/** What a private calendar holds, inside a snapshot: what its settings let through of its enterprises' rows. */
export async function readPrivateFeed(context: Context, feed: FeedRow): Promise<Feed> {
  const { db } = context;
  const ids = feed.enterpriseId === null ? await enterprisesOf(db, feed.personId) : [feed.enterpriseId];
  const names = await enterpriseNames(db, ids);
  const all = await privateFeedDeadlines(db, ids);
  const carried = all.filter((row) => carries(feed, row));
  const opens = feed.spans ? openingsOf(all, await windowOpenings(db, ids)) : new Map<string, DeadlineRow>();
  const { lang, alarms, form } = feed;
  const of = (await calendarsOf(db, [feed])).get(feed.id) ?? { scope: 'person' };
  const events = await eventsOf(
    context,
    withoutSpanned(carried, opens),
    names,
    eventPages(context, feed, names),
  );
  return {
    ...privateFeedName(of, filterOf(feed)),
    lang,
    public: false,
    alarms,
    form,
    events: events.map((event) => spanning(event, opens.get(event.id))),
  };
}

/** An opening stands for itself only where no window spans from it. A cancelled whole takes none along that still stands. */
function withoutSpanned(carried: DeadlineRow[], opens: ReadonlyMap<string, DeadlineRow>): DeadlineRow[] {
  const begun = new Set(
    carried.flatMap(({ id, status }) => {
      const opening = opens.get(id);
      return opening && (status !== 'withdrawn' || opening.status === 'withdrawn') ? [opening.id] : [];
    }),
  );
  return carried.filter(({ id }) => !begun.has(id));
}

/**
 * A window as one event: the closing day begins on the opening one. Whatever of the two was revised last stamps it; where the
 * opening moves, the closing row is revised too, since it says when its window opens.
 */
function spanning(event: FeedEvent, opening: DeadlineRow | undefined): FeedEvent {
  if (!opening?.dueOn) return event;
  const { dueOn: spansFrom, revisedAt } = opening;
  const isNewer = Temporal.Instant.compare(revisedAt, event.revisedAt) > 0;
  return { ...event, spansFrom, revisedAt: isNewer ? revisedAt : event.revisedAt };
}
