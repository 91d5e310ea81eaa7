import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../answers/hash.ts';

/** The SHA-256 under which a token is stored. */
export function hashToken(token: string): string {
  return sha256(token);
}

/** A new token of the API: shown once, stored hashed. */
export function newApiToken(): string {
  return `qx_api_${randomBytes(32).toString('base64url')}`;
}

/** A feed's token: made from the secret, so that it can be shown again; the next generation is another one. */
export function feedToken(secret: string, id: string, generation: number): string {
  return createHmac('sha256', secret).update(`feed:${id}:${generation}`).digest('base64url');
}

/** The last part of a reminder's link in a letter: its id and a signature over it. */
export function reminderLink(secret: string, reminderId: string): string {
  return signed(secret, 'reminder', reminderId);
}

/** The reminder a link names; undefined when it was not signed with this secret. */
export function readReminderLink(secret: string, link: string): string | undefined {
  return readSigned(secret, 'reminder', link);
}

/** The last part of the link at which a person chooses what to be told of. */
export function subscriptionsLink(secret: string, personId: string): string {
  return signed(secret, 'subscriptions', personId);
}

/** The person such a link names; undefined when it was not signed with this secret. */
export function readSubscriptionsLink(secret: string, link: string): string | undefined {
  return readSigned(secret, 'subscriptions', link);
}

function signed(secret: string, use: string, id: string): string {
  return `${id}.${signature(secret, use, id)}`;
}

function readSigned(secret: string, use: string, link: string): string | undefined {
  const [id = '', given = ''] = link.split('.');
  const [expected, found] = [Buffer.from(signature(secret, use, id)), Buffer.from(given)];
  return expected.length === found.length && timingSafeEqual(expected, found) ? id : undefined;
}

function signature(secret: string, use: string, id: string): string {
  return createHmac('sha256', secret).update(`${use}:${id}`).digest('base64url');
}
