import type { Trouble } from '../../answers/channels.ts';
import { json } from '../calling.ts';
import type { Channel } from '../channel.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import { type Robot, robotChannel } from '../robot.ts';

/** The codes of https://developer.work.weixin.qq.com/document/path/90313 that a robot's call can meet. */
const codes: Record<number, Trouble> = {
  [-1]: 'busy',
  40008: 'content',
  40033: 'content',
  40035: 'content',
  44004: 'content',
  45002: 'too-long',
  45009: 'too-fast',
  45033: 'too-fast',
  93000: 'removed',
  93004: 'removed',
  93008: 'removed',
};

/** A robot takes 20 messages in a minute; it has no signature, the key in its address is all there is. */
const robot: Robot = {
  name: 'wecom',
  limit: { perMinute: 16, burst: 3 },
  prepare: ({ envelope, bytes }) => ({ url: envelope.to, headers: json, body: bytes }),
  fields: [{ code: 'errcode', text: 'errmsg' }],
  trouble({ code, text }) {
    // A parameter that is not taken, most often content that is too long.
    if (code === 40_058) return /exceed|length/i.test(text) ? 'too-long' : 'content';
    return codes[code] ?? 'other';
  },
  wait: 60,
};

/** Group robots of WeCom 企业微信 (https://developer.work.weixin.qq.com/document/path/91770). */
export function wecomChannel(out: Outgoing): Channel {
  return robotChannel(robot, out);
}
