import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import t from 'tap';
import type { Message } from '../../src/channels/channel.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { webhookChannel } from '../../src/channels/webhook/webhook.ts';
import { type Asked, answering, serve } from './support/serve.ts';

const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
const next = `whsec_${Buffer.alloc(64, 7).toString('base64')}`;
/** The verifier of the standard reads the real clock. */
const now = Temporal.Now.instant();

function message(to: string, more: Partial<Message> = {}): Message {
  const bytes = Buffer.from('{"type":"test","timestamp":"2025-12-01T01:00:00Z","data":{"名":"晨光 🏭"}}');
  return { id: '0192f3a4-letter', envelope: { to }, secret, bytes, at: now, ...more };
}

const channel = webhookChannel(outgoing({ allow: ['127.0.0.1'], timeout: 500 }));

function verified(asked: Asked | undefined, withSecret: string) {
  const headers = Object.fromEntries(Object.entries(asked?.headers ?? {}).map(([k, v]) => [k, String(v)]));
  return new Webhook(withSecret).verify(asked?.body.toString('utf8') ?? '', headers);
}

t.test('the standard’s own verifier takes what is sent, and the id stays over attempts', async (t) => {
  const server = await serve(answering(204));
  const one = message(server.url);
  t.match(await channel.post(one), { outcome: 'accepted', detail: 'HTTP 204' });
  t.match(await channel.post({ ...one, at: now.add({ seconds: 90 }) }), { outcome: 'accepted' });
  const [first, second] = server.asked;
  t.same(verified(first, secret), JSON.parse(Buffer.from(one.bytes).toString('utf8')));
  verified(second, secret);
  t.ok(first?.body.equals(one.bytes));
  t.equal(first?.headers['webhook-id'], '0192f3a4-letter');
  t.equal(second?.headers['webhook-id'], '0192f3a4-letter');
  t.equal(
    Number(second?.headers['webhook-timestamp']) - Number(first?.headers['webhook-timestamp']),
    90,
    'the time is the attempt’s',
  );
  t.throws(() => verified(first, next), 'another secret does not');
  await server.close();
});

t.test('the signature is over id, timestamp and body with dots between', async (t) => {
  const server = await serve(answering(200));
  await channel.post(
    message(server.url, { at: Temporal.Instant.from('2025-12-01T01:00:00.9Z'), bytes: Buffer.from('{}') }),
  );
  const signed = createHmac('sha256', '0123456789abcdef01234567')
    .update('0192f3a4-letter.1764550800.{}')
    .digest('base64');
  t.equal(server.asked[0]?.headers['webhook-signature'], `v1,${signed}`);
  await server.close();
});

t.test('while a secret is exchanged either of the two verifies', async (t) => {
  const server = await serve(answering(200));
  await channel.post(message(server.url, { secret: `${secret} ${next}` }));
  verified(server.asked[0], secret);
  verified(server.asked[0], next);
  t.match(server.asked[0]?.headers['webhook-signature'], /^v1,\S+ v1,\S+$/);
  await server.close();
});

t.test('without a usable secret nothing is sent', async (t) => {
  const server = await serve(answering(200));
  for (const bad of [
    undefined,
    '',
    'whsec_',
    'secret',
    `whsec_${Buffer.alloc(23).toString('base64')}`,
    `${secret} x`,
  ]) {
    const { secret: _, ...unsigned } = message(server.url);
    const outcome = await channel.post(bad === undefined ? unsigned : { ...unsigned, secret: bad });
    t.match(outcome, { outcome: 'refused', permanent: true, blame: 'recipient', detail: 'bad-secret' });
  }
  t.same(server.asked, []);
  await server.close();
});

t.test('each status has its meaning', async (t) => {
  const later = { outcome: 'deferred', blame: 'network' };
  const failing = { outcome: 'deferred', blame: 'recipient' };
  const table: Array<[number, object, Record<string, string>?]> = [
    [200, { outcome: 'accepted' }],
    [299, { outcome: 'accepted' }],
    [301, { ...failing, detail: 'redirect: HTTP 301' }, { location: 'https://example.com/' }],
    [400, { ...failing, detail: 'failed: HTTP 400' }],
    [401, failing],
    [404, failing],
    [500, failing],
    [410, { outcome: 'refused', permanent: true, blame: 'recipient', detail: 'gone: HTTP 410' }],
    [413, { outcome: 'refused', blame: 'relay', detail: 'too-long: HTTP 413' }],
    [429, { ...later, retryAfterSeconds: 120, detail: 'too-fast: HTTP 429' }, { 'retry-after': '120' }],
    [502, later],
    [503, { ...later, retryAfterSeconds: 86_400, detail: 'busy: HTTP 503' }, { 'retry-after': '999999' }],
    [504, { ...later, retryAfterSeconds: undefined }, { 'retry-after': 'soon' }],
  ];
  for (const [status, expected, headers] of table) {
    const server = await serve(answering(status, 'token=hunter2 internal page', headers));
    const outcome = await channel.post(message(server.url));
    t.match(outcome, expected, String(status));
    t.notMatch(JSON.stringify(outcome), /hunter2|internal/, 'the body of an answer is nobody’s to read');
    await server.close();
  }
});

t.test('a wait may be an instant, counted from the attempt', async (t) => {
  const server = await serve(answering(429, '', { 'retry-after': 'Mon, 01 Dec 2025 01:01:30 GMT' }));
  for (const [at, seconds] of [
    ['2025-12-01T01:00:00Z', 90],
    ['2025-12-01T02:00:00Z', 0],
  ] as const)
    t.match(await channel.post(message(server.url, { at: Temporal.Instant.from(at) })), {
      retryAfterSeconds: seconds,
    });
  await server.close();
});

t.test('silence leaves it unknown, and no detail repeats the address or the secret', async (t) => {
  const server = await serve(() => {});
  const lost = await channel.post(message(`${server.url}/hook/verysecret?key=alsosecret`));
  t.match(lost, { outcome: 'unknown', blame: 'network', detail: /^lost/ });
  await server.close();
  const gone = await channel.post(message(`${server.url}/hook/verysecret?key=alsosecret`));
  t.match(gone, { outcome: 'deferred', blame: 'network', detail: 'no-answer: ECONNREFUSED' });
  const named = await channel.post(message('https://verysecret.invalid/alsosecret'));
  t.match(named, { outcome: 'deferred', detail: /^no-name: E/ });
  t.notMatch(JSON.stringify([lost, gone, named]), /verysecret|alsosecret|whsec/);
});

t.test('a private address stops, a name that leads to one waits', async (t) => {
  const guarded = webhookChannel(outgoing({ allow: [], resolve: async () => ['10.0.0.1'] }));
  t.match(await guarded.post(message('https://10.0.0.1/')), {
    outcome: 'refused',
    permanent: true,
    blame: 'recipient',
  });
  t.match(await guarded.post(message('https://hook.example/')), { outcome: 'deferred', blame: 'network' });
});

t.test('closing waits for what is in flight', async (t) => {
  const server = await serve((_, response) => setImmediate(() => response.end()));
  const own = webhookChannel(outgoing({ allow: ['127.0.0.1'] }));
  const posting = own.post(message(server.url));
  await own.close();
  t.equal(server.asked.length, 1);
  t.match(await posting, { outcome: 'accepted' });
  await server.close();
});
