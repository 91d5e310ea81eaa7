import { createHmac } from 'node:crypto';
import type { Trouble } from '../../answers/channels.ts';
import { json } from '../calling.ts';
import type { Channel, Message } from '../channel.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import { type Robot, robotChannel } from '../robot.ts';

const codes: Record<number, Trouble> = {
  [-1]: 'busy',
  40035: 'content',
  43004: 'content',
  90018: 'too-fast',
  130101: 'too-fast',
  300001: 'removed',
  300005: 'removed',
  400013: 'removed',
  400101: 'removed',
  400102: 'removed',
  400105: 'content',
  400106: 'removed',
  410100: 'too-fast',
  430101: 'content',
  430102: 'content',
  430103: 'content',
  430104: 'content',
  460101: 'too-long',
};

/** Code 310000 is any of the robot's safety settings; which one only its text says, in one of two languages. */
const safety: ReadonlyArray<[RegExp, Trouble]> = [
  [/sign not match|签名不匹配/i, 'signature'],
  [/keywords? not in content|关键词/i, 'keyword'],
  [/whitelist|白名单/i, 'ip'],
  [/invalid timestamp|时间戳/i, 'clock'],
];

/** A robot takes 20 messages in a minute, and after one too many none for ten. */
const robot: Robot = {
  name: 'dingtalk',
  limit: { perMinute: 16, burst: 3 },
  prepare: (message) => ({ url: signedUrl(message), headers: json, body: message.bytes }),
  fields: [{ code: 'errcode', text: 'errmsg' }],
  trouble({ code, text }) {
    if (code === 310_000) return safety.find(([words]) => words.test(text))?.[1] ?? 'security';
    return codes[code] ?? 'other';
  },
  wait: 600,
};

/** Custom robots of DingTalk 钉钉 (https://open.dingtalk.com/document/robots/custom-robot-access). */
export function dingtalkChannel(out: Outgoing): Channel {
  return robotChannel(robot, out);
}

/** The key is the secret, and the text is the milliseconds and the secret again. */
function signedUrl({ envelope, secret, at }: Message): string {
  const url = new URL(envelope.to);
  if (!secret) return url.href;
  const timestamp = String(at.epochMilliseconds);
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', sign);
  return url.href;
}
