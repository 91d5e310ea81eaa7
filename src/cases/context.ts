import type { HostVerdict } from '../answers/channels.ts';
import type { Clock } from '../clock.ts';
import type { Calendars } from '../dates/notices.ts';
import type { HolidayNoticeRow } from '../db/calendars.ts';
import type { Database } from '../db/connect.ts';
import type { ShippedAnnouncement } from '../deadlines/shipped-announcement.ts';
import type { documentShelf } from './law.ts';

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
  /** Whether a second administrator reviews an announcement before it is published. */
  review: boolean;
  /** What is known of a host that a webhook or robot is to have, before it is called. */
  hostVerdict: (hostname: string) => HostVerdict;
  /** Key of the links that are shown again: feeds and letters' details. */
  secret: string;
  /** Where a case tells what went wrong beside what it answers. */
  log?: { error(error: unknown, text: string): void };
};
