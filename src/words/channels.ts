import type { AddressFault, ChannelName, RobotName, Trouble } from '../answers/channels.ts';
import type { Outcome } from '../answers/outcome.ts';
import type { Text } from '../answers/source.ts';
import { count } from './format.ts';

/** What a channel is called. */
export const channelNames: Record<ChannelName, Text> = {
  mail: { zh: '电子邮件', en: 'E-mail' },
  webhook: { zh: 'Webhook', en: 'Webhook' },
  wecom: { zh: '企业微信群机器人', en: 'WeCom group robot' },
  dingtalk: { zh: '钉钉群机器人', en: 'DingTalk group robot' },
  feishu: { zh: '飞书群机器人', en: 'Feishu group robot' },
};

/** What messages to robots say besides what letters say. */
export const robotWords = {
  /** In every message and in both languages, so that a robot's keyword can be one of these. */
  service: { zh: '期限 Qixian', en: 'Qixian 期限' },
  /** What is left out of a message. */
  more: (items: number): Text => ({ zh: `… 另有 ${items} 项`, en: `… and ${items} more` }),
  testSubject: { zh: '【期限】测试消息', en: '[Deadline] Test message' },
  test: {
    zh: '这是一条测试消息。收到即表示提醒可以送达这里。',
    en: 'This is a test message. That you read it means that reminders arrive here.',
  },
} as const;

/** Where a robot's address comes from, as the vendor writes it. */
const robotAddresses: Record<RobotName, string> = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
};

/** Why an address of a channel cannot be registered. */
export function addressFaultText(fault: AddressFault, channel: RobotName | 'webhook'): Text {
  if (channel !== 'webhook' && (fault === 'not-the-vendor' || fault === 'no-key'))
    return {
      zh: `应为${channelNames[channel].zh}给出的完整地址：${robotAddresses[channel]}`,
      en: `must be the whole address that the ${channelNames[channel].en} was given: ${robotAddresses[channel]}`,
    };
  return addressFaults[fault];
}

const addressFaults: Record<AddressFault, Text> = {
  'not-a-url': { zh: '不是网址', en: 'is not a URL' },
  'not-https': { zh: '须以 https:// 开头', en: 'must begin with https://' },
  userinfo: { zh: '网址中不能带用户名或密码', en: 'must not carry a user name or password' },
  fragment: { zh: '网址中不能带 # 及其后的内容', en: 'must not have a # and what follows it' },
  'too-long': { zh: '网址过长，最多2000个字符', en: 'is longer than 2000 characters' },
  private: {
    zh: '指向内部网络，须由本服务的管理者允许',
    en: 'leads into a private network, which the operator of this service has to allow',
  },
  'not-the-vendor': { zh: '不是该服务的地址', en: 'is not an address of that service' },
  'no-key': { zh: '地址不完整', en: 'is not complete' },
};

