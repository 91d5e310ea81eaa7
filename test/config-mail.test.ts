import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { mailSettings } from '../src/config-mail.ts';
import { StartRefused } from '../src/errors.ts';

const folder = t.testdir();
const pem = (privateKey: { export(options: object): string | Buffer }) =>
  String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

function keyFile(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const rsa = (modulusLength: number) => pem(generateKeyPairSync('rsa', { modulusLength }).privateKey);
const good = keyFile('good.pem', rsa(2048));
const signing = {
  MAIL_FROM: 'qixian@mail.example.com',
  DKIM_DOMAIN: 'Example.com',
  DKIM_SELECTOR: 'qixian1',
  DKIM_KEY_FILE: good,
};
const token = '0123456789abcdef0123456789abcdef';
const returning = {
  BOUNCE_ADDRESS: 'bounce@mail.example.com',
  BOUNCE_DIR: '/var/mail/bounce',
  BOUNCE_TOKEN: token,
};

t.test('what is set for mail is read; nothing of it is needed', async (t) => {
  t.same(mailSettings({}), { mailFrom: 'qixian@localhost' });
  t.match(mailSettings({ ...signing, ...returning }), {
    dkim: { domain: 'example.com', selector: 'qixian1', privateKey: /^-----BEGIN PRIVATE KEY/ },
    bounces: { address: 'bounce@mail.example.com', folder: '/var/mail/bounce', token },
  });
  t.ok(mailSettings({ ...signing, DKIM_DOMAIN: 'mail.example.com' }).dkim);
  const { bounces } = mailSettings({ BOUNCE_ADDRESS: `${'b'.repeat(22)}@example.com` });
  t.same(bounces, { address: `${'b'.repeat(22)}@example.com` });
  t.equal(mailSettings({ MAIL_ONLY_TO: ' trial@example.com ' }).mailOnlyTo, 'trial@example.com');
});

t.test('what could not hold ends the start with one line that names the variable', async (t) => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ ...signing, DKIM_SELECTOR: '' }, /^DKIM_SELECTOR: is needed too/],
    [{ DKIM_KEY_FILE: good }, /^DKIM_DOMAIN: is needed too/],
    [{ ...signing, DKIM_KEY_FILE: join(folder, 'none.pem') }, /^DKIM_KEY_FILE: cannot be read \(ENOENT\)/],
    [{ ...signing, DKIM_KEY_FILE: folder }, /^DKIM_KEY_FILE: cannot be read \(EISDIR\)/],
    [{ ...signing, DKIM_KEY_FILE: keyFile('no.pem', 'no key') }, /^DKIM_KEY_FILE: is not a private key/],
    [{ ...signing, DKIM_KEY_FILE: keyFile('short.pem', rsa(1024)) }, /^DKIM_KEY_FILE: the key has 1024 bits/],
    [
      { ...signing, DKIM_KEY_FILE: keyFile('ed.pem', pem(generateKeyPairSync('ed25519').privateKey)) },
      /^DKIM_KEY_FILE: must be an RSA key/,
    ],
    [{ ...signing, DKIM_SELECTOR: 'a b' }, /^DKIM_SELECTOR: must be a name/],
    [
      { ...signing, DKIM_DOMAIN: 'example.org' },
      /^DKIM_DOMAIN: must be the domain of MAIL_FROM, mail\.example\.com/,
    ],
    [{ ...signing, DKIM_DOMAIN: 'ample.com' }, /^DKIM_DOMAIN: must be the domain/],
    [{ ...signing, DKIM_DOMAIN: 'smtp.mail.example.com' }, /^DKIM_DOMAIN: must be the domain/],
    [{ ...signing, DKIM_DOMAIN: 'com' }, /^DKIM_DOMAIN: must be the domain/],
    [{ BOUNCE_ADDRESS: 'Bounces <bounce@example.com>' }, /^BOUNCE_ADDRESS: must be one bare address/],
    [{ BOUNCE_ADDRESS: `${'b'.repeat(23)}@example.com` }, /^BOUNCE_ADDRESS: must be one bare address/],
    [{ MAIL_ONLY_TO: 'a@example.com, b@example.com' }, /^MAIL_ONLY_TO: must be one bare address/],
    [{ MAIL_ONLY_TO: 'trial' }, /^MAIL_ONLY_TO: must be one bare address/],
    [{ ...returning, MAIL_ONLY_TO: 'trial@example.com' }, /^MAIL_ONLY_TO: goes without BOUNCE_ADDRESS/],
    [{ BOUNCE_DIR: '/var/mail/bounce' }, /^BOUNCE_DIR: needs BOUNCE_ADDRESS/],
    [{ BOUNCE_TOKEN: token }, /^BOUNCE_TOKEN: needs BOUNCE_ADDRESS/],
    [{ ...returning, BOUNCE_TOKEN: token.slice(1) }, /^BOUNCE_TOKEN: must have 32/],
    [{ ...returning, BOUNCE_TOKEN: `${token} x` }, /^BOUNCE_TOKEN: must have 32/],
  ];
  for (const [env, line] of wrong) {
    t.throws(() => mailSettings(env), { message: line }, String(line));
    t.throws(() => mailSettings(env), { constructor: StartRefused, message: /^[^\n]+$/ });
  }
});
