import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { NodemailerError } from 'nodemailer';
import t from 'tap';
import type { Message } from '../../src/channels/channel.ts';
import { outcomeOf } from '../../src/channels/mail/outcome.ts';
import { smtpChannel } from '../../src/channels/mail/smtp.ts';
import { relay, reply, scriptedRelay } from './relay.ts';

const bytes = Buffer.from('Subject: x\r\nMessage-ID: <l1@qixian.example>\r\n\r\n.\r\nline\r\n');

const at = Temporal.Instant.from('2025-12-01T01:00:00Z');

function message(more: Partial<Message> = {}): Message {
  return { id: 'l1', envelope: { from: 'qixian@qixian.example', to: 'lin@example.com' }, bytes, at, ...more };
}

type Running = { url: string; close(): Promise<void> };

/** Posts one message to a relay and stops both. */
async function post(running: Running, one = message(), socketTimeout?: number) {
  const channel = smtpChannel({ url: running.url, ...(socketTimeout && { socketTimeout }) });
  const outcome = await channel.post(one);
  await channel.close();
  await running.close();
  return outcome;
}

t.test('an accepted message arrives byte for byte, under its own envelope', async (t) => {
  const running = await relay();
  const outcome = await post(running);
  t.match(outcome, { outcome: 'accepted', blame: 'relay', detail: /^250 / });
  t.equal(running.taken.length, 1);
  t.same([running.taken[0]?.from, running.taken[0]?.to], ['qixian@qixian.example', ['lin@example.com']]);
  t.ok(running.taken[0]?.bytes.equals(bytes));
});

t.test('many at once use at most five connections, and closing waits for them', async (t) => {
  let open = 0;
  let most = 0;
  const running = await relay({
    onConnect: (_, done) => {
      most = Math.max(most, ++open);
      done();
    },
    onClose: () => {
      open--;
    },
  });
  const channel = smtpChannel({ url: running.url });
  const posts = Array.from({ length: 40 }, (_, n) => channel.post(message({ id: `l${n}` })));
  await channel.close();
  t.ok((await Promise.all(posts)).every(({ outcome }) => outcome === 'accepted'));
  t.equal(running.taken.length, 40);
  t.ok(most <= 5, `${most} connections`);
  await running.close();
});

t.test('550 to the recipient is final and the recipient’s', async (t) => {
  const running = await relay({ onRcptTo: (_, __, done) => done(reply(550, '5.1.1 no such user')) });
  t.match(await post(running), {
    outcome: 'refused',
    permanent: true,
    blame: 'recipient',
    detail: /^550 5\.1\.1/,
  });
});

t.test('a message refused for policy does not condemn the address', async (t) => {
  const running = await relay({ onRcptTo: (_, __, done) => done(reply(550, '5.7.1 relaying denied')) });
  t.match(await post(running), { outcome: 'refused', permanent: false, blame: 'relay' });
  const strict = await relay({
    onData: (stream, _, done) => stream.resume().on('end', () => done(reply(554, '5.6.0 content'))),
  });
  t.match(await post(strict), { outcome: 'refused', permanent: false, blame: 'relay' });
});

t.test('nor does a refusal that does not say of what it speaks', async (t) => {
  const running = await scriptedRelay((line) =>
    line.startsWith('RCPT') ? '550 relay not permitted' : '250 ok',
  );
  const outcome = await post(running);
  t.match(outcome, {
    outcome: 'refused',
    permanent: false,
    blame: 'relay',
    detail: '550 relay not permitted',
  });
});

t.test('451 is for later', async (t) => {
  const running = await relay({ onRcptTo: (_, __, done) => done(reply(451, '4.7.1 greylisted')) });
  const outcome = await post(running);
  t.match(outcome, { outcome: 'deferred', detail: /^451/ });
  t.notOk(outcome.permanent);
});

t.test('a reply after the final dot is a reply, not a doubt', async (t) => {
  const running = await relay({
    onData: (stream, _, done) => stream.resume().on('end', () => done(reply(451, '4.3.0 try later'))),
  });
  t.match(await post(running), { outcome: 'deferred', blame: 'relay' });
});

