import ICAL from 'ical.js';
import type { Test } from 'tap';
import tap from 'tap';
import { readMessage } from '../../src/letters/read.ts';
import { makeTestPlace } from '../support/database.ts';
import { postOffice, type Received } from './support/post-office.ts';
import { ownFolder, qixian, runToEnd, startService, until } from './support/spawned.ts';

const limit = { timeout: 110_000 };
const administrator = { ADMIN_EMAIL: 'admin@qixian.example', ADMIN_PASSWORD: 'correct horse battery' };
const at = (time: string) => ({ CLOCK: `2025-12-01T${time}+08:00` });

/** The demonstration loaded on the eve of nine o'clock by the command line, and a relay that takes its letters. */
async function eve(t: Test) {
  const relay = await postOffice(t);
  const rows = await placeOf(t);
  const env = {
    ...rows,
    ...administrator,
    SMTP_URL: relay.url,
    DEMO: 'off',
    REVIEW: 'off',
    PUBLIC_URL: 'https://qixian.example',
  };
  const demo = await qixian({ ...env, ...at('08:59:50') }, 'demo');
  if (demo.code !== 0) throw new Error(demo.printed);
  return { env, relay };
}

tap.test(
  'a real relay receives the digest, which names Jiading’s last day with its quote',
  limit,
  async (t) => {
    const { env, relay } = await eve(t);
    await startService(t, { ...env, ...at('09:00:05') });
    await until('the digest', () => relay.received.length > 0);
    const [letter] = relay.received as [Received];
    t.same(letter.to, ['chen.min@demo.example']);
    t.match((await readMessage(letter.text)).text, /2025年12月31日[\s\S]*有效期至2025年12月31日/);
  },
);

tap.test(
  'killed while a letter is on the wire, it posts the same letter again when the lease is over, and then no more',
  limit,
  async (t) => {
    const { env, relay } = await eve(t);
    relay.hold();
    const first = await startService(t, { ...env, ...at('09:00:05') });
    await until('the letter on the wire', () => relay.received.length === 1);
    await first.kill();
    relay.release();
    const second = await startService(t, { ...env, ...at('09:05:00') });
    await ticked(second.url);
    t.equal(relay.received.length, 1, 'another may still be posting it');
    await second.kill();
    const third = await startService(t, { ...env, ...at('09:30:00') });
    await until('the letter again', () => relay.received.length === 2);
    const [before, again] = relay.received as [Received, Received];
    t.equal(again.text, before.text, 'the same bytes under the same Message-ID');
    await until('the answer to be recorded', async () => (await page(third.url)).includes('badge sent'));
    await third.kill();
    const fourth = await startService(t, { ...env, ...at('10:30:00') });
    await ticked(fourth.url);
    t.equal(relay.received.length, 2, 'killed while idle, it posts nothing');
    t.equal(new Set(relay.received.map(({ messageId }) => messageId)).size, 1);
  },
);

tap.test(
  'told by letter, corrected once, and moved in the calendar: an extension from end to end',
  limit,
  async (t) => {
    const { env, relay } = await eve(t);
    const { url } = await startService(t, { ...env, ...at('09:00:05') });
    await until('the digest', async () => (await page(url)).includes('badge sent'));
    const call = await signedIn(url);
    const [before] = await jiading(url);
    const { id } = await call('/announcements', extension);
    const rehearsal = await call(`/announcements/${id}/rehearsal`);
    t.match(rehearsal, { corrections: 1, enterprises: 1 });
    t.same(await jiading(url), [before], 'a rehearsal moves nothing');
    const { digest } = rehearsal;
    t.match(await call(`/announcements/${id}/publication`, { digest: '0'.repeat(64) }), {
      code: 'rehearsal-stale',
    });
    t.match(await call(`/announcements/${id}/publication`, { digest }), { digest });
    t.match(await call(`/announcements/${id}/publication`, { digest }), { status: 409 }, 'once');
    t.same(await jiading(url), [{ uid: before?.uid, sequence: 1, on: '2026-12-31' }]);
    // The service's own minute may be first.
    t.match(await qixian(env, 'run-day', '2025-12-01'), { code: 0 });
    await until('the correction', async () => relay.received.length > 1);
    t.equal(relay.received.length, 2, 'one correction');
    const { text } = await readMessage(relay.received[1]?.text ?? '');
    for (const words of ['2025年12月31日', '2026年12月31日', '关于延长有效期的通知']) t.match(text, words);
    t.match(await qixian(env, 'run-day', '2025-12-01'), {
      code: 0,
      printed: /0 reminders planned, 0 letters/,
    });
    t.match(await qixian(env, 'run-day', '2025-12-24'), { code: 0 });
    const later = relay.received.slice(2).map(({ text }) => text);
    for (const text of later)
      t.notMatch(
        (await readMessage(text)).text,
        /嘉定[^\n]*有效期届满\n(?:(?!\n\n)[\s\S])*期限：2025年12月31日/,
        'the old date is never reminded of again',
      );
    t.ok(later.length > 0, 'but the notice itself is told, in the next digest');
  },
);

tap.test('of two copies started at once on one place, both serve or one says why not', limit, async (t) => {
  const env = { ...(await placeOf(t)), DEMO: 'off', ...at('09:00:05') };
  if (process.env.TEST_DATABASE_URL) {
    const copies = await Promise.all([startService(t, env), startService(t, env)]);
    for (const { url } of copies) t.equal((await fetch(`${url}/readyz`)).status, 200);
    const tokens = copies.filter(({ printed }) => printed().includes('qx_api_'));
    t.equal(tokens.length, 1, 'one of them prints the token');
  } else {
    await startService(t, env);
    const { code, printed } = await runToEnd(['src/main.ts'], env);
    t.equal(code, 1);
    t.match(printed, /^[^\n]* is in use by [^\n]*\n$/);
  }
});

/** Where its rows lie: in a folder, or on the server of `TEST_DATABASE_URL`. */
async function placeOf(t: Test): Promise<Record<string, string>> {
  const folder = ownFolder(t);
  if (!process.env.TEST_DATABASE_URL) return folder;
  const place = await makeTestPlace(t);
  if (!('databaseUrl' in place)) throw new Error('not on a server');
  return { ...folder, DATABASE_URL: place.databaseUrl, SECRET: 's'.repeat(40) };
}

const title = { zh: '关于延长有效期的通知', en: 'Notice of extension' };
const extension = {
  title,
  source: { title, quote: '有效期延长至2026年12月31日' },
  publishedOn: '2025-12-01',
  effect: { kind: 'extension', policyKey: 'jiading-industrial-internet', until: '2026-12-31' },
};

async function page(url: string): Promise<string> {
  return await (await fetch(`${url}/`)).text();
}

/** A start looks at what is due at once; this waits until that look is over, as the next one waits its turn. */
async function ticked(url: string) {
  await page(url);
  await new Promise((over) => setTimeout(over, 2_500));
}

async function signedIn(url: string) {
  const api = `${url}/api/v1`;
  const send = async (path: string, body: object, headers = {}) => {
    const reply = await fetch(api + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await reply.json()) as Record<string, string>;
  };
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administrator;
  const { token } = await send('/tokens', { email, password });
  return (path: string, body: object = {}) => send(path, body, { authorization: `Bearer ${token}` });
}

/** The event of Jiading's last day, as another library reads its calendar. */
async function jiading(url: string) {
  const text = await (await fetch(`${url}/calendar/policies/jiading-industrial-internet.ics`)).text();
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, startDate } = new ICAL.Event(component);
    return { uid, sequence, on: String(startDate) };
  });
}
