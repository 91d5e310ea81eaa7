import type { Clock } from '../clock.ts';
import type { WorkCalendar } from '../dates/calendar.ts';
import type { Database } from '../db/connect.ts';

/** What a case is given: nothing in it is global. */
export type Context = {
  db: Database;
  clock: Clock;
  calendar: WorkCalendar;
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
  mailFrom: string;
  /** Key of the links that are shown again: feeds and letters' details. */
  secret: string;
};