t.test('a wrong password is the relay’s matter and nobody’s address', async (t) => {
  const running = await relay({ onAuth: (_, __, done) => done(reply(535, '5.7.8 bad credentials')) });
  const url = running.url.replace('smtp://', 'smtp://qixian:s3cret@');
  const outcome = await post({ ...running, url });
  t.match(outcome, { outcome: 'deferred', blame: 'relay', permanent: true, detail: /^535/ });
  t.notMatch(outcome.detail, 's3cret');
});

t.test('so are a relay that wants a sign-in, or has no TLS to give', async (t) => {
  for (const [code, permanent] of [
    [530, true],
    [454, false],
  ] as const) {
    const running = await relay({ onMailFrom: (_, __, done) => done(reply(code, 'sign in first')) });
    t.match(await post(running), { outcome: 'deferred', blame: 'relay', permanent });
  }
  const plain = await relay();
  t.match(await post({ ...plain, url: `${plain.url}?requireTLS=true` }), {
    outcome: 'deferred',
    blame: 'relay',
  });
});

/** Talks SMTP as far as the final dot, then does as told. */
function untilFinalDot(then: (socket: Socket) => void) {
  let inData = false;
  return (line: string, socket: Socket): string | undefined => {
    if (inData) {
      if (line === '.') then(socket);
      return undefined;
    }
    inData = line === 'DATA';
    return inData ? '354 go on' : '250 ok';
  };
}

t.test(
  'a connection lost after the final dot leaves it unknown, and the message is not sent again',
  async (t) => {
    let dots = 0;
    const running = await scriptedRelay(
      untilFinalDot((socket) => {
        dots += 1;
        socket.destroy();
      }),
    );
    const outcome = await post(running);
    t.match(outcome, { outcome: 'unknown', blame: 'network' });
    t.equal(dots, 1);
  },
);

t.test('silence after the final dot is unknown too', async (t) => {
  const running = await scriptedRelay(untilFinalDot(() => {}));
  t.match(await post(running, message(), 300), { outcome: 'unknown', blame: 'network' });
});

t.test('a connection lost before the message is for later', async (t) => {
  const running = await scriptedRelay((line, socket) => {
    if (!line.startsWith('RCPT')) return '250 ok';
    socket.destroy();
    return undefined;
  });
  t.match(await post(running), { outcome: 'deferred', blame: 'network' });
});

t.test('a relay that is not there is for later, and its own trouble', async (t) => {
  const { url, close } = await relay();
  await close();
  t.match(await post({ url, close: async () => {} }), {
    outcome: 'deferred',
    blame: 'relay',
    detail: /ECONNREFUSED/,
  });
});

t.test('so is one that takes the connection and never greets', async (t) => {
  const silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}?greetingTimeout=200`;
  t.match(await post({ url, close: async () => void silent.close() }), {
    outcome: 'deferred',
    blame: 'relay',
  });
});

t.test('so is a name that is not found, and a connection that comes to nothing', async (t) => {
  for (const codes of [
    { code: 'EDNS', originalCode: 'ENOTFOUND' },
    { code: 'ESOCKET', originalCode: 'EHOSTUNREACH' },
    { code: 'ESOCKET', originalCode: 'ETIMEDOUT' },
    { code: 'ETIMEDOUT' },
  ] as const) {
    const error: NodemailerError = Object.assign(new Error('x'), codes);
    t.match(outcomeOf(error, false), { outcome: 'deferred', blame: 'relay' });
  }
  const late: NodemailerError = Object.assign(new Error('x'), { code: 'ETIMEDOUT' });
  t.match(outcomeOf(late, true), { outcome: 'unknown', blame: 'network' }, 'but not after the last byte');
});

t.test('an envelope that holds more than one address never reaches the wire', async (t) => {
  const running = await relay();
  const channel = smtpChannel({ url: running.url });
  for (const to of ['b@x\r\nRCPT TO:<evil@x>', 'x@y, evil@z', 'x@y evil@z', '<x@y>', 'x@y@z', '']) {
    const outcome = await channel.post(message({ envelope: { from: 'qixian@qixian.example', to } }));
    t.match(outcome, { outcome: 'refused', permanent: true, blame: 'recipient' });
  }
  t.same(running.taken, []);
  await channel.close();
  await running.close();
});
