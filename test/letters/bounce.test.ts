import fc from 'fast-check';
import t from 'tap';
import { type Bounce, readBounce } from '../../src/letters/bounce.ts';
import {
  complaint,
  coremail,
  exchange,
  gmail,
  plain,
  postfix,
  qq,
  report,
  returnPath,
  token,
} from './bounce-samples.ts';

const read = (mail: string | Buffer) => readBounce(Buffer.from(mail as string));
const messageId = '<0197c0de-0000-7000-8000-000000000001@letters.qixian.example>';

t.test('Postfix: nobody at the address, with the letter and the address as we wrote it', async (t) => {
  t.same(await read(postfix('5.1.1', '550 5.1.1 <lin@mail.example.com>: Recipient address rejected')), {
    kind: 'hard',
    letterToken: token,
    messageId,
    address: 'lin@example.com',
    status: '5.1.1',
    detail: '550 5.1.1 <lin@mail.example.com>: Recipient address rejected',
  });
});

t.test('what fails for another reason than the address is soft', async (t) => {
  for (const [status, reply] of [
    ['5.2.2', '552 5.2.2 The recipient’s mailbox is over its quota'],
    ['5.7.1', '554 5.7.1 Message refused by policy, the user unknown to us'],
    ['5.0.0', '550 Mail content denied, see the page of our postmaster'],
    ['5.3.4', '552 5.3.4 Message size exceeds a limit of this server'],
    ['4.4.1', 'connect to mx2.example.com[192.0.2.1]:25: Connection timed out'],
    ['5.4.4', 'Host or domain name not found. Name service error'],
    ['5.1.8', '553 5.1.8 Domain of the sender address does not exist'],
  ] as const)
    t.match(await read(postfix(status, reply)), { kind: 'soft', status }, reply);
});

t.test('a status that says nothing leaves it to the words of the next server', async (t) => {
  for (const reply of [
    '550 User not found: lin@example.com and nothing else',
    '550 Mailbox not found. The address has nobody behind it',
    '550 No such user here, whatever the name is that was given',
    '550-5.1.1 The email account that you tried to reach',
  ])
    t.match(await read(postfix('5.0.0', reply)), { kind: 'hard', letterToken: token }, reply);
});

t.test('a warning that it is still being tried is no failure', async (t) => {
  t.match(await read(postfix('4.4.1', 'connect to mx2.example.com: Connection refused', 'delayed')), {
    kind: 'delayed',
    status: '4.4.1',
    address: 'lin@example.com',
  });
  for (const action of ['delivered', 'relayed', 'expanded'])
    t.match(await read(postfix('2.0.0', '250 ok', action)), { kind: 'not-a-bounce', letterToken: token });
});

t.test('of several recipients the worst is told', async (t) => {
  const mail = report({
    top: [`To: ${returnPath}`, 'From: MAILER-DAEMON@mx.example.com'],
    status: [
      'Reporting-MTA: dns; mx.example.com',
      '',
      'Final-Recipient: rfc822; a@example.com',
      'Action: delayed',
      'Status: 4.4.1',
      '',
      'Final-Recipient: rfc822; b@example.com',
      'Action: failed',
      'Status: 5.1.1',
    ],
  });
  t.match(await read(mail), { kind: 'hard', address: 'b@example.com', status: '5.1.1' });
});

t.test('Exchange: the whole letter comes back, and its body is not mistaken for the report', async (t) => {
  t.match(await read(exchange), {
    kind: 'hard',
    letterToken: token,
    messageId,
    address: 'lin@example.com',
    status: '5.1.10',
    detail: /^550 5\.1\.10 RESOLVER/,
  });
});

t.test('Gmail: a closed account, though the address came back in capitals', async (t) => {
  const bounce = await read(gmail);
  t.match(bounce, {
    kind: 'hard',
    letterToken: token,
    messageId,
    address: 'lin@example.com',
    status: '5.2.1',
  });
  t.match(bounce.detail, /^550-5\.2\.1 .* gsmtp$/);
});

t.test('QQ: a page in GB18030 and no report', async (t) => {
  t.match(await read(qq('该用户不存在')), { kind: 'hard', letterToken: token, detail: /该用户不存在/ });
  t.match(await read(qq('收件人空间不足')), { kind: 'soft', letterToken: token, detail: /收件人空间不足/ });
});

t.test('Coremail: raw GBK in the report, and no recipient', async (t) => {
  const gone = await read(coremail('5.0.0', 'Diagnostic-Code: smtp; 550 该用户不存在'));
  t.match(gone, { kind: 'hard', letterToken: token, messageId, status: '5.0.0', detail: '550 该用户不存在' });
  t.notOk('address' in gone);
  t.match(await read(coremail('5.2.2', 'X-Reason: full')), { kind: 'soft', detail: /收件人空间不足/ });
});

t.test('a report whose blocks run together is read all the same', async (t) => {
  const mail = report({
    top: [`To: ${returnPath}`, 'From: postmaster@example.com'],
    status: [
      'Reporting-MTA: dns; x',
      'Final-Recipient: rfc822; <lin@example.com>',
      'Status: 5.1.1 (unknown)',
    ],
    returned: ['Content-Type: text/plain', '', ''],
  });
  const bounce = await read(mail);
  t.match(bounce, { kind: 'hard', address: 'lin@example.com', status: '5.1.1' });
  t.notOk('messageId' in bounce);
});

t.test('complaints name the reader; other feedback is none', async (t) => {
  t.same(await read(complaint('abuse')), {
    kind: 'complaint',
    letterToken: token,
    messageId,
    address: 'lin@example.com',
    detail: 'feedback: abuse',
  });
  for (const type of ['not-spam', 'auth-failure', ''])
    t.match(await read(complaint(type)), { kind: 'not-a-bounce' });
});

