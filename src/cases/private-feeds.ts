import { dayOf } from '../clock.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import { closingsThatLeft, windowOpenings } from '../db/feed-windows.ts';
import { type FeedRow, privateFeedDeadlines } from '../db/feeds.ts';
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
  const left = feed.spans ? await closingsThatLeft(db, ids) : [];
  const openings = feed.spans ? await windowOpenings(db, ids) : [];
  const opens = openingsOf([...all, ...left], openings);
  const begun = begunBy(
    [...all, ...left].filter((row) => carries(feed, row)),
    opens,
  );
  const { lang, alarms, form } = feed;
  const of = (await calendarsOf(db, [feed])).get(feed.id) ?? { scope: 'person' };
  const events = await eventsOf(
    context,
    all.filter((row) => carries(feed, row) && !begun.has(row.id)),
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

/**
 * The openings that do not stand for themselves, since a window spans from them. A cancelled whole takes none along that still
 * stands, unless it had gone by when that was cancelled.
 */
function begunBy(closings: readonly DeadlineRow[], opens: ReadonlyMap<string, DeadlineRow>): Set<string> {
  return new Set(
    closings.flatMap((closing) => {
      const opening = opens.get(closing.id);
      if (!opening) return [];
      const stands = closing.status === 'withdrawn' && opening.status !== 'withdrawn';
      return stands && !wentBy(opening, closing.datedAt) ? [] : [opening.id];
    }),
  );
}

/** Whether the day of a row lay before an instant's. */
function wentBy({ dueOn }: DeadlineRow, at: Temporal.Instant): boolean {
  return dueOn !== null && Temporal.PlainDate.compare(dueOn, dayOf(at)) < 0;
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
