import type { Text } from '../answers/source.ts';

/** Why a way to be reached cannot be registered, changed, tested or chosen. */
export const endpointFaults = {
  tooMany: (most: number): Text => ({
    zh: `每人最多登记${most}个接收方式，请先移除其中一个`,
    en: `a person may have ${most} ways: remove one first`,
  }),
  twice: { zh: '这个地址已经登记过', en: 'is registered already' },
  noMail: { zh: '须为一个邮箱地址，例如 lin@example.com', en: 'must be one address such as lin@example.com' },
  ownMail: { zh: '这就是账户邮箱，无须登记', en: 'is the account’s own address, which needs no registering' },
  noSecret: { zh: '这类接收方式没有密钥', en: 'this channel has no secret' },
  badSecret: {
    zh: '须以 whsec_ 开头，其后为24至64字节的base64；不填则自动生成',
    en: 'must be whsec_ and the base64 of 24 to 64 bytes; left out, one is made',
  },
  needsSecret: {
    zh: '请填写机器人的新密钥：它由钉钉或飞书生成',
    en: 'give the new secret of the robot: DingTalk or Feishu makes it',
  },
  isConfirmed: { zh: '已经确认过', en: 'has been confirmed already' },
  onlyMail: {
    zh: '机器人和Webhook以一次成功的测试确认：请发送测试',
    en: 'a robot or webhook is confirmed by a test that was taken: send one',
  },
  testUnconfirmed: {
    zh: '该邮箱尚未确认：请先打开确认邮件中的链接',
    en: 'this address has not been confirmed: open the link in the question that was sent there',
  },
  stopped: {
    zh: '该接收方式已停用；请处理好原因后解除停用，再试',
    en: 'this way is stopped: mend what stopped it and release it first',
  },
  tooSoon: { zh: '请求过于频繁，请过几分钟再试', en: 'asked too often: try again in some minutes' },
  tooManyQuestions: {
    zh: '24小时内发出的确认邮件过多，请明天再试',
    en: 'too many questions were sent within 24 hours: try again tomorrow',
  },
} as const;

/** Where a test of a way stands, as long as nothing was answered. */
export const testWords = {
  waiting: {
    zh: '等待发送：每分钟发送一次，稍后再看结果。',
    en: 'Waiting to be sent, which happens every minute: look again shortly.',
  },
  sending: { zh: '正在发送，等待对方答复。', en: 'Being sent; no answer yet.' },
  notSent: { zh: '没有发送：该接收方式已停用或移除。', en: 'Not sent: this way is stopped or was removed.' },
} as const satisfies Record<string, Text>;

/** The letter that asks whether an address is to take somebody's reminders, and the page behind its link. */
export const confirmationWords = {
  tag: { zh: '确认', en: 'Confirm' },
  subject: (who: string): Text => ({
    zh: `${who}希望把期限提醒发到此邮箱`,
    en: `${who} wants reminders of deadlines sent here`,
  }),
  salutation: { zh: '您好：', en: 'Hello,' },
  opening: (who: string, email: string): Text => ({
    zh: `${who}（${email}）在期限（Qixian）登记了此邮箱，用来接收企业政策期限的提醒。`,
    en: `${who} (${email}) has registered this address with Qixian to get reminders of policy deadlines.`,
  }),
  agree: {
    zh: '同意的，请打开下面的链接并按一下按钮。',
    en: 'If that is all right, open the link below and press its button.',
  },
  ignore: {
    zh: '与您无关的，不必理会：不确认，此邮箱不会再收到任何信件。',
    en: 'If it is not, do nothing: unless it is confirmed, nothing else is sent to this address.',
  },
  until: (on: Text): Text => ({ zh: `链接有效至${on.zh}。`, en: `The link serves until ${on.en}.` }),
  link: { zh: '查看并确认', en: 'Look and confirm' },
  closing: {
    zh: '本信由期限（Qixian）自动发送，请勿直接回复。',
    en: 'Sent automatically by Qixian; replies are not read.',
  },
  title: { zh: '确认接收提醒', en: 'Confirm an address' },
  confirm: { zh: '确认，把提醒发到此邮箱', en: 'Confirm: send reminders here' },
  isConfirmed: { zh: '已确认', en: 'Confirmed' },
  confirmed: (address: string): Text => ({
    zh: `${address} 已确认，可以接收提醒。`,
    en: `${address} is confirmed and can get reminders.`,
  }),
  leave: {
    zh: '不同意的，关闭本页即可。',
    en: 'If you do not want that, just close this page.',
  },
  expired: {
    zh: '此链接已过期或已作废。需要的话，请对方重新发送确认邮件。',
    en: 'This link has expired or been withdrawn. Ask whoever sent it to send another.',
  },
} as const;

