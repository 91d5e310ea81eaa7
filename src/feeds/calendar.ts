import ical from 'ical-generator';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { escapeText, oneLine, uri } from './clean.ts';
import { newestRevision } from './etag.ts';
import { eventData, uidOf } from './event.ts';
import { finish } from './finish.ts';
import type { Feed, FeedEvent } from './model.ts';

/** How often a client should ask again, in seconds. */
const refreshEvery = 3600;

/**
 * A feed as iCalendar text (RFC 5545, 7986), to be sent as UTF-8. The same rows give the same bytes under every
 * server zone and on every day. Throws a TypeError where a URL is none.
 */
export function renderCalendar(feed: Feed): string {
  const name = escapeText(oneLine(pick(feed.name, feed.lang)));
  const description = escapeText(oneLine(pick(feed.description, feed.lang)));
  const calendar = ical({
    prodId: { company: 'Qixian', product: 'Deadlines', language: 'ZH' },
    name,
    description,
    ttl: refreshEvery,
    ...(feed.url === undefined ? {} : { url: uri(feed.url) }),
    ...(feed.public && feed.source !== undefined ? { source: uri(feed.source) } : {}),
  });
  for (const event of feed.events.toSorted(byDayThenUid)) calendar.createEvent(eventData(event, feed.lang));
  return finish(calendar.toString(), {
    language: languageTag[feed.lang],
    lines: [`DESCRIPTION:${description}`, 'X-WR-TIMEZONE:Asia/Shanghai', ...modified(feed.events)],
  });
}

function byDayThenUid(a: FeedEvent, b: FeedEvent): number {
  return Temporal.PlainDate.compare(a.dueOn, b.dueOn) || (uidOf(a) < uidOf(b) ? -1 : 1);
}

function modified(events: FeedEvent[]): string[] {
  const newest = newestRevision(events);
  return newest ? [`LAST-MODIFIED:${utcStamp(newest)}`] : [];
}

function utcStamp(at: Temporal.Instant): string {
  return `${at.round({ smallestUnit: 'second', roundingMode: 'floor' })}`.replace(/[-:]/g, '');
}
