import type { AddressFault, HostVerdict, RobotName } from '../answers/channels.ts';
import type { Text } from '../answers/source.ts';
import { addressFaultText } from '../words/channels.ts';

type Place = { hosts: string[]; path: RegExp; key?: string };

/** Where each vendor's robots live; the key is what makes the address a secret. */
const places: Record<RobotName, Place> = {
  wecom: { hosts: ['qyapi.weixin.qq.com'], path: /^\/cgi-bin\/webhook\/send$/, key: 'key' },
  dingtalk: { hosts: ['oapi.dingtalk.com'], path: /^\/robot\/send$/, key: 'access_token' },
  feishu: { hosts: ['open.feishu.cn', 'open.larksuite.com'], path: /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/ },
};

/**
 * What is wrong with the address of a webhook or robot, in both languages; nothing where it may be registered. `judge` says
 * what the operator allows and what is plainly private: a name is looked up only when it is called.
 */
export function checkRobotAddress(
  channel: RobotName | 'webhook',
  address: string,
  judge: (hostname: string) => HostVerdict,
): Text | undefined {
  const fault = faultOf(channel, address, judge);
  return fault && addressFaultText(fault, channel);
}

function faultOf(
  channel: RobotName | 'webhook',
  address: string,
  judge: (hostname: string) => HostVerdict,
): AddressFault | undefined {
  if (address.length > 2000) return 'too-long';
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return 'not-a-url';
  const url = new URL(address);
  if (url.username || url.password) return 'userinfo';
  if (address.includes('#')) return 'fragment';
  const verdict = judge(url.hostname);
  if (verdict === 'allowed') return undefined;
  if (verdict === 'refused') return 'private';
  if (url.protocol !== 'https:') return 'not-https';
  return channel === 'webhook' ? undefined : vendorFault(url, places[channel]);
}

/**
 * Where the address of a webhook or robot leads, written in one way, for telling whether two are the same: of a vendor's
 * robot only what the vendor reads of it. Not for calling. Throws where the address is no URL.
 */
export function placeBehind(channel: RobotName | 'webhook', address: string): string {
  const url = new URL(address);
  const place = channel === 'webhook' ? undefined : places[channel];
  if (!place?.hosts.includes(url.host)) return url.href;
  return [url.host + url.pathname, ...(place.key ? [url.searchParams.get(place.key)] : [])].join('?');
}

/** `host` has the port where it is not 443. */
function vendorFault(url: URL, { hosts, path, key }: Place): AddressFault | undefined {
  if (!hosts.includes(url.host)) return 'not-the-vendor';
  if (!path.test(url.pathname)) return 'no-key';
  return key === undefined || url.searchParams.get(key) ? undefined : 'no-key';
}
