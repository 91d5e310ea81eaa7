import ical, { type ICalCalendar } from 'ical-generator';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { escapeText, oneLine, uri } from './clean.ts';
import { calendarColor } from './color.ts';
import { eventLines, headOf, prodId } from './component.ts';
import { newestRevision } from './etag.ts';
import { uidOf } from './event.ts';
import { finish } from './finish.ts';
import type { Feed, FeedEvent } from './model.ts';
import { asTask, isTask, taskLines } from './task.ts';
import { utcText } from './when.ts';

/** How often a client should ask again, in seconds. */
const refreshEvery = 3600;

/**
 * A feed as iCalendar text (RFC 5545, 7986), to be sent as UTF-8. The same rows give the same bytes under every
 * server zone and on every day. Throws a TypeError where a URL is none.
 */
export function renderCalendar(feed: Feed): string {
  const calendar = calendarOf(feed);
  return finish(headLines(feed, calendar), componentsOf(feed, calendar), languageTag[feed.lang]);
}

function* componentsOf(feed: Feed, calendar: ICalCalendar): Iterable<string[]> {
  const { lang, alarms = false, form = 'events' } = feed;
  const all = form === 'events' ? feed.events : feed.events.filter(isTask).map(asTask);
  for (const event of byDayThenUid(all)) {
    const writing = { lang, alarms };
    yield form === 'events' ? eventLines(event, calendar, writing) : taskLines(event, writing);
  }
}

function calendarOf(feed: Feed): ICalCalendar {
  return ical({
    prodId: prodId(feed.lang),
    name: escapeText(oneLine(pick(feed.name, feed.lang))),
    description: descriptionOf(feed),
    ttl: refreshEvery,
    ...(feed.url === undefined ? {} : { url: uri(feed.url) }),
    ...(feed.public && feed.source !== undefined ? { source: uri(feed.source) } : {}),
  });
}

/** The calendar's own properties: those that ical-generator knows, and after them those that it does not. */
function headLines(feed: Feed, calendar: ICalCalendar): string[] {
  return [
    ...headOf(calendar),
    `DESCRIPTION:${descriptionOf(feed)}`,
    `COLOR:${calendarColor.name}`,
    `X-APPLE-CALENDAR-COLOR:${calendarColor.hex}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    ...modified(feed.events),
  ];
}

function descriptionOf({ description, lang }: Feed): string {
  return escapeText(oneLine(pick(description, lang)));
}

function byDayThenUid(events: FeedEvent[]): FeedEvent[] {
  const keyed = events.map((event) => ({ event, key: `${event.dueOn} ${uidOf(event)}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ event }) => event);
}

function modified(events: FeedEvent[]): string[] {
  const newest = newestRevision(events);
  return newest ? [`LAST-MODIFIED:${utcText(newest)}`] : [];
}
