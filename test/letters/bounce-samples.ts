/** Mails as servers of several makes send them back; the words are ours, the shapes theirs. */

export const token = '0c3k5y7m9q1s2u4w6y8a0c2e4gabcdefgh0123456';
export const returnPath = `bounce+${token}@bounces.qixian.example`;

type Report = { top: string[]; words?: string; wordsType?: string; status: string[]; returned?: string[] };

const lines = (...parts: string[]) => `${parts.join('\r\n')}\r\n`;

/** A report of three parts (RFC 6522). */
export function report({
  top,
  words = 'x',
  wordsType = 'text/plain; charset=utf-8',
  status,
  returned,
}: Report) {
  const back = returned ?? ['Content-Type: text/rfc822-headers', '', ...ourHeaders];
  return lines(
    ...top,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b0"',
    '',
    '--b0',
    `Content-Type: ${wordsType}`,
    '',
    words,
    '--b0',
    'Content-Type: message/delivery-status',
    '',
    ...status,
    '',
    '--b0',
    ...back,
    '--b0--',
  );
}

const ourHeaders = [
  `Return-Path: <${returnPath}>`,
  'Message-ID: <0197c0de-0000-7000-8000-000000000001@letters.qixian.example>',
  'From: =?UTF-8?B?5pyf6ZmQ?= <qixian@qixian.example>',
  'To: lin@example.com',
  'Subject: x',
  '',
];

const postfixTop = [
  'Return-Path: <>',
  `Delivered-To: ${returnPath}`,
  'From: MAILER-DAEMON@mx.example.com (Mail Delivery System)',
  'Subject: Undelivered Mail Returned to Sender',
  `To: ${returnPath}`,
  'Auto-Submitted: auto-replied',
];

/** Postfix: lower-case type, continued lines, the next server's reply in its words. */
export function postfix(status: string, reply: string, action = 'failed') {
  return report({
    top: postfixTop,
    words: 'This is the mail system at host mx.example.com.',
    status: [
      'Reporting-MTA: dns; mx.example.com',
      'X-Postfix-Queue-ID: 4F1A22C0',
      `X-Postfix-Sender: rfc822; ${returnPath}`,
      'Arrival-Date: Mon,  1 Dec 2025 09:00:03 +0800 (CST)',
      '',
      'Final-Recipient: rfc822; lin@mail.example.com',
      'Original-Recipient: rfc822;lin@example.com',
      `Action: ${action}`,
      `Status: ${status}`,
      'Remote-MTA: dns; mx2.example.com',
      `Diagnostic-Code: smtp; ${reply.replace(/^(.{20}\S*) /, '$1\r\n    ')}`,
    ],
  });
}

/** Exchange: its own field names, the whole message returned, upper and lower case mixed. */
export const exchange = report({
  top: [
    'From: <postmaster@outlook.example>',
    `To: <${returnPath}>`,
    'Subject: =?utf-8?B?5peg5rOV5Lyg6YCSOiB4?=',
    'X-MS-Exchange-Message-Is-Ndr:',
    'Auto-Submitted: auto-replied',
  ],
  words: '<p>Your message to lin@example.com couldn&#8217;t be delivered.</p>',
  wordsType: 'text/html; charset="us-ascii"',
  status: [
    'Reporting-MTA: dns;TY0PR01MB1234.outlook.example',
    'Received-From-MTA: dns;relay.qixian.example',
    'Arrival-Date: Mon, 1 Dec 2025 01:00:05 +0000',
    '',
    'Final-Recipient: rfc822;lin@example.com',
    'Action: failed',
    'Status: 5.1.10',
    'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    'X-Display-Name: Lin',
  ],
  returned: ['Content-Type: message/rfc822', '', ...ourHeaders, 'Body of the letter with a 550 5.7.1 in it.'],
});

