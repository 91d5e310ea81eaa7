import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Test } from 'tap';
import tap from 'tap';
import { buildApp } from '../../src/app.ts';
import { registerEnterprise, registerFact } from '../../src/cases/facts.ts';
import { addMember } from '../../src/cases/members.ts';
import { setSubscriptions } from '../../src/cases/subscriptions.ts';
import { readConfig } from '../../src/config.ts';
import { personByEmail } from '../../src/db/people.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { attempt } from '../../src/db/schema/letters.ts';
import { addressStop } from '../../src/db/schema/reminding.ts';
import { tick } from '../../src/jobs/tick.ts';
import { bounceAddress } from '../../src/letters/bounce-address.ts';
import { readMessage } from '../../src/letters/read.ts';
import { openService } from '../../src/service.ts';
import { relay } from '../channels/relay.ts';
import { report } from '../letters/bounce-samples.ts';
import { enterprises } from '../support/cast.ts';
import { makeTestPlace } from '../support/database.ts';
import { postfixMissing, startPostfix } from '../support/postfix.ts';
import { ownFolder } from './support/spawned.ts';

const secret = 'a secret of more than thirty-two characters';
const token = 'what.the-relay_shows~0123456789+/abc';

/** 赵倩 is told first, 王磊 when she is not reached. Their addresses are at the relay's own domain. */
type Reader = { email: string; name: string };

