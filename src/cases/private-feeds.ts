import type { DeadlineRow } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import { type FeedRow, feedByToken, privateFeedDeadlines, retiredAt, windowOpenings } from '../db/feeds.ts';
import { enterprisesOf } from '../db/people.ts';
import { Problem } from '../errors.ts';
import type { Feed, FeedEvent } from '../feeds/model.ts';
import { privateFeedName } from '../words/private-feeds.ts';
import type { Context } from './context.ts';
import { eventPages } from './event-page.ts';
import { eventsOf } from './feed-events.ts';
import { calendarsOf, filterOf } from './feed-names.ts';
import { carries } from './feed-rows.ts';
import { openingsOf } from './feed-spans.ts';
import { inSnapshot } from './snapshot.ts';
import { hashToken } from './tokens.ts';

/** The calendar behind a token. An unknown token is not found; one that was revoked or exchanged is gone for ever. */
export function tokenFeed(context: Context, token: string): Promise<Feed> {
  return inSnapshot(context, (inside) => readTokenFeed(inside, token));
}

async function readTokenFeed(context: Context, token: string): Promise<Feed> {
  const hash = hashToken(token);
  const row = await feedByToken(context.db, hash);
  if (!row) throw new Problem((await retiredAt(context.db, hash)) ? 'gone' : 'not-found');
  if (row.revokedAt) throw new Problem('gone');
  return readPrivateFeed(context, row);
}

/** What a private calendar holds, inside a snapshot: what its settings let through of its enterprises' rows. */
export async function readPrivateFeed(context: Context, feed: FeedRow): Promise<Feed> {
  const { db } = context;
  const ids = feed.enterpriseId === null ? await enterprisesOf(db, feed.personId) : [feed.enterpriseId];
  const names = await enterpriseNames(db, ids);
  const all = await privateFeedDeadlines(db, ids);
  const carried = all.filter((row) => carries(feed, row));
  const { lang, alarms, form } = feed;
  const pages = eventPages(context, feed, names);
  const eventsOfRows = (rows: DeadlineRow[]) => eventsOf(context, rows, names, pages);
  const of = (await calendarsOf(db, [feed])).get(feed.id) ?? { scope: 'person' };
  return {
    ...privateFeedName(of, filterOf(feed)),
    lang,
    public: false,
    alarms,
    form,
    events: feed.spans
      ? await spanning({ all, carried, openings: await windowOpenings(db, ids) }, eventsOfRows)
      : await eventsOfRows(carried),
  };
}

type Spanning = { all: DeadlineRow[]; carried: DeadlineRow[]; openings: DeadlineRow[] };

/**
 * Windows as one event each: the closing day begins on the opening one, which stands for itself only where nothing spans from
 * it. Whatever of the two was revised last stamps the event; where the opening moves, the closing row is revised too, since it
 * says when its window opens.
 */
async function spanning(
  { all, carried, openings }: Spanning,
  eventsOfRows: (rows: DeadlineRow[]) => Promise<FeedEvent[]>,
): Promise<FeedEvent[]> {
  const opens = openingsOf(all, openings);
  const begun = new Set(
    carried.flatMap(({ id, status }) => {
      const opening = opens.get(id);
      // A cancelled whole takes no opening along that still stands.
      return opening && (status !== 'withdrawn' || opening.status === 'withdrawn') ? [opening.id] : [];
    }),
  );
  const events = await eventsOfRows(carried.filter(({ id }) => !begun.has(id)));
  return events.map((event) => {
    const opening = opens.get(event.id);
    if (!opening?.dueOn) return event;
    const { dueOn: spansFrom, revisedAt } = opening;
    const isNewer = Temporal.Instant.compare(revisedAt, event.revisedAt) > 0;
    return { ...event, spansFrom, revisedAt: isNewer ? revisedAt : event.revisedAt };
  });
}
