import type { Text } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { type FeedFetch, fetchesOf } from '../db/feed-fetches.ts';
import { type FeedRow, feedById, feedsAbout, feedsOf, privateFeedHeads } from '../db/feeds.ts';
import { enterprisesOfEach } from '../db/people.ts';
import { Problem } from '../errors.ts';
import {
  type CalendarClient,
  calendarClientNames,
  storedClient,
  subscribingClients,
} from '../words/calendar-clients.ts';
import { calendarName } from '../words/private-feeds.ts';
import type { Context } from './context.ts';
import { calendarsOf, filterOf } from './feed-names.ts';
import { feedPath } from './feed-path.ts';
import { carries } from './feed-rows.ts';
import { inSnapshot } from './snapshot.ts';

/** A calendar with its settings and its health, and to its own person with its addresses. */
export type FeedView = ReturnType<typeof settingsOf> & {
  name: Text;
  health: FeedHealth;
  path?: string;
  url?: string;
  webcal?: string;
  person?: { id: string; name: string; email: string };
};

/**
 * Whether clients fetch a calendar: none that keeps one ever has, one has seen the newest change, or the newest change waits
 * to be fetched.
 */
type FeedHealth = {
  state: 'never-fetched' | 'current' | 'behind';
  /** When what it carries was last revised. */
  changedAt?: Temporal.Instant;
  fetchedAt?: Temporal.Instant;
  clients: {
    client: CalendarClient;
    name: Text;
    firstAt: Temporal.Instant;
    lastAt: Temporal.Instant;
    fetches: number;
    transfers: number;
  }[];
};

/** The addresses of a calendar, for its own person. */
function addressesOf({ publicUrl, secret }: Context, feed: FeedRow) {
  const path = feedPath(secret, feed);
  const url = publicUrl + path;
  return { path, url, webcal: url.replace(/^https?:/, 'webcal:') };
}

/** A person's feeds that still answer, with their paths. */
export async function ownFeeds({ db, secret }: Pick<Context, 'db' | 'secret'>, personId: string) {
  return (await feedsOf(db, personId)).map((feed) => {
    const { id, scope, enterpriseId, projectId, lang } = settingsOf(feed);
    const of = { ...(enterpriseId ? { enterpriseId } : {}), ...(projectId ? { projectId } : {}) };
    return { id, scope, ...of, lang, path: feedPath(secret, feed) };
  });
}

/** The same with their settings and health, as their person sees them. */
export function listFeeds(context: Context, personId: string): Promise<FeedView[]> {
  return inSnapshot(context, async (inside) => {
    const feeds = await feedsOf(inside.db, personId);
    return await viewsOf(inside, feeds, (feed) => addressesOf(context, feed));
  });
}

/** A calendar of a person that still answers; another's does not exist. */
export function readFeed(context: Context, personId: string, id: string): Promise<FeedView> {
  return inSnapshot(context, async (inside) => {
    const feed = await feedById(inside.db, id);
    if (!feed || feed.personId !== personId || feed.revokedAt) throw new Problem('not-found');
    return await viewOf(inside, feed);
  });
}

/** A calendar as its person sees it, inside a transaction. */
export async function viewOf(context: Context, feed: FeedRow): Promise<FeedView> {
  const [view] = await viewsOf(context, [feed], () => addressesOf(context, feed));
  if (!view) throw new Error(`no view of feed ${feed.id}`);
  return view;
}

/** The calendars that carry days of an enterprise, with whose they are and without their addresses, for administrators. */
export function listFeedsAbout(context: Context, enterpriseId: string): Promise<FeedView[]> {
  return inSnapshot(context, async (inside) => {
    const all = await feedsAbout(inside.db, enterpriseId);
    const people = new Map(all.map(({ feed, person }) => [feed.id, person]));
    return await viewsOf(
      inside,
      all.map(({ feed }) => feed),
      (feed) => {
        const { id = '', name = '', email = '' } = people.get(feed.id) ?? {};
        return { person: { id, name, email } };
      },
    );
  });
}

async function viewsOf(
  { db }: Context,
  feeds: FeedRow[],
  more: (feed: FeedRow) => Partial<FeedView>,
): Promise<FeedView[]> {
  const names = await calendarsOf(db, feeds);
  const fetches = Map.groupBy(
    await fetchesOf(
      db,
      feeds.map(({ id }) => id),
    ),
    ({ feedId }) => feedId,
  );
  const changes = await newestChanges(db, feeds);
  return feeds.map((feed) => ({
    ...settingsOf(feed),
    name: calendarName(names.get(feed.id) ?? { scope: 'person' }, filterOf(feed)),
    health: healthOf(fetches.get(feed.id) ?? [], changes.get(feed.id)),
    ...more(feed),
  }));
}

function settingsOf(feed: FeedRow) {
  const { kinds, minimumFen } = filterOf(feed);
  const { id, scope, enterpriseId, projectId, lang, alarms, form, spans, revision, createdAt } = feed;
  return {
    id,
    scope,
    ...(enterpriseId ? { enterpriseId } : {}),
    ...(projectId ? { projectId } : {}),
    lang,
    ...(kinds ? { kinds } : {}),
    ...(minimumFen === undefined ? {} : { minimumFen }),
    alarms,
    form,
    spans,
    revision,
    createdAt,
  };
}

/** When what each calendar carries was last revised; nothing for one that carries nothing. */
async function newestChanges(db: Database, feeds: FeedRow[]): Promise<Map<string, Temporal.Instant>> {
  const people = feeds.flatMap((feed) => (feed.enterpriseId === null ? [feed.personId] : []));
  const own = await enterprisesOfEach(db, [...new Set(people)]);
  const enterprisesIn = (feed: FeedRow) =>
    feed.enterpriseId === null ? (own.get(feed.personId) ?? []) : [feed.enterpriseId];
  const rows = await privateFeedHeads(db, [...new Set(feeds.flatMap(enterprisesIn))]);
  return new Map(
    feeds.flatMap((feed) => {
      const within = new Set<string | null>(enterprisesIn(feed));
      const changes = rows
        .filter((row) => within.has(row.enterpriseId) && carries(feed, row))
        .map(({ revisedAt }) => revisedAt);
      const newest = changes.toSorted(Temporal.Instant.compare).at(-1);
      return newest ? [[feed.id, newest] as const] : [];
    }),
  );
}

function healthOf(fetches: FeedFetch[], changedAt: Temporal.Instant | undefined): FeedHealth {
  const fetchedAt = fetches
    .filter(({ client }) => subscribingClients.includes(storedClient(client)))
    .map(({ lastAt }) => lastAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  const isBehind = fetchedAt && changedAt && Temporal.Instant.compare(fetchedAt, changedAt) < 0;
  return {
    state: fetchedAt ? (isBehind ? 'behind' : 'current') : 'never-fetched',
    ...(changedAt ? { changedAt } : {}),
    ...(fetchedAt ? { fetchedAt } : {}),
    clients: fetches.map(({ client, firstAt, lastAt, fetches: times, transfers }) => ({
      client: storedClient(client),
      name: calendarClientNames[storedClient(client)],
      firstAt,
      lastAt,
      fetches: times,
      transfers,
    })),
  };
}