t.test('an old server’s words without a report', async (t) => {
  const exim = plain(
    ['From: Mailer-Daemon@mx.example.com', `To: ${returnPath}`, 'X-Failed-Recipients: lin@example.com'],
    'A message could not be delivered.\r\n\r\n  lin@example.com\r\n    550 Unknown user\r\n',
  );
  t.match(await read(exim), { kind: 'hard', address: 'lin@example.com', letterToken: token });
  const qmail = plain(
    ['From: MAILER-DAEMON@mx.example.com', `To: ${returnPath}`],
    '<lin@example.com>:\r\n192.0.2.5 failed after I sent the message.\r\nRemote host said: 554 refused\r\n',
  );
  t.match(await read(qmail), { kind: 'soft', address: 'lin@example.com' });
  const nothing = plain(['From: postmaster@example.com', `To: ${returnPath}`], 'Server 5.1.1.7 is moving.');
  t.match(await read(nothing), { kind: 'not-a-bounce', letterToken: token });
});

t.test('answers, absences, receipts and strangers are no bounces, whatever they quote', async (t) => {
  const quoting = '> 550 5.1.1 user unknown';
  for (const headers of [
    ['From: lin@example.com', 'Subject: 自动回复', 'Auto-Submitted: auto-replied'],
    ['From: lin@example.com', 'Subject: Out of office', 'X-Autoreply: yes'],
    ['From: lin@example.com', 'Subject: Re: x'],
    ['From: mailer-daemon-fan@example.com', 'Subject: x'],
  ])
    t.match(await read(plain([...headers, `To: ${returnPath}`], quoting)), { kind: 'not-a-bounce' });
  const receipt = report({ top: ['From: lin@example.com'], status: ['Action: failed'] })
    .replace('report-type=delivery-status', 'report-type=disposition-notification')
    .replace('message/delivery-status', 'message/disposition-notification');
  t.match(await read(receipt), { kind: 'not-a-bounce' });
});

t.test('an address that is more than one is not taken for one', async (t) => {
  const mail = report({
    top: ['From: postmaster@example.com'],
    status: ['Final-Recipient: rfc822; "x\\"@evil@example.com', 'Status: 5.1.1'],
  });
  t.notOk('address' in (await read(mail)));
});

const kinds: Bounce['kind'][] = ['hard', 'soft', 'complaint', 'delayed', 'not-a-bounce', 'not-a-mail'];
const texts = [postfix('5.1.1', '550 5.1.1 no such user here at all'), exchange, gmail, complaint('abuse')];
const samples: Uint8Array[] = [
  ...texts.map((sample) => Buffer.from(sample)),
  qq('该用户不存在'),
  coremail('5.0.0', 'x'),
];

t.test('no mail makes it throw: damaged, cut, repeated, or not a mail at all', async () => {
  const damage = fc.record({
    sample: fc.constantFrom(...samples),
    at: fc.nat(2000),
    cut: fc.nat(400),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...hostile.map((text) => Buffer.from(text))),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(damage, fc.uint8Array({ maxLength: 300 })), async (made) => {
      const mail = made instanceof Uint8Array ? made : damaged(made);
      const bounce = await readBounce(mail);
      return kinds.includes(bounce.kind) && bounce.detail.length <= 500 && !/[\r\n]/.test(bounce.detail);
    }),
    { numRuns: 1500 },
  );
});

const hostile = [
  '\r\n--b0\r\n',
  '\r\n\r\n',
  'Content-Type: multipart/report; boundary=""',
  'Content-Type: text/plain; charset="no-such-charset"\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  '=?gb18030?B?////?=',
  '\r\n\t\t\t:\r\n',
  '__proto__: x\r\n',
  '\0\u{feff}',
];

function damaged({ sample, at, cut, put }: { sample: Uint8Array; at: number; cut: number; put: Uint8Array }) {
  const from = at % sample.length;
  return Buffer.concat([sample.subarray(0, from), put, sample.subarray(from + cut)]);
}

t.test('nor does one made to be slow to read', async (t) => {
  const head =
    'From: postmaster@x\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n';
  const long = 300_000;
  for (const body of [
    '--b\r\n'.repeat(long / 5),
    `--b\r\nContent-Type: message/delivery-status\r\n\r\n${'Status: 5.1.1\r\n\r\n'.repeat(long / 17)}`,
    `--b\r\nContent-Type: message/delivery-status\r\n\r\nStatus: ${'4.'.repeat(long / 2)}`,
    `--b\r\n\r\n${'<@'.repeat(long / 2)}`,
    `--b\r\n\r\n<${'@'.repeat(long)}`,
    `--b\r\n\r\n${'user '.repeat(long / 5)}`,
    '--b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'.repeat(long / 50),
    '--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x\r\n'.repeat(long / 40),
  ]) {
    const began = process.cpuUsage();
    await read(head + body);
    const { user, system } = process.cpuUsage(began);
    t.ok(user + system < 3_000_000, `${user + system} µs for ${body.slice(0, 40)}`);
  }
  t.match(await read(`${head}${'--b\r\n'.repeat(1001)}`), { kind: 'not-a-mail' });
});

t.test('what has no header is no mail', async (t) => {
  for (const text of ['', '\r\n550 5.1.1 user unknown', 'PK\u0003\u0004', 'hello'])
    t.match(await read(text), { kind: 'not-a-mail', detail: 'not readable as a mail' }, JSON.stringify(text));
});
