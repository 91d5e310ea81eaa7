import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import t from 'tap';
import { readBounceFolder } from '../../src/channels/mail/bounce-folder.ts';
import { smtpChannel } from '../../src/channels/mail/smtp.ts';
import { type Bounce, readBounce } from '../../src/letters/bounce.ts';
import { bounceAddress, readBounceToken } from '../../src/letters/bounce-address.ts';
import { threadRoot } from '../../src/letters/message-id.ts';
import { mailMessage } from '../../src/letters/mime.ts';
import { renderLetter } from '../../src/letters/render.ts';
import { claim, expiry, letter, report } from '../letters/cast.ts';
import { postfixMissing, startPostfix } from '../support/postfix.ts';

// Debian's package is for Debian's own Python.
const interpreter = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const python = (code: string, args: string[] = [], input: Buffer = Buffer.alloc(0)) =>
  spawnSync(interpreter, ['-c', code, ...args], { input, encoding: 'utf8' });
const skip =
  postfixMissing() || (python('import dkim').status === 0 ? false : 'python3-dkim is not installed');

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const secret = 'a secret of more than thirty-two characters';
const letterId = '0197c0de-0000-7000-8000-000000000001';
const unsubscribe = `https://qixian.example/letters/off/${'0123456789'.repeat(20)}`;
const thread = threadRoot('0197c0de-0000-7000-8000-00000000000a');

async function made(to: string) {
  const { bytes, envelope } = await mailMessage({
    kind: 'digest',
    lang: 'zh',
    from: { name: '期限', address: 'qixian@qixian.example' },
    to: { name: '林晓', address: to },
    letter: renderLetter(letter([report, expiry, claim])),
    messageId: `<${letterId}@qixian.example>`,
    date: Temporal.Instant.from('2025-12-01T01:00:03Z'),
    boundary: letterId,
    unsubscribe,
    thread,
    calendar: { filename: '期限.ics', bytes: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n') },
  });
  const from = bounceAddress(secret, 'bounce@mail.example', letterId);
  const at = Temporal.Instant.from('2025-12-01T01:00:03Z');
  return { id: letterId, envelope: { ...envelope, from }, bytes, at };
}

/** By other hands than ours and nodemailer's: the signature, and what a reader of mail makes of the header. */
const verifier = `
import sys, json, email, email.policy, dkim
raw = sys.stdin.buffer.read()
key = lambda name, timeout=5: sys.argv[1].encode() if name == b'qixian1._domainkey.qixian.example.' else None
signed = dkim.DKIM(raw)
holds = signed.verify(dnsfunc=key)
mail = email.message_from_bytes(raw, policy=email.policy.default)
print(json.dumps({
  'holds': holds,
  'signed': signed.signature_fields[b'h'].decode().replace(' ', '').split(':'),
  'headers': {name: [str(value) for value in mail.get_all(name)] for name in mail.keys()},
  'parts': [part.get_content_type() for part in mail.walk()],
  'defects': [str(defect) for part in mail.walk() for defect in part.defects],
}))`;

type Verified = {
  holds: boolean;
  signed: string[];
  headers: Record<string, string[]>;
  parts: string[];
  defects: string[];
};

function verified(mail: Buffer): Verified {
  const record = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;
  const { stdout, stderr } = python(verifier, [record], mail);
  return stderr ? { ...({} as Verified), defects: [stderr] } : JSON.parse(stdout);
}

t.test('through a real mail server', { skip }, async (t) => {
  const postfix = await startPostfix('mail.example', ['lin', 'bounce']);
  const dkim = { domain: 'qixian.example', selector: 'qixian1', privateKey };
  const channel = smtpChannel({ url: postfix.url, dkim });
  t.teardown(async () => {
    await channel.close();
    postfix.stop();
  });

  t.test('a signed letter arrives as it was written, and another’s verifier says so', async (t) => {
    t.match(await channel.post(await made('lin@mail.example')), {
      outcome: 'accepted',
      detail: /^250 .*queued/,
    });
    const mail = await postfix.arrived('lin');
    const { holds, signed, headers, parts, defects } = verified(mail);
    t.same(defects, []);
    t.equal(holds, true);
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'])
      t.ok(signed.includes(name), name);
    for (const name of [
      'list-unsubscribe',
      'list-unsubscribe-post',
      'list-id',
      'auto-submitted',
      'references',
    ])
      t.ok(signed.includes(name), name);
    t.same(parts, ['multipart/mixed', 'multipart/alternative', 'text/plain', 'text/html', 'text/calendar']);
    t.match(headers, {
      'List-Unsubscribe': [`<${unsubscribe}>`],
      'List-Unsubscribe-Post': ['List-Unsubscribe=One-Click'],
      'Auto-Submitted': ['auto-generated'],
      References: [thread],
      'In-Reply-To': [thread],
      'Message-ID': [`<${letterId}@qixian.example>`],
      'List-ID': ['<digest.qixian.example>'],
      Subject: [renderLetter(letter([report, expiry, claim])).subject],
    });
    t.match(headers['Return-Path'], [/^<bounce\+[0-9a-z]{41}@mail\.example>$/]);
    t.match(headers.Subject?.[0], /【逾期】.*周/);
    t.ok([...(headers.Subject?.[0] ?? '')].length <= 70);
    const changed = Buffer.from(mail.toString('latin1').replace('One-Click', 'Two-Click'), 'latin1');
    t.equal(verified(changed).holds, false, 'and it can say no');
  });

  t.test('a letter to nobody comes back to a sender that names it', async (t) => {
    t.match(await channel.post(await made('gone@mail.example')), { outcome: 'accepted' });
    await postfix.arrived('bounce');
    const bounces: Bounce[] = [];
    const look = await readBounceFolder(postfix.maildir('bounce'), async (mail) => {
      bounces.push(await readBounce(mail));
      return true;
    });
    t.match(look, { handled: 1, failures: [] });
    t.match(bounces, [
      {
        kind: 'hard',
        address: 'gone@mail.example',
        status: '5.1.1',
        messageId: `<${letterId}@qixian.example>`,
        detail: /unknown user/,
      },
    ]);
    t.equal(readBounceToken(secret, bounces[0]?.letterToken ?? ''), letterId);
  });
});
