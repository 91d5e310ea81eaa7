import { createHmac } from 'node:crypto';
import type { Trouble } from '../../answers/channels.ts';
import { json } from '../calling.ts';
import type { Channel, Message } from '../channel.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import { type Robot, robotChannel } from '../robot.ts';

const codes: Record<number, Trouble> = {
  11232: 'too-fast',
  19001: 'removed',
  19002: 'content',
  19007: 'removed',
  19021: 'signature',
  19022: 'ip',
  19024: 'keyword',
  99991400: 'too-fast',
};

/** A robot takes 100 messages in a minute and 5 in a second. */
const robot: Robot = {
  name: 'feishu',
  limit: { perMinute: 90, burst: 4 },
  prepare: (message) => ({ url: message.envelope.to, headers: json, body: signedBody(message) }),
  // The second pair is the answer of older robots.
  fields: [
    { code: 'code', text: 'msg' },
    { code: 'StatusCode', text: 'StatusMessage' },
  ],
  trouble({ code, text }) {
    // One code for a body that is not taken and for too many of them.
    if (code === 9499) return /too many|frequen/i.test(text) ? 'too-fast' : 'content';
    return codes[code] ?? 'other';
  },
  wait: 60,
};

/** Custom bots of Feishu 飞书 and Lark (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot). */
export function feishuChannel(out: Outgoing): Channel {
  return robotChannel(robot, out);
}

/** The key is the seconds and the secret, and the text is empty; both go into the body, before what is there. */
function signedBody({ secret, at, bytes }: Message): Uint8Array {
  if (!secret) return bytes;
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
  return Buffer.concat([Buffer.from(`{"timestamp":"${timestamp}","sign":"${sign}",`), bytes.subarray(1)]);
}