/** The service as configured for a relay, with 海客 and a report of which its members are told on 1 December. */
async function connected(t: Test, url: string, folder: string, readers: Reader[]) {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const keyFile = join(ownFolder(t).DATA_DIR, 'qixian1.pem');
  writeFileSync(keyFile, privateKey);
  const place = await makeTestPlace(t);
  const config = readConfig({
    ...('databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : { DATA_DIR: place.dataDir }),
    SECRET: secret,
    SMTP_URL: url,
    MAIL_FROM: 'reminders@qixian.example',
    DKIM_DOMAIN: 'qixian.example',
    DKIM_SELECTOR: 'qixian1',
    DKIM_KEY_FILE: keyFile,
    BOUNCE_ADDRESS: 'bounce@mail.example',
    BOUNCE_DIR: folder,
    BOUNCE_TOKEN: token,
    CLOCK: '2025-12-01T08:00:00+08:00',
  });
  const { context, office, admin, close } = await openService(config);
  t.teardown(close);
  const { id: enterpriseId } = await registerEnterprise(context, admin.id, enterprises.haike);
  for (const reader of readers) {
    const { personId } = await addMember(context, enterpriseId, reader);
    await setSubscriptions(context, personId, []);
  }
  await registerFact(context, { personId: admin.id, enterpriseId }, 'project', {
    name: '技改',
    nature: 'other',
    contract: { title: '实施合同', reports: [{ label: '报告', dueOn: '2025-12-15' }] },
  });
  const look = (at: string) => {
    context.clock.set(Temporal.Instant.from(`2025-12-01T${at}+08:00`));
    return tick(context, office);
  };
  return { context, look };
}

/** That nobody is at an address, as it comes back to a return address. */
const nobodyThere = (returnAddress: string, recipient: string) =>
  report({
    top: ['Return-Path: <>', `To: ${returnAddress}`, 'From: MAILER-DAEMON@mx.mail.example'],
    status: [
      'Reporting-MTA: dns; mx.mail.example',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 unknown user',
    ],
    returned: ['Content-Type: text/rfc822-headers', '', 'Subject: x', ''],
  });

const zhao = { email: 'zhao.qian@mail.example', name: '赵倩' };
const wang = { email: 'wang.lei@mail.example', name: '王磊' };

tap.test('a letter goes out signed, comes back to its own address, and is heard of once', async (t) => {
  const running = await relay();
  t.teardown(running.close);
  const folder = ownFolder(t).DATA_DIR;
  const { context, look } = await connected(t, running.url, folder, [zhao, wang]);
  await look('09:00:00');
  const [toWang, toZhao, ...more] = running.taken.toSorted((a, b) =>
    (a.to[0] ?? '') < (b.to[0] ?? '') ? -1 : 1,
  );
  if (!toWang || !toZhao) throw new Error('two letters');
  t.same(more, []);
  t.match(toZhao.from, /^bounce\+[0-9a-z]{41}@mail\.example$/);
  t.not(toZhao.from, toWang.from, 'each letter has an address of its own');
  const bytes = toZhao.bytes.toString('latin1').replace(/\r\n\s+/g, ' ');
  t.match(bytes, /^DKIM-Signature: v=1; a=rsa-sha256; [^\r]*d=qixian\.example;[^\r]* s=qixian1;/);
  t.match(bytes, /\r\nFrom: [^\r]*<reminders@qixian\.example>\r\n/);

  const mail = nobodyThere(toZhao.from, zhao.email);
  mkdirSync(join(folder, 'new'));
  writeFileSync(join(folder, 'new/1.a.mx'), mail);
  running.taken.splice(0);
  await look('10:00:00');
  t.same(readdirSync(join(folder, 'cur')), ['1.a.mx:2,S']);
  const { id: zhaoId, addressStoppedAt } = (await personByEmail(context.db, zhao.email)) ?? {};
  t.ok(addressStoppedAt);
  t.match(await context.db.select().from(addressStop), [{ address: zhao.email, reason: 'bounced' }]);
  const bounced = await context.db.select().from(attempt).where(eq(attempt.event, 'bounced'));
  t.match(bounced, [{ number: 1, detail: '550 5.1.1 unknown user' }]);
  const stops = await context.db.select().from(auditEntry).where(eq(auditEntry.action, 'address.stopped'));
  t.match(stops, [{ actor: null, subject: `person:${zhaoId}` }]);
  t.same(
    running.taken.map(({ to }) => to),
    [[wang.email]],
    'who is left is told',
  );
  t.match((await readMessage(running.taken[0]?.bytes.toString('latin1') ?? '')).text, zhao.email);

  await t.test('by the relay’s call the same mail does nothing twice, and strangers nothing', async (t) => {
    const app = await buildApp(context, 'silent');
    t.teardown(() => app.close());
    const call = async (payload: string, bearer: string | undefined = token, type = 'message/rfc822') => {
      const headers = { 'content-type': type, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
      const reply = await app.inject({ method: 'POST', url: '/api/v1/bounces', headers, payload });
      return [reply.statusCode, reply.json().result ?? reply.json().code];
    };
    const rows = async () => [await context.db.$count(attempt), await context.db.$count(addressStop)];
    const before = await rows();
    t.same(await call(mail), [200, 'repeated']);
    const ofWang = nobodyThere(toWang.from, wang.email);
    for (const wrong of ['', 'x', `${token}x`, token.toUpperCase()])
      t.same(await call(ofWang, wrong), [401, 'unauthorized'], `token ${wrong}`);
    const forged = bounceAddress('another secret', 'bounce@mail.example', crypto.randomUUID());
    t.same(await call(nobodyThere(forged, wang.email)), [200, 'unproven']);
    const gone = bounceAddress(secret, 'bounce@mail.example', crypto.randomUUID());
    t.same(await call(nobodyThere(gone, wang.email)), [200, 'no-such-letter']);
    const away = `From: ${wang.email}\r\nTo: ${toWang.from}\r\nAuto-Submitted: auto-replied\r\n\r\n550 5.1.1`;
    t.same(await call(away), [200, 'not-a-bounce']);
    t.same(await call('no mail'), [200, 'not-a-mail']);
    t.same(await call('{}', token, 'application/json'), [415, 'unsupported-media-type']);
    t.same(await call(`Subject: x\r\n\r\n${'x'.repeat(1024 * 1024)}`), [413, 'too-large']);
    t.same(await rows(), before, 'nothing was written');
    t.same(await call(ofWang), [200, 'recorded']);
    t.ok((await personByEmail(context.db, wang.email))?.addressStoppedAt);
    const { paths } = (await app.inject('/api/openapi.json')).json();
    t.ok(paths['/api/v1/bounces'].post.requestBody.content['message/rfc822']);
  });

  await t.test('more than 600 calls a minute are too many, whoever makes them', async (t) => {
    const app = await buildApp(context, 'silent');
    t.teardown(() => app.close());
    const call = async () => (await app.inject({ method: 'POST', url: '/api/v1/bounces' })).statusCode;
    const codes = new Set<number>();
    for (let calls = 0; calls < 600; calls++) codes.add(await call());
    t.same([...codes], [401]);
    t.equal(await call(), 429);
  });

  await t.test('where no token is configured there is no such address', async (t) => {
    const { bounces: _, ...without } = context;
    const app = await buildApp(without, 'silent');
    t.teardown(() => app.close());
    t.equal((await app.inject({ method: 'POST', url: '/api/v1/bounces', payload: mail })).statusCode, 404);
  });
});

tap.test(
  'what lies in the folder and is no mail is set aside; one it cannot read holds up no letter',
  async (t) => {
    const running = await relay();
    t.teardown(running.close);
    const folder = ownFolder(t).DATA_DIR;
    mkdirSync(join(folder, 'new'));
    writeFileSync(join(folder, 'new/1.x'), 'no mail');
    const { context, look } = await connected(t, running.url, folder, [zhao]);
    await look('08:30:00');
    t.same(readdirSync(join(folder, 'broken')), ['1.x']);
    const file = join(folder, 'new/2.x');
    writeFileSync(file, 'no folder');
    context.bounces = { address: 'bounce@mail.example', folder: file };
    await t.rejects(look('09:00:00'), { message: /BOUNCE_DIR/ });
    t.equal(running.taken.length, 1);
  },
);

const skip = postfixMissing();

tap.test('through a real mail server the bounce of a letter to nobody finds its way', { skip }, async (t) => {
  const postfix = await startPostfix('mail.example', ['wang.lei', 'bounce']);
  t.teardown(() => postfix.stop());
  const { context, look } = await connected(t, postfix.url, postfix.maildir('bounce'), [zhao, wang]);
  await look('09:00:00');
  await postfix.arrived('bounce');
  await look('09:10:00');
  t.match(await context.db.select().from(addressStop), [
    { address: zhao.email, reason: 'bounced', detail: /unknown user/ },
  ]);
  t.equal((await personByEmail(context.db, wang.email))?.addressStoppedAt, null);
});
