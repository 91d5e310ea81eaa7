import { statSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import tap from 'tap';
import { readMessage } from '../../src/letters/read.ts';
import {
  outbox,
  ownFolder,
  printedToken,
  qixian,
  type Service,
  startService,
  until,
} from './support/spawned.ts';
import { whyIsRight } from './support/why.ts';

// One folder: started for the first time, asked, left alone until nine o'clock, killed, started again.
const folder = ownFolder(tap);
const env = { ...folder, PUBLIC_URL: 'https://qixian.example', CLOCK: '2025-12-01T08:59:50+08:00' };
let service: Service;
let startedAt: number;
let told: string[];

tap.test('the first start says where to go and how to sign in', async (t) => {
  startedAt = Date.now();
  service = await startService(tap, env);
  t.match(service.printed(), env.PUBLIC_URL);
  t.match(printedToken(service.printed()), /^qx_api_/);
});

tap.test('while it holds the folder, commands go through a socket only the owner can open', async (t) => {
  t.equal(statSync(join(folder.DATA_DIR, 'qixian.sock')).mode & 0o777, 0o600);
  t.equal(statSync(join(folder.DATA_DIR, 'secret')).mode & 0o777, 0o600);
  await t.test('why gives the amounts, and a source or an assumption for each line', (t) =>
    whyIsRight(t, folder),
  );
  t.match(await qixian(folder, 'demo'), { code: 0, printed: /before/ }, 'the demonstration is loaded once');
  const asked = await qixian(folder, 'simulate', '--from', '2025-12-24', '--to', '2025-12-24', '--json');
  const [letter] = JSON.parse(asked.printed);
  t.match(letter, { on: '2025-12-24', minute: 540 });
  t.match(letter.items, [{ rung: '-7', dueOn: '2025-12-31' }]);
  t.match(await qixian(folder, 'run-day', '2025-02-30'), { code: 2, printed: /2025-02-30/ });
  t.match(await qixian(folder, 'why', 'no-such-id'), { code: 2 });
  t.match(await qixian(folder, 'dance'), { code: 2, printed: /simulate/ });
});

tap.test('within 90 seconds the outbox names Jiading’s last day with its quote', async (t) => {
  const digest = /2025年12月31日[\s\S]*有效期至2025年12月31日/;
  await until('the digest', async () => (await letters()).some((text) => digest.test(text)), 90);
  t.ok(Date.now() - startedAt < 90_000, `after ${Math.round((Date.now() - startedAt) / 1000)} s`);
  told = outbox(folder.DATA_DIR);
  t.equal(told.length, 1, 'one person gets one digest');
});

tap.test(
  'the public feed holds the founding documents’ three last days and the fund measure’s, and the first page the letter',
  async (t) => {
    const body = await (await fetch(`${service.url}/calendar/policies.ics`)).text();
    const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
    const days = events.map((component) => String(new ICAL.Event(component).startDate));
    t.same(days.sort(), ['2025-12-31', '2027-12-31', '2027-12-31', '2029-01-27']);
    await until('the letter on the first page', async () => (await page('/')).includes('/letters/'));
    const [letter = ''] = /\/letters\/[\w-]+/.exec(await page('/')) ?? [];
    t.match(await page(letter), '有效期至2025年12月31日');
  },
);

tap.test('after kill -9 nothing is lost and nothing is sent twice', async (t) => {
  t.match(await qixian(folder, 'run-day', '2025-12-01'), {
    code: 0,
    printed: /0 reminders planned, 0 letters/,
  });
  const before = await qixian(folder, 'why');
  const feed = await feedBytes();
  await service.kill();
  service = await startService(tap, { ...env, CLOCK: '2025-12-01T09:40:00+08:00' });
  t.same(await qixian(folder, 'why'), before, 'every deadline stands');
  t.same(await feedBytes(), feed, 'the feed has the same bytes under the same tag');
  t.notMatch(service.printed(), 'qx_api_', 'the token was shown once');
  t.match(await qixian(folder, 'run-day', '2025-12-01'), {
    code: 0,
    printed: /0 reminders planned, 0 letters/,
  });
  t.same(outbox(folder.DATA_DIR), told);
  t.equal(await service.stop(), 0, 'asked to stop, it ends well');
});

async function letters(): Promise<string[]> {
  return Promise.all(outbox(folder.DATA_DIR).map(async (each) => (await readMessage(each)).text));
}

async function page(path: string): Promise<string> {
  return (await fetch(service.url + path)).text();
}

async function feedBytes() {
  const reply = await fetch(`${service.url}/calendar/policies.ics`);
  return { body: await reply.text(), etag: reply.headers.get('etag') };
}