const said: Record<Trouble, Text> = {
  'bad-address': { zh: '登记的地址无法使用。', en: 'The registered address cannot be used.' },
  'bad-secret': {
    zh: '登记的密钥无法使用：须以 whsec_ 开头，解码后为24至64字节。',
    en: 'The registered secret cannot be used: it begins with whsec_ and holds 24 to 64 bytes.',
  },
  'not-https': {
    zh: '地址不是 https；明文 http 须由本服务的管理者允许。',
    en: 'The address is not https; the operator of this service has to allow plain http.',
  },
  'private-address': {
    zh: '地址指向内部网络，没有发送。如确需发往内部，请本服务的管理者允许这一主机。',
    en: 'The address leads into a private network and nothing was sent. The operator of this service can allow the host.',
  },
  'private-name': {
    zh: '该域名解析到内部网络，没有发送。如确需发往内部，请本服务的管理者允许这一主机。',
    en: 'The name is looked up to a private network and nothing was sent. The operator of this service can allow the host.',
  },
  'no-name': { zh: '域名解析不到。', en: 'The host name was not found.' },
  'no-answer': { zh: '对方没有应答，消息没有发出。', en: 'No answer; the message was not sent.' },
  certificate: {
    zh: '对方的证书无法验证，没有发送。',
    en: 'The certificate of the other side cannot be verified; nothing was sent.',
  },
  'kept-back': {
    zh: '没有发送：本服务设为只向一个邮箱发信（MAIL_ONLY_TO），不调用机器人和 Webhook。',
    en: 'Nothing was sent: this service is set to write to one mailbox alone (MAIL_ONLY_TO) and calls no robot or webhook.',
  },
  lost: {
    zh: '消息已发出，但没有等到答复，可能已经收到。',
    en: 'The message was sent and no answer came; it may have arrived.',
  },
  unreadable: {
    zh: '消息已发出，但答复无法读懂，可能已经收到。',
    en: 'The message was sent and the answer cannot be read; it may have arrived.',
  },
  signature: {
    zh: '签名不符：请核对登记的密钥与机器人的“加签/签名校验”密钥是否相同。',
    en: 'The signature does not match: compare the registered secret with the one of the robot.',
  },
  clock: {
    zh: '时间相差过大：请本服务的管理者校准服务器时间。',
    en: 'The time differs too much: the operator of this service has to set the clock of the server.',
  },
  keyword: {
    zh: '机器人设了关键词，而消息中没有。请把关键词设为“期限”或“Qixian”，每条消息都含这两个词。',
    en: 'The robot asks for a keyword that the message lacks. Set it to “期限” or “Qixian”: every message has both.',
  },
  ip: {
    zh: '机器人限定了来源IP。请把本服务的出口IP加入机器人的允许名单。',
    en: 'The robot takes messages from certain IP addresses only. Add the address from which this service calls.',
  },
  security: {
    zh: '没有通过机器人的安全设置。请核对关键词、签名密钥和允许的IP。',
    en: 'The safety settings of the robot were not met. Check keyword, secret and allowed IP addresses.',
  },
  removed: {
    zh: '机器人不存在、已停用或已移出群。请在群里重新添加，并登记新的地址。',
    en: 'The robot does not exist, was switched off or removed. Add one to the group and register its address.',
  },
  gone: {
    zh: '对方表示该地址不再使用（410）。请登记新的地址。',
    en: 'The other side says that the address is no longer in use (410). Register a new one.',
  },
  'too-fast': { zh: '发送过快，对方暂不接收。', en: 'Too many messages; the other side takes none for now.' },
  busy: { zh: '对方暂时无法处理，稍后再试。', en: 'The other side is busy; it will be tried again.' },
  'too-long': { zh: '消息过长，对方不收。', en: 'The message is too long for the other side.' },
  content: {
    zh: '对方不接受消息的内容或格式。',
    en: 'The other side does not take the content or form of the message.',
  },
  redirect: {
    zh: '对方要求转到别的地址，本服务不跟随。请登记最终的地址。',
    en: 'The other side redirects, which is not followed. Register the final address.',
  },
  failed: { zh: '对方答复失败。', en: 'The other side answered with a failure.' },
  other: {
    zh: '对方答复了未知的错误。',
    en: 'The other side answered with an error that is not known here.',
  },
};

/** What came of an attempt, in words, for whoever sent a test: what went wrong and what to do, and what was answered. */
export function explainOutcome({ outcome, detail, retryAfterSeconds }: Outcome): Text {
  if (outcome === 'accepted') return { zh: '对方已收下。', en: 'The other side took it.' };
  const [, word = '', answered = ''] = /^([a-z-]+)(?:: (.*))?$/.exec(detail) ?? [];
  const known = word in said ? said[word as Trouble] : undefined;
  const what = known ?? { zh: '没有送达。', en: 'It was not delivered.' };
  const answer = known ? answered : detail;
  const wait = waitText(retryAfterSeconds);
  return {
    zh: `${what.zh}${wait.zh}${answer && `（${answer}）`}`,
    en: `${what.en}${wait.en}${answer && ` (${answer})`}`,
  };
}

function waitText(seconds: number | undefined): Text {
  if (!seconds) return { zh: '', en: '' };
  const minutes = Math.ceil(seconds / 60);
  return { zh: `请等${minutes}分钟。`, en: ` Wait ${count(minutes, 'minute')}.` };
}
