import type { ChannelName } from '../answers/channels.ts';
import type { Text } from '../answers/source.ts';
import type { Endpoint } from '../db/endpoints.ts';
import type { FieldFault } from '../errors.ts';
import { mailAddress } from '../letters/address.ts';
import { checkRobotAddress, placeBehind } from '../letters/robot-address.ts';
import { endpointFaults as words } from '../words/endpoints.ts';
import type { Context } from './context.ts';
import { addressOf } from './open-endpoint.ts';

/** A way to be reached as its owner asks for it. */
export type WantedEndpoint = { channel: ChannelName; label: string; address: string; secret?: string };

/** As many as one person can have. */
const most = 10;

/** The address as it is kept: a mail address in its normal form, any other without blanks around it. */
export function addressAs({ channel, address }: WantedEndpoint): string {
  const plain = address.trim();
  return channel === 'mail' ? (mailAddress(plain.toLowerCase()) ?? plain) : plain;
}

/** What is wrong with a way that its owner asks for, beside those already there; nothing where it may be registered. */
export function faultsOfEndpoint(
  context: Pick<Context, 'hostVerdict' | 'secret' | 'clock'>,
  owner: { email: string },
  wanted: WantedEndpoint,
  held: Endpoint[],
): FieldFault[] {
  const wrong = addressFault(context, owner, wanted);
  const secret = wanted.secret === undefined ? undefined : secretFault(wanted.channel, wanted.secret);
  const faults = [...(wrong ? [at('/address', wrong)] : []), ...(secret ? [at('/secret', secret)] : [])];
  if (faults.length > 0) return faults;
  if (held.length >= most) return [at('', words.tooMany(most))];
  const place = placeOf(wanted.channel, addressAs(wanted));
  const now = context.clock.now();
  const isHeld = held.some((each) => {
    const address = each.channel === wanted.channel ? addressOf(context.secret, each, now) : undefined;
    return address !== undefined && placeOf(each.channel, address) === place;
  });
  return isHeld ? [at('/address', words.twice)] : [];
}

function placeOf(channel: ChannelName, address: string): string {
  return channel === 'mail' ? address : placeBehind(channel, address);
}

function addressFault(
  { hostVerdict }: Pick<Context, 'hostVerdict'>,
  { email }: { email: string },
  wanted: WantedEndpoint,
): Text | undefined {
  const address = addressAs(wanted);
  if (wanted.channel !== 'mail') return checkRobotAddress(wanted.channel, address, hostVerdict);
  if (!mailAddress(address)) return words.noMail;
  return address === email ? words.ownMail : undefined;
}

/** What is wrong with a secret that the owner gives; undefined where the channel signs with it. */
export function secretFault(channel: ChannelName, secret: string): Text | undefined {
  if (channel === 'mail' || channel === 'wecom') return words.noSecret;
  if (channel !== 'webhook') return undefined;
  const bytes = Buffer.from(/^whsec_([A-Za-z0-9+/]+=*)$/.exec(secret)?.[1] ?? '', 'base64').length;
  return bytes >= 24 && bytes <= 64 ? undefined : words.badSecret;
}

function at(pointer: string, detail: Text): FieldFault {
  return { pointer, detail };
}
