import { createHmac } from 'node:crypto';
import { callingChannel, json } from '../calling.ts';
import type { Channel, Message } from '../channel.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import { troubled, troubledStatus, waitOf } from '../trouble.ts';

/** Signed webhooks (Standard Webhooks 1.0.0): any 2xx is a success, whatever its body says. */
export function webhookChannel(out: Outgoing): Channel {
  return callingChannel({ name: 'webhook', prepare, judge }, out);
}

function prepare(message: Message) {
  const keys = keysOf(message.secret);
  if (!keys) return 'bad-secret' as const;
  const timestamp = String(Math.floor(message.at.epochMilliseconds / 1000));
  const signatures = keys.map((key) => signature(key, message, timestamp));
  const headers = {
    ...json,
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
  return { url: message.envelope.to, headers, body: message.bytes };
}

/** While a secret is exchanged there are two, and the receiver may check either. */
function keysOf(secret = ''): Buffer[] | undefined {
  const keys = secret
    .split(' ')
    .map((part) => Buffer.from(/^whsec_([A-Za-z0-9+/]+=*)$/.exec(part)?.[1] ?? '', 'base64'));
  return keys.every((key) => key.length >= 24 && key.length <= 64) ? keys : undefined;
}

function signature(key: Buffer, { id, bytes }: Message, timestamp: string): string {
  const signed = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(bytes);
  return `v1,${signed.digest('base64')}`;
}

function judge({ status, retryAfter }: { status: number; retryAfter?: string }, { at }: Message) {
  if (status >= 200 && status < 300)
    return { outcome: 'accepted', blame: 'relay', detail: `HTTP ${status}` } as const;
  return status === 410 ? troubled('gone', 'HTTP 410') : troubledStatus(status, waitOf(retryAfter, at));
}
