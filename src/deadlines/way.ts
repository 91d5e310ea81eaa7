import type { ChannelName } from '../answers/channels.ts';

/** One way to reach a person: `mail` is the account's own address, any other names the endpoint it goes to by its id. */
export type Way = 'mail' | `${ChannelName}:${string}`;

/** The channel a way takes. */
export function channelOf(way: Way): ChannelName {
  return way.split(':', 1)[0] as ChannelName;
}

/** The endpoint a way goes to; undefined for the account's own address. */
export function endpointOf(way: Way): string | undefined {
  return way.split(':')[1];
}

/** Whether more than its owner reads what goes this way: a robot speaks to a group. */
export function isOfGroup(way: Way): boolean {
  return !['mail', 'webhook'].includes(channelOf(way));
}

/** The way to an endpoint. */
export function wayTo(channel: ChannelName, endpointId: string): Way {
  return `${channel}:${endpointId}`;
}
