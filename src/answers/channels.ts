/** The ways to reach a person. */
export type ChannelName = 'mail' | 'webhook' | 'wecom' | 'dingtalk' | 'feishu';

/** The group robots: their addresses are secrets that a chat made. */
export type RobotName = Exclude<ChannelName, 'mail' | 'webhook'>;

/**
 * What can go wrong with a call to a webhook or robot; the first word of an outcome's `detail`. Closed: each has its
 * meaning in `channels/trouble.ts` and its words in `words/channels.ts`.
 */
export const troubles = [
  // Nothing was sent.
  'bad-address',
  'bad-secret',
  'not-https',
  'private-address',
  'private-name',
  'no-name',
  'no-answer',
  'certificate',
  'kept-back',
  // It was sent, and what came of it is not known.
  'lost',
  'unreadable',
  // What was answered.
  'signature',
  'clock',
  'keyword',
  'ip',
  'security',
  'removed',
  'gone',
  'too-fast',
  'busy',
  'too-long',
  'content',
  'redirect',
  'failed',
  'other',
] as const;

export type Trouble = (typeof troubles)[number];

/** What is known of a host before its name is looked up: allowed by the operator, refused as private, or nothing against it. */
export type HostVerdict = 'allowed' | 'refused' | 'open';

/** Why an address cannot be registered. */
export type AddressFault =
  | 'not-a-url'
  | 'not-https'
  | 'userinfo'
  | 'fragment'
  | 'too-long'
  | 'private'
  | 'not-the-vendor'
  | 'no-key';
