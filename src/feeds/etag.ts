import { createHash } from 'node:crypto';
import type { FeedEvent } from './model.ts';

/** A strong validator made of the final bytes (RFC 9110 §8.8.3): new if and only if the bytes are new. */
export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}

/** The newest revision in a feed; undefined in an empty one. */
export function newestRevision(events: FeedEvent[]): Temporal.Instant | undefined {
  let newest: Temporal.Instant | undefined;
  for (const { revisedAt } of events)
    if (!newest || Temporal.Instant.compare(revisedAt, newest) > 0) newest = revisedAt;
  return newest;
}

/** An instant as HTTP writes it (RFC 9110 §5.6.7), in whole seconds. */
export function httpDate(at: Temporal.Instant): string {
  return new Date(at.epochMilliseconds).toUTCString();
}

/**
 * Whether a GET or HEAD is answered 304 (RFC 9110 §13.1.2): only the tag decides. `If-Modified-Since` is not asked: a
 * second revision within the second, an event that has left the feed or another name change the bytes and not the date.
 */
export function notModified(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && matches(ifNoneMatch, etag);
}

/** Weak comparison of `If-None-Match`, which may be one tag, a list or `*`, with a strong tag (RFC 9110 §13.1.2). */
function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  const tags = ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => tag.replace(/^W\//, '') === etag);
}
