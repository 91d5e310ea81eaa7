import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../answers/hash.ts';

/** The SHA-256 under which a token is stored. */
export function hashToken(token: string): string {
  return sha256(token);
}

/** Whether a token is the one expected, in a time that tells nothing of where they differ. */
export function isSameToken(expected: string, given: string): boolean {
  return isSame(sha256(expected), sha256(given));
}

/** A new token of the API: shown once, stored hashed. */
export function newApiToken(): string {
  return `qx_api_${randomBytes(32).toString('base64url')}`;
}

/** A feed's token: made from the secret, so that it can be shown again; the next generation is another one. */
export function feedToken(secret: string, id: string, generation: number): string {
  return createHmac('sha256', secret).update(`feed:${id}:${generation}`).digest('base64url');
}

/**
 * The last part of the page of an event in a private calendar: the feed, its generation, and a signature over both and the
 * deadline. It opens that one page and is no key to the calendar; the next generation has other links.
 */
export function eventLink(
  secret: string,
  feed: { id: string; generation: number },
  deadlineId: string,
): string {
  const named = `${feed.id}.${feed.generation.toString(36)}`;
  return `${named}.${signature(secret, 'event', `${named}:${deadlineId}`)}`;
}

/** The feed such a link names, and its generation; undefined when it was not signed for this deadline with this secret. */
export function readEventLink(
  secret: string,
  link: string,
  deadlineId: string,
): { feedId: string; generation: number } | undefined {
  const [feedId = '', generation = '', given = ''] = link.split('.');
  if (!isSame(signature(secret, 'event', `${feedId}.${generation}:${deadlineId}`), given)) return undefined;
  return { feedId, generation: Number.parseInt(generation, 36) };
}

/** What whoever follows a link to a reminder may do: answer in its reader's name, or look. Closed: each is signed apart. */
export type LinkUse = 'reminder' | 'reminder-shown';

/** The last part of a reminder's link in a letter: its id, the second it serves until, and a signature over both and the use. */
export function reminderLink(
  secret: string,
  reminderId: string,
  until: Temporal.Instant,
  use: LinkUse = 'reminder',
): string {
  return signedUntil(secret, use, reminderId, until);
}

/**
 * The reminder a link names, what it is for, and until when it serves; undefined when it was not signed with this secret.
 * Links of letters from before there was an end to them carry none.
 */
export function readReminderLink(
  secret: string,
  link: string,
): { id: string; use: LinkUse; until?: Temporal.Instant } | undefined {
  const parts = link.split('.');
  if (parts.length === 2) {
    const id = readSigned(secret, 'reminder', link);
    return id === undefined ? undefined : { id, use: 'reminder' };
  }
  for (const use of ['reminder', 'reminder-shown'] as const) {
    const read = readSignedUntil(secret, use, link);
    if (read) return { ...read, use };
  }
  return undefined;
}

/** The last part of the link by which an address is confirmed: the endpoint's id, the second it serves until, and a signature over both. */
export function confirmationLink(secret: string, endpointId: string, until: Temporal.Instant): string {
  return signedUntil(secret, 'confirmation', endpointId, until);
}

/** The endpoint such a link names, and until when the link serves; undefined when it was not signed with this secret. */
export function readConfirmationLink(
  secret: string,
  link: string,
): { id: string; until: Temporal.Instant } | undefined {
  return readSignedUntil(secret, 'confirmation', link);
}

/** The last part of the link that turns off what a letter is. It serves for ever: who wants no more shall not be held up. */
export function unsubscribeLink(secret: string, letterId: string): string {
  return signed(secret, 'unsubscribe', letterId);
}

/** The letter such a link names; undefined when it was not signed with this secret. */
export function readUnsubscribeLink(secret: string, link: string): string | undefined {
  return readSigned(secret, 'unsubscribe', link);
}

/** The last part of the link at which a person chooses what to be told of. */
export function subscriptionsLink(secret: string, personId: string): string {
  return signed(secret, 'subscriptions', personId);
}

/** The person such a link names; undefined when it was not signed with this secret. */
export function readSubscriptionsLink(secret: string, link: string): string | undefined {
  return readSigned(secret, 'subscriptions', link);
}

function signedUntil(secret: string, use: string, id: string, until: Temporal.Instant): string {
  const seconds = Math.floor(until.epochMilliseconds / 1000).toString(36);
  return `${id}.${seconds}.${signature(secret, use, `${id}.${seconds}`)}`;
}

function readSignedUntil(secret: string, use: string, link: string) {
  const [id = '', seconds = '', given = ''] = link.split('.');
  if (!isSame(signature(secret, use, `${id}.${seconds}`), given)) return undefined;
  return { id, until: Temporal.Instant.fromEpochMilliseconds(Number.parseInt(seconds, 36) * 1000) };
}

function signed(secret: string, use: string, id: string): string {
  return `${id}.${signature(secret, use, id)}`;
}

function readSigned(secret: string, use: string, link: string): string | undefined {
  const [id = '', given = ''] = link.split('.');
  return isSame(signature(secret, use, id), given) ? id : undefined;
}

function isSame(expected: string, given: string): boolean {
  const [wanted, found] = [Buffer.from(expected), Buffer.from(given)];
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

function signature(secret: string, use: string, id: string): string {
  return createHmac('sha256', secret).update(`${use}:${id}`).digest('base64url');
}
