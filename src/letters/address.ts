import { domainToASCII } from 'node:url';

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const hostCharacters = /^[\p{L}\p{M}\p{N}.。．-]+$/u;

/**
 * One bare mail address in the form that may go on the wire: the local part as written, the domain as lower-case
 * A-labels. Undefined for everything else: display names, lists, groups, quoted local parts, address literals,
 * control characters, internationalized local parts (the relay may not take them).
 * Lengths: 64, 255 and 254 octets (RFC 5321 4.5.3.1 and its path limit less the angle brackets).
 */
export function mailAddress(input: string): string | undefined {
  const at = input.lastIndexOf('@');
  const local = input.slice(0, Math.max(at, 0));
  const domain = mailDomain(input.slice(at + 1));
  if (!domain || local.length > 64 || !localPart.test(local)) return undefined;
  const address = `${local}@${domain}`;
  return address.length > 254 ? undefined : address;
}

/** `domainToASCII` decodes percent signs and turns `127.1` into an address, so what it is given is checked first. */
function mailDomain(domain: string): string | undefined {
  if (!hostCharacters.test(domain)) return undefined;
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  const named = labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return named && ascii.length <= 255 ? ascii : undefined;
}

/** The domain of a mail address in its normal form. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
