import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import tap from 'tap';
import { readConfig } from '../../src/config.ts';
import { ownFolder, qixian, runToEnd, startService } from '../journeys/support/spawned.ts';

const folder = ownFolder(tap);
const at = (CLOCK: string) => ({ ...folder, CLOCK });

tap.test('who asks for help, or mistypes, is answered without anything being made', async (t) => {
  const asked = await qixian(folder, 'why', '--help');
  t.match(asked, { code: 0, printed: /^qixian why / });
  t.match(await qixian(folder, 'toString'), { code: 2, printed: /^qixian why / });
  t.same(readdirSync(folder.DATA_DIR), []);
});

tap.test('without the service, commands open the folder themselves', async (t) => {
  const first = await qixian(at('2025-12-01T08:59:50+08:00'), 'demo');
  t.match(first, { code: 0, printed: /示例/ });
  const all = await qixian(folder, 'why');
  t.match(all, { code: 0, printed: /2029-01-27/ });
  const [id = ''] = /^[0-9a-f-]{36}(?= {2}2029-01-27)/m.exec(all.printed) ?? [];
  const whole = await qixian(folder, 'why', id);
  t.match(whole, { code: 0, printed: /2029年1月27日/ });
  t.same(await qixian(folder, 'why', id.slice(-12)), whole, 'the end of its id is enough');
  t.match(await qixian(folder, 'why', '0'), { code: 2, printed: /several deadlines begin or end with 0;/ });
  const asked = await qixian(folder, 'simulate', '--from', '2025-12-31', '--to', '2025-12-01');
  t.match(asked, { code: 2, printed: /--to/ });
});

tap.test('a clock is never wound back: it says so, and stands where it was', async (t) => {
  const moved = await qixian(at('2025-12-02T09:00:00+08:00'), 'run-day', '2025-12-02');
  t.match(moved, { code: 0, printed: /2025-12-02: [1-9]\d* reminders planned, 1 letters posted/ });
  const runs = await qixian(at('2025-12-02T09:00:00+08:00'), 'runs');
  t.match(runs, { code: 0, printed: /^2025-12-02 {2}plan .* planned [1-9]\d* .*[1-9]\d* sent, /m });
  const back = await qixian(at('2025-12-01T08:00:00+08:00'), 'run-day', '2025-12-01');
  t.match(back, { code: 0, printed: /CLOCK .* is earlier than the service has already been/ });
  t.match(back.printed, /0 reminders planned, 0 letters posted/);
  const service = await startService(t, at('2025-12-01T08:59:50+08:00'));
  const [, shown = ''] = /clock: (\S+)/.exec(service.printed()) ?? [];
  t.match(service.printed(), /CLOCK .* is earlier than the service has already been/);
  t.ok(Temporal.Instant.compare(shown, '2025-12-02T09:00:00+08:00') >= 0, `it shows ${shown}`);
  t.equal(await service.stop(), 0);
});

tap.test('what the command line writes under a CLOCK, no later start goes back before', async (t) => {
  const other = ownFolder(t);
  t.match(await qixian({ ...other, CLOCK: '2026-03-01T09:00:00+08:00' }, 'demo'), { code: 0 });
  const back = await qixian({ ...other, CLOCK: '2025-12-01T09:00:00+08:00' }, 'why');
  t.match(back, { code: 0, printed: /earlier than the service/ });
});

tap.test('in production no day after today is run, and no clock is wound', async (t) => {
  const production = { ...ownFolder(t), NODE_ENV: 'production' };
  t.match(await qixian(production, 'run-day', '2099-01-01'), { code: 2, printed: /2099-01-01.*production/ });
  const wound = await qixian({ ...production, CLOCK: '2025-12-01T09:00:00+08:00' }, 'why');
  t.match(wound, { code: 1, printed: /^CLOCK: [^\n]*production[^\n]*\n$/ });
});

tap.test('an unusable configuration is refused with one line that names the variable', (t) => {
  const wrong: Record<string, string>[] = [
    { PORT: 'http' },
    { PORT: '65536' },
    { DATABASE_URL: 'mysql://localhost/x', SECRET: 's'.repeat(40) },
    { SECRET: 'short' },
    { SMTP_URL: 'relay.example' },
    { MAIL_FROM: 'Qixian <qixian@example.com>' },
    { MAIL_FROM: 'a..b@example.com' },
    { OUTGOING_ALLOW: '10.0.0.0/33' },
    { TRUSTED_PROXIES: '10.0.0.0/33' },
    { TRUSTED_PROXIES: 'proxy.internal' },
    { TRUSTED_PROXIES: '10' },
    { FEED_ADDRESS_LIMIT: '0' },
    { FEED_ADDRESS_LIMIT: 'none' },
    { OUTGOING_ALLOW: 'hooks.internal http://10.0.0.1' },
    { ADMIN_EMAIL: 'a..b@example.com' },
    { ADMIN_EMAIL: 'a..b@example.com', ADMIN_PASSWORD: 'long enough for it' },
    { ADMIN_PASSWORD: 'long enough for it' },
    { LOG_LEVEL: 'loud' },
    { DEMO: 'yes' },
    { CLOCK: '2025-12-01' },
    { METRICS_TOKEN: 'short' },
    { METRICS_TOKEN: 'sixteen characters with spaces' },
    { PUBLIC_URL: 'qixian.example' },
  ];
  for (const env of wrong) {
    const [name = ''] = Object.keys(env);
    t.throws(() => readConfig(env), { message: new RegExp(`^${name}: [^\\n]+$`) }, JSON.stringify(env));
  }
  t.throws(() => readConfig({ DATABASE_URL: 'postgres://127.0.0.1/x' }), { message: /^SECRET: / });
  t.same(readConfig({ OUTGOING_ALLOW: ' hooks.internal, 10.1.0.0/16 ::1 ' }).outgoingAllow, [
    'hooks.internal',
    '10.1.0.0/16',
    '::1',
  ]);
  t.same(readConfig({}).outgoingAllow, []);
  t.same(readConfig({ TRUSTED_PROXIES: 'loopback 10.1.0.0/16, fd00::5' }).trustedProxies, [
    'loopback',
    '10.1.0.0/16',
    'fd00::5',
  ]);
  t.same(readConfig({}).trustedProxies, []);
  t.equal(readConfig({ FEED_ADDRESS_LIMIT: '500' }).feedAddressLimit, 500);
  t.equal(readConfig({ MAIL_FROM: 'Qixian@Example.COM' }).mailFrom, 'Qixian@example.com', 'as mail is sent');
  t.end();
});

tap.test('such a start ends at once, and so does one whose folder is too deep for a socket', async (t) => {
  const { DATA_DIR } = ownFolder(t);
  const deep = join(DATA_DIR, 'long/'.repeat(30));
  for (const env of [{ PORT: 'http' }, { DATA_DIR: deep, DEMO: 'off' }]) {
    const { code, printed } = await runToEnd(['src/main.ts'], { DATA_DIR, ...env });
    t.equal(code, 1);
    t.match(printed, /^(PORT|DATA_DIR): [^\n]+\n$/);
  }
});
