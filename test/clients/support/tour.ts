import { type Client, missing } from './client.ts';
import type { Life } from './life.ts';
import { calcurse, khalImport, vdirsyncerAndKhal, vdirsyncerAndTodoman } from './programs.ts';
import { icalendar, icalJs, libical, nodeIcalReader } from './readers.ts';
import { differences, type Look, type Seen } from './seen.ts';
import { openStory, type Story } from './story.ts';
import { type Exchange, openWire } from './wire.ts';

/** Those that a minute is enough for. */
export const quickClients: Client[] = [
  icalendar,
  libical,
  icalJs,
  nodeIcalReader,
  vdirsyncerAndKhal,
  vdirsyncerAndTodoman,
  khalImport,
  calcurse,
];

export type FollowedFeed = { name: string; path: string; form?: 'tasks' };

/** A client's look at a feed: what it has, what the others have, and what went over the wire for it. */
export type Sight = { feed: string; client: Client; look: Look; meant: Seen[]; exchanges: Exchange[] };

export type Tour = {
  story: Story;
  feeds: FollowedFeed[];
  /** Every client looks at every feed it can show, or at those named. */
  look(...names: string[]): Promise<Sight[]>;
};

/** The service with its story, and clients that follow its feeds, each through a wire of its own that counts. */
export async function openTour(life: Life, clients: Client[]): Promise<Tour> {
  const story = await openStory(life);
  const feeds = await feedsOf(story);
  const looks = await Promise.all(feeds.map((feed) => lookedAt(life, story, feed, clients)));
  return {
    story,
    feeds,
    look: async (...names) => {
      const sights: Sight[] = [];
      for (const [index, { name }] of feeds.entries())
        if (names.length === 0 || names.includes(name)) sights.push(...((await looks[index]?.()) ?? []));
      return sights;
    },
  };
}

/** What looks at a feed with all clients that can show it, at once. */
async function lookedAt(life: Life, { url }: Story, feed: FollowedFeed, clients: Client[]) {
  const reference = icalendar.follow(life, url + feed.path);
  const able = clients.filter(({ shows }) => shows.includes(feed.form ?? 'events'));
  const followers = await Promise.all(
    able.map(async (client) => {
      const wire = await openWire(life, url);
      return { client, wire, follow: client.follow(life, wire.url + feed.path) };
    }),
  );
  return async (): Promise<Sight[]> => {
    const { entries: meant } = await reference();
    return await Promise.all(
      followers.map(async ({ client, wire, follow }) => {
        const look = await follow();
        return { feed: feed.name, client, look, meant, exchanges: wire.taken() };
      }),
    );
  };
}

/** Two public calendars, and private ones with each of the settings. */
async function feedsOf({ member, enterpriseId, feedPath }: Story): Promise<FollowedFeed[]> {
  const made = async (of: string, settings: object): Promise<string> =>
    (await member('POST', `${of}/feeds`, settings)).path;
  const own = `/enterprises/${enterpriseId}`;
  return [
    { name: 'public', path: '/calendar/policies.ics' },
    { name: 'public in English', path: '/en/calendar/policies.ics' },
    { name: 'private', path: feedPath },
    { name: 'with alarms', path: await made(own, { alarms: true }) },
    { name: 'with spans, in English', path: await made(own, { spans: true, lang: 'en' }) },
    { name: 'tasks', path: await made('/me', { form: 'tasks', alarms: true }), form: 'tasks' },
  ];
}

/** What of the clients is not installed. */
export function missingOf(clients: Client[]): string[] {
  return [...new Set(clients.flatMap(missing))];
}

/** Where a client reads something else than python-icalendar does from the same service, or complains. */
export function misread(sights: Sight[]): string[] {
  return sights.flatMap(({ feed, client, look, meant }) => {
    const uids = new Set(meant.map(({ uid }) => uid));
    const read = client.keeps ? look.entries.filter(({ uid }) => uids.has(uid)) : look.entries;
    return [...differences(meant, read, client.fields), ...look.complaints].map(
      (fault) => `${client.name}, ${feed}: ${fault}`,
    );
  });
}

/** What was carried or written although nothing had changed. */
export function carriedAgain(sights: Sight[]): string[] {
  return sights.flatMap(({ feed, client, look, exchanges }) => {
    const name = `${client.name}, ${feed}`;
    const answers = exchanges.map(({ status, body, conditional }) => `${conditional} ${status} ${body}`);
    const asked = answers.length > 0 ? [] : [`${name}: did not ask`];
    const carried = client.conditional ? answers.filter((each) => each !== 'true 304 0') : [];
    return [
      ...asked,
      ...carried.map((each) => `${name}: ${each}`),
      ...(look.wrote ? [`${name}: wrote ${look.wrote}`] : []),
    ];
  });
}

/** What a client shows of the entry that has this UID in the feed; one that shows no UID is asked by day and title. */
export function shownBy({ client, look, meant }: Sight, uid: string): Seen | undefined {
  if (client.fields.includes('uid')) return look.entries.find((entry) => entry.uid === uid);
  const entry = meant.find((each) => each.uid === uid);
  return look.entries.find(({ at, summary }) => at === entry?.at && summary === entry.summary);
}
