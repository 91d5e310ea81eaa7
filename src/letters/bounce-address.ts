import { createHmac, timingSafeEqual } from 'node:crypto';
import { mailAddress } from './address.ts';

const uuidDigits = 25;
const signatureDigits = 16;
const beyondUuids = 2n ** 128n;

/**
 * The envelope sender of one letter: `bounce@example.com` becomes `bounce+TOKEN@example.com`, so that what comes back says
 * of which letter it speaks. Throws a RangeError where that is no address: the mailbox's own part may have 22 characters.
 */
export function bounceAddress(secret: string, mailbox: string, letterId: string): string {
  const at = mailbox.lastIndexOf('@');
  const address = `${mailbox.slice(0, at)}+${bounceToken(secret, letterId)}${mailbox.slice(at)}`;
  if ([mailbox, address].some((one) => mailAddress(one) !== one))
    throw new RangeError('no mailbox for bounces');
  return address;
}

/** A letter's id (a UUID) and 80 bits of a signature over it, in digits and small letters: mail servers may change the case. */
export function bounceToken(secret: string, letterId: string): string {
  const id = BigInt(`0x${letterId.replaceAll('-', '')}`);
  const signature = createHmac('sha256', secret).update(`bounce:${letterId.toLowerCase()}`).digest('hex');
  return digits(id, uuidDigits) + digits(BigInt(`0x${signature.slice(0, 20)}`), signatureDigits);
}

/** The letter a token names, in either case; undefined when it was not signed with this secret. */
export function readBounceToken(secret: string, token: string): string | undefined {
  const given = token.toLowerCase();
  if (!/^[0-9a-z]{41}$/.test(given)) return undefined;
  const id = numberOf(given.slice(0, uuidDigits));
  if (id >= beyondUuids) return undefined;
  const letterId = uuid(id);
  const expected = Buffer.from(bounceToken(secret, letterId));
  return timingSafeEqual(expected, Buffer.from(given)) ? letterId : undefined;
}

/** The token in an address made by `bounceAddress`, unproven. */
export function tokenIn(text: string): string | undefined {
  return /\+([0-9a-z]{41})@/i.exec(text)?.[1]?.toLowerCase();
}

function digits(number: bigint, count: number): string {
  return number.toString(36).padStart(count, '0');
}

function numberOf(text: string): bigint {
  let number = 0n;
  for (const digit of text) number = number * 36n + BigInt(Number.parseInt(digit, 36));
  return number;
}

function uuid(id: bigint): string {
  return id
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
