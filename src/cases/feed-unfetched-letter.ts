import type { Text } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import type { RevisedDates } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import { fetchesOf } from '../db/feed-fetches.ts';
import type { FeedRow } from '../db/feeds.ts';
import type { Letter } from '../db/letters.ts';
import type { Person } from '../db/people.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { type MissedChange, renderFeedUnfetched } from '../letters/feed-unfetched.ts';
import { pathIn } from '../pages/layout.ts';
import { calendarClientNames, storedClient, subscribingClients } from '../words/calendar-clients.ts';
import { feedUnfetchedWords } from '../words/feed-letters.ts';
import { calendarName } from '../words/private-feeds.ts';
import { natureOf } from '../words/standing.ts';
import type { Context } from './context.ts';
import { calendarsOf, filterOf } from './feed-names.ts';
import { feedPagePath, pathOpens } from './feed-path.ts';
import { letterAddresses } from './letter-addresses.ts';
import { type UnfetchedChange, unfetchedChanges } from './unfetched-changes.ts';

/** Whether any calendar of the reader still misses a near change. */
export async function isStillUnfetched(
  tx: Database,
  { clock }: Context,
  _slot: string,
  { personId }: Letter,
): Promise<boolean> {
  return (await unfetchedChanges(tx, clock.now(), personId)).length > 0;
}

/** What the person of calendars reads that have missed near changes; all of them, also those told before. */
export async function feedUnfetchedLetter(
  tx: Database,
  context: Context,
  owner: Person,
  _slot: string,
  letter: Letter,
) {
  const changes = await unfetchedChanges(tx, context.clock.now(), owner.id);
  const each = [...Map.groupBy(changes, ({ feed }) => feed.id).values()];
  const feeds = each.flatMap(([first]) => (first ? [first.feed] : []));
  const called = await apart(tx, feeds);
  const clients = await lastClients(tx, feeds);
  const names = await enterpriseNames(tx, [
    ...new Set(changes.flatMap(({ deadline }) => deadline.enterpriseId ?? [])),
  ]);
  const { lang, name } = owner;
  const { publicUrl, secret } = context;
  const { service, manage } = letterAddresses(context, owner, letter);
  return renderFeedUnfetched({
    lang,
    recipient: { name },
    calendars: each.flatMap(([first, ...more]) => {
      if (!first) return [];
      const { feed, fetchedAt } = first;
      return {
        name: called.get(feed.id) ?? { zh: '', en: '' },
        fetchedAt,
        client: clients.get(feed.id) ?? calendarClientNames.other,
        changes: [first, ...more].map((change) => missedChange(change, names, feed)),
        ...(pathOpens(secret, feed) ? { link: publicUrl + pathIn(lang, feedPagePath(secret, feed)) } : {}),
      };
    }),
    missed: new Set(changes.map(({ deadline }) => deadline.id)).size,
    links: { service, manage },
  });
}

/** How each of some calendars is called; those called alike are told apart by their ids. */
async function apart(tx: Database, feeds: FeedRow[]): Promise<Map<string, Text>> {
  const calendars = await calendarsOf(tx, feeds);
  const names = feeds.map((feed) => ({
    id: feed.id,
    name: calendarName(calendars.get(feed.id) ?? { scope: 'person' }, filterOf(feed)),
  }));
  const isShared = (name: Text) => names.filter((each) => each.name.zh === name.zh).length > 1;
  return new Map(
    names.map(({ id, name }) => [
      id,
      isShared(name) ? feedUnfetchedWords.numbered(name, id.slice(id.lastIndexOf('-') + 1)) : name,
    ]),
  );
}

/** The subscribing client that fetched each feed last. */
async function lastClients(tx: Database, feeds: FeedRow[]): Promise<Map<string, Text>> {
  const fetches = await fetchesOf(
    tx,
    feeds.map(({ id }) => id),
  );
  // The first of each feed is its last client.
  return new Map(
    fetches
      .map(({ feedId, client }) => [feedId, storedClient(client)] as const)
      .filter(([, client]) => subscribingClients.includes(client))
      .toReversed()
      .map(([feedId, client]) => [feedId, calendarClientNames[client]]),
  );
}

function missedChange(
  { deadline, known }: UnfetchedChange,
  names: Awaited<ReturnType<typeof enterpriseNames>>,
  feed: FeedRow,
): MissedChange {
  const enterprise = names.get(deadline.enterpriseId ?? '');
  const [now, before] = [shown(deadline), known ? shown(known) : undefined];
  return {
    title: deadline.content.title,
    nature: natureOf(deadline.kind as DeadlineKind),
    // The calendar's own name says it where it is of one.
    ...(enterprise && feed.enterpriseId === null ? { enterprise: enterprise.name } : {}),
    demo: enterprise?.demo ?? false,
    ...(now ? { now } : {}),
    ...(before ? { before } : {}),
  };
}

/** The days a calendar shows; none of what is withdrawn or has no day. */
function shown({
  status,
  dueOn,
  actBy,
  submitBy,
  minute,
}: Pick<RevisedDates, 'status' | 'dueOn' | 'actBy' | 'submitBy' | 'minute'>) {
  if (status === 'withdrawn' || !dueOn) return undefined;
  return {
    status,
    dueOn,
    ...(actBy ? { actBy } : {}),
    ...(submitBy ? { submitBy } : {}),
    ...(minute === null ? {} : { minute }),
  };
}
