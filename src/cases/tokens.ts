import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The SHA-256 under which a token is stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
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
  return `${reminderId}.${signature(secret, reminderId)}`;
}

/** The reminder a link names; undefined when it was not signed with this secret. */
export function readReminderLink(secret: string, link: string): string | undefined {
  const [id = '', signed = ''] = link.split('.');
  const expected = Buffer.from(signature(secret, id));
  const given = Buffer.from(signed);
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : undefined;
}

function signature(secret: string, reminderId: string): string {
  return createHmac('sha256', secret).update(`reminder:${reminderId}`).digest('base64url');
}
