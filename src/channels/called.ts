import type { Channel } from './channel.ts';
import { dingtalkChannel } from './dingtalk/dingtalk.ts';
import { feishuChannel } from './feishu/feishu.ts';
import type { Outgoing } from './outgoing/outgoing.ts';
import { webhookChannel } from './webhook/webhook.ts';
import { wecomChannel } from './wecom/wecom.ts';

/** Every channel that is called over HTTP, behind one door. */
export function calledChannels(out: Outgoing): Channel[] {
  return [webhookChannel, wecomChannel, dingtalkChannel, feishuChannel].map((open) => open(out));
}