/** Gmail: related parts before the report, the failed address in a header of its own. */
export const gmail = lines(
  `To: ${returnPath.toUpperCase()}`,
  'From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
  'Auto-Submitted: auto-replied',
  'Subject: Delivery Status Notification (Failure)',
  'X-Failed-Recipients: lin@example.com',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; boundary="g1"; report-type=delivery-status',
  '',
  '--g1',
  'Content-Type: multipart/related; boundary="g2"',
  '',
  '--g2',
  'Content-Type: multipart/alternative; boundary="g3"',
  '',
  '--g3',
  'Content-Type: text/plain; charset="UTF-8"',
  '',
  '** Address not found **',
  '--g3--',
  '--g2--',
  '--g1',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; googlemail.example',
  '',
  'Final-Recipient: rfc822; lin@example.com',
  'Action: failed',
  'Status: 5.2.1',
  'Diagnostic-Code: smtp; 550-5.2.1 The email account that you tried to reach is inactive.',
  ' 550 5.2.1 More in the help. d2e1a72fcca58-7b1 - gsmtp',
  'Last-Attempt-Date: Sun, 30 Nov 2025 17:00:07 -0800 (PST)',
  '',
  '--g1',
  'Content-Type: message/rfc822',
  '',
  'Message-ID: <0197c0de-0000-7000-8000-000000000001@letters.qixian.example>',
  '',
  '--g1--',
);

/** GBK, for texts that are sent as bytes. The text is ASCII but for the Chinese phrases that stand in `gbk`. */
export function inGbk(text: string): Buffer {
  const pieces = text.split(/([\u4e00-\u9fff，。：]+)/);
  return Buffer.concat(pieces.map((piece) => gbk.get(piece) ?? Buffer.from(piece, 'latin1')));
}

/** By the code tables: the standard library writes no GBK. */
const gbk = new Map([
  ['该用户不存在', Buffer.from('b8c3d3c3bba7b2bbb4e6d4da', 'hex')],
  ['收件人空间不足', Buffer.from('cad5bcfec8cbbfd5bce4b2bbd7e3', 'hex')],
]);

/** QQ Mail: no report, a page in GB18030, the subject too. */
export function qq(phrase: string): Buffer {
  return inGbk(
    lines(
      'From: "=?gb18030?B?UVHTys/k?=" <PostMaster@qq.example>',
      `To: <${returnPath}>`,
      'Subject: =?gb18030?B?z7XNs83L0MU=?=',
      'Mime-Version: 1.0',
      'Content-Type: text/html; charset="gb18030"',
      'Content-Transfer-Encoding: 8bit',
      '',
      `<html><body><p>lin@example.com</p><p>${phrase}</p></body></html>`,
    ),
  );
}

/** Coremail (163, 126 and many enterprises): a report whose diagnostic holds raw GBK and which names no recipient. */
export function coremail(status: string, diagnostic: string): Buffer {
  return inGbk(
    report({
      top: [
        'From: Postmaster@163.example',
        `To: ${returnPath}`,
        'Subject: =?GBK?B?z7XNs83L0MU=?=',
        'X-Priority: 3',
      ],
      words: '收件人空间不足',
      wordsType: 'text/plain; charset=GBK',
      status: ['Reporting-MTA: dns; 163.example', `Action: failed`, `Status: ${status}`, diagnostic],
      returned: ['Content-Type: text/rfc822-headers', '', ...ourHeaders],
    }),
  );
}

/** A complaint (RFC 5965), the recipient taken out of the returned letter. */
export function complaint(type: string) {
  return lines(
    'From: <feedback@isp.example>',
    'To: <abuse@qixian.example>',
    'Subject: FW: x',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="f1"',
    '',
    '--f1',
    'Content-Type: text/plain; charset="US-ASCII"',
    '',
    'This is an email abuse report.',
    '--f1',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    `Original-Mail-From: <${returnPath}>`,
    'Original-Rcpt-To: <lin@example.com>',
    '',
    '--f1',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <0197c0de-0000-7000-8000-000000000001@letters.qixian.example>',
    'To: <redacted>',
    '',
    '--f1--',
  );
}

/** One plain mail. */
export function plain(headers: string[], body: string) {
  return lines(...headers, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', body);
}