/** What the owner of a stopped robot, webhook or further address is told. */
export const wayStoppedWords = {
  subject: (label: string): Text => ({
    zh: `接收方式“${label}”已停用`,
    en: `Your way “${label}” is stopped`,
  }),
  opening: {
    zh: '以下接收方式已停用，不再向它发送提醒。',
    en: 'The way below is stopped: no more reminders go there.',
  },
  badge: { zh: '已停用', en: 'stopped' },
  channel: { zh: '类型', en: 'Kind' },
  said: { zh: '对方答复', en: 'Answered' },
  unreached: { zh: '受影响的提醒', en: 'Reminders that used it' },
  nobody: { zh: '无', en: 'none' },
  undelivered: { zh: '未经该方式送达的提醒', en: 'Reminders it has not delivered' },
  byMail: { zh: '改由邮件发送到本邮箱', en: 'they come to this address by mail' },
  helpHow: {
    zh: '在“管理提醒与公告”页把这些提醒改到别的接收方式；修好之后也可解除停用',
    en: 'let these reminders go another way at “Manage reminders and announcements”, or release this one once it works again',
  },
} as const;

/** The part of the page of choices that shows the ways a reader can be reached. */
export const wayWords = {
  title: { zh: '接收方式', en: 'Ways to reach you' },
  robotHour: {
    zh: '群机器人避开整点和半点：选在整点或半点的，晚1至9分钟发送。',
    en: 'A group robot keeps off the full and the half hour: chosen for one, it sends 1 to 9 minutes later.',
  },
  by: { zh: '接收方式', en: 'By which way' },
  account: { zh: '账户邮箱', en: 'The account’s own address' },
  states: {
    confirmed: { zh: '可用', en: 'in use' },
    unconfirmed: { zh: '尚未确认，不会收到提醒', en: 'not confirmed: gets no reminders' },
    stopped: { zh: '已停用，不会收到提醒', en: 'stopped: gets no reminders' },
  },
  test: { zh: '发送测试', en: 'Send a test' },
  tested: { zh: '上次测试：', en: 'Last test: ' },
  stopped: (reason: Text | undefined): Text => ({
    zh: `${reason ? `原因：${reason.zh}。` : ''}恢复可用后，通过接口解除停用（/api/v1/stopped-addresses），或请管理员解除。`,
    en: `${reason ? `Why: ${reason.en}. ` : ''}Once it works again, release it by the API (/api/v1/stopped-addresses) or ask an administrator to.`,
  }),
  confirmMail: {
    zh: '请打开发到该邮箱的确认邮件，按其中的按钮。',
    en: 'Open the question that was sent to this address, and press its button.',
  },
  confirmByTest: {
    zh: '发送一次测试，对方收下即确认。',
    en: 'Send a test: it is confirmed once the other side takes it.',
  },
  note: {
    zh: '其他邮箱、Webhook和群机器人凭令牌通过接口登记和移除（/api/v1/me/endpoints）。本页不能新增或移除：信件可能被转发，收到的人也能打开本页。',
    en: 'Further addresses, webhooks and group robots are registered and removed by the API, with a token (/api/v1/me/endpoints). Not on this page: letters are forwarded, and whoever gets one can open it.',
  },
  docs: { zh: '接口文档', en: 'API documentation' },
} as const;
