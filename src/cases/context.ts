import type { HostVerdict } from '../answers/channels.ts';
import type { Clock } from '../clock.ts';
import type { Calendars } from '../dates/notices.ts';
import type { HolidayNoticeRow } from '../db/calendars.ts';
import type { Database } from '../db/connect.ts';
import type { ShippedAnnouncement } from '../deadlines/shipped-announcement.ts';
import type { Fetches } from './feed-health.ts';
import type { documentShelf } from './law.ts';
import type { Meters } from './meters.ts';
import type { PublicShelf } from './public-shelf.ts';

/** Where letters come back to that did not arrive. */
export type Bounces = {
  /** Each letter's envelope sender is this mailbox with a token of its own. */
  address: string;
  /** The Maildir in which what comes to it lies. */
  folder?: string;
  /** What the relay shows when it posts what came to it. */
  token?: string;
};

/** What a case is given: nothing in it is global. */
export type Context = {
  db: Database;
  clock: Clock;
  /** The working days that papers about days off make, kept while the papers are the same. */
  calendars: (rows: HolidayNoticeRow[]) => Calendars;
  /** Documents of policies, each read once. */
  documents: ReturnType<typeof documentShelf>;
  /** Announcements that come with the service, each for its day. */
  shipped?: readonly ShippedAnnouncement[];
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
  mailFrom: string;
  /** Absent where nothing comes back. */
  bounces?: Bounces;
  /** Whether a second administrator reviews an announcement before it is published. */
  review: boolean;
  /** What is known of a host that a webhook or robot is to have, before it is called. */
  hostVerdict: (hostname: string) => HostVerdict;
  /** Key of the links that are shown again: feeds and letters' details. */
  secret: string;
  /** Where this copy counts what it sends; nowhere in what only reads. */
  meters?: Meters;
  /** Where this copy counts who fetches private calendars, until it is written down; nowhere in what serves none. */
  fetches?: Fetches;
  /** What metrics are shown to; absent, they are shown on this machine alone. */
  metricsToken?: string;
  /** The edition of the code and the settings that write calendars: another one writes them anew. */
  edition?: string;
  /** Public calendars as they are in memory, told of changes; without it each is looked after when it is asked for. */
  publicShelf?: PublicShelf;
  /** Requests for calendars from one address within five minutes, beyond which it is asked to wait. */
  feedAddressLimit?: number;
  /** Where a case tells what went wrong beside what it answers. */
  log?: { error(error: unknown, text: string): void };
};
