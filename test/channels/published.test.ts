import { generateKeyPairSync } from 'node:crypto';
import t from 'tap';
import type { MailFinding } from '../../src/answers/mail-finding.ts';
import { checkPublished, type TxtLookup } from '../../src/channels/mail/published.ts';
import { mailCheckText } from '../../src/cli/check-mail.ts';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const [own, another] = [pair(), pair()];
const key = own.publicKey.toString('base64');
const asked = {
  envelopeDomain: 'bounces.example.com',
  fromDomain: 'mail.example.com',
  dkim: { domain: 'example.com', selector: 'qixian1', privateKey: own.privateKey },
};
const names = {
  spf: 'bounces.example.com',
  dkim: 'qixian1._domainkey.example.com',
  dmarc: '_dmarc.mail.example.com',
};
const good = {
  [names.spf]: ['google-site-verification=x', 'v=spf1 ip4:203.0.113.5 -all'],
  [names.dkim]: [`v=DKIM1; k=rsa; p=${key}`],
  [names.dmarc]: ['v=DMARC1; p=reject; rua=mailto:dmarc@example.com'],
};

/** Name servers that hold these records, a long one in pieces of 255 octets (RFC 1035 3.3.14), and are silent about `null`. */
function zone(records: Record<string, string[] | null>): TxtLookup {
  return async (name) => {
    const found = records[name];
    if (found === null) throw Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' });
    if (!found) throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
    return found.map((record) => record.match(/.{1,255}/gs) ?? []);
  };
}

const check = async (records: Record<string, string[] | null>) =>
  await checkPublished(zone({ ...good, ...records }), asked);

async function one(about: MailFinding['about'], records: string[] | null) {
  const found = (await check({ [names[about]]: records })).find((finding) => finding.about === about);
  return found && { verdict: found.verdict, ...(found.reason ? { reason: found.reason } : {}) };
}

t.test('what is published as docs/mail.md says is right', async (t) => {
  t.match(await check({}), [
    { about: 'spf', name: names.spf, verdict: 'right', record: 'v=spf1 ip4:203.0.113.5 -all' },
    { about: 'dkim', name: names.dkim, verdict: 'right' },
    { about: 'dmarc', name: names.dmarc, verdict: 'right' },
  ]);
});

t.test('SPF: none, several, open to anyone, without an end (RFC 7208 4.5, 4.7, 5.1)', async (t) => {
  t.same(await one('spf', []), { verdict: 'missing' });
  t.same(await one('spf', ['v=spf10 -all']), { verdict: 'missing' });
  t.same(await one('spf', ['v=spf1 mx -all', 'v=spf1 a -all']), { verdict: 'wrong', reason: 'several' });
  for (const open of ['v=spf1 +all', 'v=spf1 mx ALL'])
    t.same(await one('spf', [open]), { verdict: 'wrong', reason: 'anyone-may-send' });
  t.same(await one('spf', ['v=spf1 mx']), { verdict: 'right', reason: 'no-limit' });
  t.same(await one('spf', ['v=spf1 redirect=_spf.example.net']), { verdict: 'right' });
});

t.test('DKIM: the key there is ours, or it is said what it is (RFC 6376 3.6.1)', async (t) => {
  t.same(
    await one('dkim', [`p=${key.replace(/(.{60})/g, '$1 ')}`]),
    { verdict: 'right' },
    'blanks, no v, no k',
  );
  t.same(await one('dkim', [`v=DKIM1; h=sha1:sha256; s=email; t=y:s; p=${key}`]), {
    verdict: 'right',
    reason: 'testing',
  });
  t.same(await one('dkim', []), { verdict: 'missing' });
  t.same(await one('dkim', ['v=DKIM1; p=']), { verdict: 'wrong', reason: 'key-revoked' });
  const other = `v=DKIM1; p=${another.publicKey.toString('base64')}`;
  t.same(await one('dkim', [other]), { verdict: 'wrong', reason: 'other-key' });
  for (const unfit of [
    `v=DKIM1; k=ed25519; p=${key}`,
    `v=DKIM1; h=sha1; p=${key}`,
    `v=DKIM1; s=tlsrpt; p=${key}`,
    'x',
  ])
    t.same(await one('dkim', [unfit]), { verdict: 'wrong', reason: 'not-for-us' }, unfit.slice(0, 20));
  const { dkim: _, ...unsigned } = asked;
  t.match(await checkPublished(zone(good), unsigned), [{}, { about: 'dkim', verdict: 'unset' }, {}]);
});

t.test(
  'DMARC: of the domain itself, else of the one above it, for which sp counts (RFC 7489 6.3, 6.6.3)',
  async (t) => {
    t.same(await one('dmarc', ['v=DMARC1; p=none']), { verdict: 'right', reason: 'reports-only' });
    t.same(await one('dmarc', ['v=DMARC1; rua=mailto:x@example.com']), {
      verdict: 'wrong',
      reason: 'no-policy',
    });
    t.same(await one('dmarc', ['v=DMARC1; p=none', 'v=DMARC1; p=reject']), {
      verdict: 'wrong',
      reason: 'several',
    });
    t.same(await one('dmarc', []), { verdict: 'missing' });
    const above = '_dmarc.example.com';
    const [, , inherited] = await check({ [names.dmarc]: [], [above]: ['v=DMARC1; p=reject; sp=none'] });
    t.match(inherited, { name: above, verdict: 'right', reason: 'reports-only' });
  },
);

t.test('servers that do not answer say nothing of a record', async (t) => {
  for (const about of ['spf', 'dkim', 'dmarc'] as const)
    t.same(await one(about, null), { verdict: 'no-answer' });
});

t.test(
  'the command line says it in both languages, and ends with 1 where something is left to do',
  async (t) => {
    const fine = await check({});
    t.match(mailCheckText(fine, 'zh'), {
      exitCode: 0,
      text: /SPF[\s\S]*正确[\s\S]*DKIM[\s\S]*正确[\s\S]*DMARC[\s\S]*正确/,
    });
    const bad = mailCheckText(await check({ [names.spf]: ['v=spf1 all'], [names.dmarc]: [] }), 'en');
    t.equal(bad.exitCode, 1);
    t.match(bad.text, /bounces\.example\.com\n {2}wrong: it ends in all.*\n {2}v=spf1 all\n/);
    t.match(bad.text, /_dmarc\.mail\.example\.com\n {2}missing\n/);
    t.equal(mailCheckText(await check({ [names.dkim]: null }), 'zh').exitCode, 1);
  },
);
