import { generateKeyPairSync } from 'node:crypto';
import t from 'tap';
import type { Message } from '../../src/channels/channel.ts';
import { dkimSigner } from '../../src/channels/mail/dkim.ts';
import { smtpChannel } from '../../src/channels/mail/smtp.ts';
import { StartRefused } from '../../src/errors.ts';
import { relay, scriptedRelay } from './relay.ts';

const rsa = (modulusLength: number, format = 'pkcs8') =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: format as 'pkcs8', format: 'pem' },
  }).privateKey;

const dkim = { domain: 'qixian.example', selector: 'qixian1', privateKey: rsa(2048) };
const bytes = Buffer.from(
  [
    'From: qixian@qixian.example',
    'List-Unsubscribe: <https://qixian.example/off>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Subject: x',
    '',
    'x',
    '',
  ].join('\r\n'),
);
const message: Message = {
  id: 'l1',
  envelope: { from: 'bounce+x@qixian.example', to: 'lin@example.com' },
  bytes,
  at: Temporal.Instant.from('2026-11-29T09:00:00+08:00'),
};

t.test('the letter goes under a signature, itself unchanged, and under the same one again', async (t) => {
  const running = await relay();
  const channel = smtpChannel({ url: running.url, dkim });
  for (let n = 0; n < 2; n++) t.match(await channel.post(message), { outcome: 'accepted' });
  await channel.close();
  await running.close();
  const [first, again] = running.taken.map((taken) => taken.bytes.toString('latin1'));
  t.equal(first, again);
  t.ok(first?.endsWith(bytes.toString('latin1')), 'the signature stands before the stored bytes');
  const signature = first?.slice(0, -bytes.length).replace(/\r\n\s+/g, ' ') ?? '';
  t.match(signature, /^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=qixian\.example;/);
  t.match(signature, / s=qixian1;/);
  t.match(signature, / h=from:subject:list-unsubscribe:list-unsubscribe-post;/);
});

t.test('a key that would not do is refused before anything is posted, in one line', async (t) => {
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
  for (const [wrong, line] of [
    [{ privateKey: rsa(1024) }, 'DKIM_KEY_FILE: the key has 1024 bits, 2048 or more are needed'],
    [{ privateKey: ed25519 }, 'DKIM_KEY_FILE: must be an RSA key'],
    [{ privateKey: 'no key' }, 'DKIM_KEY_FILE: is not a private key in PEM without a passphrase'],
    [{ domain: 'qixian.example; s=x' }, 'DKIM_DOMAIN: must be a domain such as example.com'],
    [{ selector: '' }, 'DKIM_SELECTOR: must be a name such as qixian1'],
  ] as const) {
    const settings = { ...dkim, ...wrong };
    t.throws(() => dkimSigner(settings), new StartRefused(line), line);
    t.throws(() => smtpChannel({ url: 'smtp://127.0.0.1:1', dkim: settings }), new StartRefused(line));
  }
});

t.test('a key in the older form of PEM does too', (t) => {
  t.ok(dkimSigner({ ...dkim, privateKey: rsa(2048, 'pkcs1') }));
  t.end();
});

t.test(
  'a connection lost before the relay asked for the letter is for later, also where it is signed',
  async (t) => {
    const running = await scriptedRelay((line, socket) => {
      if (!line.startsWith('RCPT')) return '250 ok';
      setTimeout(() => socket.destroy(), 100);
      return undefined;
    });
    const channel = smtpChannel({ url: running.url, dkim });
    t.match(await channel.post(message), { outcome: 'deferred', blame: 'network' });
    await channel.close();
    await running.close();
  },
);

t.test('one lost after it had all of it is in doubt', async (t) => {
  let inData = false;
  const running = await scriptedRelay((line, socket) => {
    if (inData && line === '.') socket.destroy();
    if (inData) return undefined;
    inData = line === 'DATA';
    return inData ? '354 go on' : '250 ok';
  });
  const channel = smtpChannel({ url: running.url, dkim });
  t.match(await channel.post(message), { outcome: 'unknown', blame: 'network' });
  await channel.close();
  await running.close();
});
