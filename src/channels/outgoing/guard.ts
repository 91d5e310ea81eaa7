import { BlockList, isIP } from 'node:net';
import type { HostVerdict, Trouble } from '../../answers/channels.ts';

/** IPv4 that is not a public host: IANA's special-purpose registry, multicast, and what is reserved. */
const notPublic4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** Inside 2000::/3, the only global unicast IPv6: what is documentation, or wraps an IPv4 address that would escape the list. */
const notPublic6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const notPublic = new BlockList();
for (const [net, prefix] of notPublic4) notPublic.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of notPublic6) notPublic.addSubnet(net, prefix, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Which hosts may be called: public ones by https, and whatever the operator allows. */
export type Guard = {
  /** Of a URL's host, before any look-up. */
  host(hostname: string): HostVerdict;
  /** Of an address about to be connected to; nothing where it may be. `hostname` may be the address itself. */
  refusal(hostname: string, address: string, secure: boolean): Trouble | undefined;
};

const hostName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;

/**
 * `allow`: host names, addresses and ranges (`10.1.0.0/16`, `fd00::/8`) of the operator's own that may be called in spite of
 * being private, also by plain http. A name allows whatever it is looked up to. Throws a RangeError for an entry that is none.
 */
export function guardOf(allow: readonly string[]): Guard {
  const names = new Set<string>();
  const ranges = new BlockList();
  for (const entry of allow) {
    if (!addRange(ranges, entry)) names.add(nameOf(entry));
  }
  const isAllowed = (host: string, address: string) => names.has(host) || has(ranges, address);
  return {
    host(hostname) {
      const host = bareHost(hostname);
      if (isAllowed(host, host)) return 'allowed';
      const isPrivate = isIP(host) ? !isPublic(host) : /(^|\.)localhost$/.test(host);
      return isPrivate ? 'refused' : 'open';
    },
    refusal(hostname, address, secure) {
      const host = bareHost(hostname);
      if (isAllowed(host, address)) return undefined;
      if (!isPublic(address)) return isIP(host) ? 'private-address' : 'private-name';
      return secure ? undefined : 'not-https';
    },
  };
}

/** A URL's host without brackets and without the dot that ends a full name. */
export function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

function addRange(ranges: BlockList, entry: string): boolean {
  const [net = '', prefix, ...more] = bareHost(entry.trim()).split('/');
  const version = isIP(net);
  if (version === 0 || more.length > 0) return false;
  const most = version === 4 ? 32 : 128;
  const length = prefix === undefined ? most : Number(prefix);
  if (!/^\d{1,3}$/.test(prefix ?? '0') || length > most) throw notAnEntry(entry);
  ranges.addSubnet(net, length, version === 4 ? 'ipv4' : 'ipv6');
  return true;
}

function nameOf(entry: string): string {
  const name = bareHost(entry.trim());
  if (!hostName.test(name) || /(^|\.)\d+$/.test(name)) throw notAnEntry(entry);
  return name;
}

function notAnEntry(entry: string): RangeError {
  return new RangeError(`"${entry}" is neither a host name nor an address nor a range such as 10.1.0.0/16`);
}

function has(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** An address with a zone (`fe80::1%eth0`) is in no list, so it is not public either. */
function isPublic(address: string): boolean {
  if (has(notPublic, address)) return false;
  return isIP(address) === 4 || has(global6, address);
}
