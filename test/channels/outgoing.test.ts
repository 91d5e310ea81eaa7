import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { guardOf } from '../../src/channels/outgoing/guard.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { answering, serve } from './support/serve.ts';

const call = (url: string) => ({
  url,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{}'),
});

/** A TCP server that does as told with each connection. */
async function raw(on: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    on(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((done) => server.close(() => done()));
  };
  return { port, sockets, url: `http://127.0.0.1:${port}`, close };
}

t.test('no private address is called, however it is written, and nothing reaches the server', async (t) => {
  const server = await serve(answering(200));
  const out = outgoing({ allow: [] });
  const hosts = [
    '127.0.0.1',
    '0x7f000001',
    '2130706433',
    '127.1',
    '0177.0.0.1',
    '１２７.0.0.1',
    '0',
    '0.0.0.0',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::]',
    '[::1]',
    '[fd00::1]',
    '[fe80::1]',
    '[ff02::1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[2001:db8::1]',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ];
  for (const scheme of ['http', 'https']) {
    for (const host of hosts) {
      const answer = await out.post(call(`${scheme}://${host}:${server.port}/`));
      t.same(answer, { trouble: 'private-address', code: '' }, `${scheme} ${host}`);
      t.equal(out.host(new URL(`http://${host}`).hostname), 'refused', host);
    }
  }
  t.same(server.asked, []);
  await server.close();
});

t.test('public addresses at the edges of the private ranges are not refused', async (t) => {
  const { refusal, host } = guardOf([]);
  for (const address of [
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '172.32.0.0',
    '223.5.5.5',
    '2400:3200::1',
  ]) {
    t.equal(refusal('example.com', address, true), undefined, address);
    t.equal(refusal('example.com', address, false), 'not-https', address);
    t.equal(host(address), 'open');
  }
});

t.test('a name is refused where any of what it is looked up to is private', async (t) => {
  const server = await serve(answering(200));
  for (const addresses of [
    ['127.0.0.1'],
    ['223.5.5.5', '127.0.0.1'],
    ['::1'],
    ['fe80::1%lo'],
    ['10.1.2.3'],
  ]) {
    const out = outgoing({ allow: [], resolve: async () => addresses });
    const answer = await out.post(call(`https://hook.example:${server.port}/`));
    t.same(answer, { trouble: 'private-name', code: '' }, addresses.join());
  }
  const real = await outgoing({ allow: [] }).post(call(`http://localhost:${server.port}/`));
  t.same(real, { trouble: 'private-name', code: '' });
  t.equal(outgoing({ allow: [] }).host('localhost.'), 'refused');
  t.equal(outgoing({ allow: [] }).host('a.localhost'), 'refused');
  t.same(server.asked, []);
  await server.close();
});

t.test(
  'what was judged is what is connected to: a second answer of the name server has no effect',
  async (t) => {
    const server = await serve(answering(200));
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    let asked = 0;
    const resolve = async () => answers[asked++] ?? [];
    const out = outgoing({ allow: ['127.0.0.1'], resolve });
    t.match(await out.post(call(`http://hook.example:${server.port}/`)), { status: 200 });
    t.equal(asked, 1, 'one look-up for one call');
    t.same(await out.post(call(`http://hook.example:${server.port}/`)), {
      trouble: 'private-name',
      code: '',
    });
    t.equal(server.asked.length, 1);
    t.match(await out.post(call(`http://hook.example:${server.port}/`)), { trouble: 'no-name' });
    await server.close();
  },
);

t.test('the operator allows names, addresses and ranges, also by plain http', async (t) => {
  const server = await serve(answering(200));
  const resolve = async () => ['127.0.0.1'];
  for (const allow of [['127.0.0.1'], ['127.0.0.0/8'], ['::1', 'Gateway.Example'], ['gateway.example.']]) {
    const out = outgoing({ allow, resolve });
    t.match(await out.post(call(`http://gateway.example:${server.port}/`)), { status: 200 }, allow.join());
  }
  const named = outgoing({ allow: ['gateway.example'], resolve });
  t.equal(named.host('gateway.example'), 'allowed');
  t.match(await named.post(call(`http://other.example:${server.port}/`)), { trouble: 'private-name' });
  t.match(await named.post(call(`http://127.0.0.1:${server.port}/`)), { trouble: 'private-address' });
  t.equal(guardOf(['fd00::/8']).refusal('x.example', 'fd12::1', false), undefined);
  t.equal(guardOf(['fd00::/8']).refusal('x.example', 'fe80::1', false), 'private-name');
  await server.close();
});

t.test('an entry that allows nothing that can be named is refused', async (t) => {
  for (const entry of [
    '',
    'https://x.example',
    '10.0.0.0/33',
    '10.0.0.0/x',
    '10.0.0.0/8/8',
    '10.0',
    'a b',
    '*',
    '-x.cn',
  ])
    t.throws(() => guardOf([entry]), RangeError, entry);
});

t.test('plain http to a public host, other schemes and credentials are refused', async (t) => {
  const out = outgoing({ allow: [], resolve: async () => ['223.5.5.5'] });
  t.same(await out.post(call('http://hook.example/')), { trouble: 'not-https', code: '' });
  for (const url of [
    'ftp://hook.example/',
    'file:///etc/passwd',
    'https://a:b@hook.example/',
    'hook.example',
    '',
  ])
    t.same(await out.post(call(url)), { trouble: 'bad-address', code: '' }, url);
});

t.test('the call carries its headers and exact bytes, and asks for nothing packed', async (t) => {
  const server = await serve(answering(201, 'taken', { 'retry-after': '7' }));
  const body = Buffer.from('{"a":"期限 🏭"}');
  const headers = { 'content-type': 'application/json', 'x-own': '1' };
  const answer = await outgoing({ allow: ['127.0.0.1'] }).post({ url: `${server.url}/p?k=1`, headers, body });
  t.match(answer, { status: 201, retryAfter: '7', body: 'taken' });
  const [asked] = server.asked;
  t.match(asked?.headers, {
    'x-own': '1',
    'accept-encoding': 'identity',
    'content-length': String(body.length),
  });
  t.same([asked?.method, asked?.url.pathname, asked?.url.search], ['POST', '/p', '?k=1']);
  t.ok(asked?.body.equals(body));
  await server.close();
});

t.test('a redirect is an answer and is not followed', async (t) => {
  const inner = await serve(answering(200));
  const outer = await serve(answering(307, '', { location: inner.url }));
  t.match(await outgoing({ allow: ['127.0.0.1'] }).post(call(outer.url)), { status: 307 });
  t.same(inner.asked, []);
  await Promise.all([inner.close(), outer.close()]);
});

t.test('an endless answer is cut off at 64 KB, and its status stands', async (t) => {
  let written = 0;
  const server = await serve((_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384;
    };
    response.on('drain', more);
    more();
  });
  const answer = await outgoing({ allow: ['127.0.0.1'] }).post(call(server.url));
  t.match(answer, { status: 200 });
  t.notOk('body' in answer);
  t.ok(written < 20_000_000, `${written} bytes`);
  await server.close();
});

t.test('exactly 64 KB are read, one byte more is not', async (t) => {
  for (const [length, isRead] of [
    [65_536, true],
    [65_537, false],
  ] as const) {
    const server = await serve(answering(200, 'x'.repeat(length)));
    const answer = await outgoing({ allow: ['127.0.0.1'] }).post(call(server.url));
    t.equal('body' in answer, isRead);
    await server.close();
  }
});

t.test('a packed answer is not unpacked', async (t) => {
  const bomb = gzipSync(Buffer.alloc(30_000_000));
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  });
  const answer = await outgoing({ allow: ['127.0.0.1'] }).post(call(server.url));
  t.ok(bomb.length < 65_536);
  t.ok('body' in answer && (answer.body?.length ?? 0) <= bomb.length);
  await server.close();
});

t.test('a body that trickles ends with the time limit, and its status stands', async (t) => {
  const server = await raw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nx');
  });
  const answer = await outgoing({ allow: ['127.0.0.1'], timeout: 300 }).post(call(server.url));
  t.match(answer, { status: 200 });
  t.notOk('body' in answer);
  await server.close();
});

t.test(
  'silence after the message is lost; so are a broken connection and an answer that is none',
  async (t) => {
    const silent = await raw((socket) => void socket.resume());
    t.match(await outgoing({ allow: ['127.0.0.1'], timeout: 300 }).post(call(silent.url)), {
      trouble: 'lost',
    });
    await silent.close();
    for (const reply of [
      '',
      'nonsense\r\n\r\n',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
    ]) {
      const server = await raw((socket) => socket.on('data', () => socket.end(reply)));
      t.match(
        await outgoing({ allow: ['127.0.0.1'] }).post(call(server.url)),
        { trouble: 'lost' },
        reply.slice(0, 20),
      );
      await server.close();
    }
  },
);

t.test('what never had the whole message did not take it', async (t) => {
  const gone = await raw(() => {});
  await gone.close();
  const out = outgoing({ allow: ['127.0.0.1'], timeout: 500 });
  t.match(await out.post(call(gone.url)), { trouble: 'no-answer', code: 'ECONNREFUSED' });
  const deaf = await raw((socket) => socket.pause());
  t.match(await out.post(call(deaf.url.replace('http', 'https'))), { trouble: 'no-answer' }, 'no handshake');
  const big = { ...call(deaf.url), body: Buffer.alloc(30_000_000) };
  t.match(await out.post(big), { trouble: 'no-answer' }, 'half a message');
  await deaf.close();
  const slow = outgoing({ allow: [], timeout: 200, resolve: () => new Promise(() => {}) });
  t.match(await slow.post(call('https://hook.example/')), { trouble: 'no-answer' }, 'no look-up');
});

t.test('by https, the name is vouched for although the address was looked up before', async (t) => {
  const pem = readFileSync('test/channels/support/hook.example.pem');
  const server = createSecureServer({ key: pem, cert: pem }, (request, response) => {
    request.resume().on('end', () => response.writeHead(204).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const out = outgoing({ allow: ['127.0.0.1'], resolve: async () => ['127.0.0.1'] });
  t.match(
    await out.post(call(`https://hook.example:${port}/`)),
    { trouble: 'certificate' },
    'unknown issuer',
  );
  const known = getCACertificates('default');
  setDefaultCACertificates([...known, pem.toString().slice(pem.indexOf('-----BEGIN CERTIFICATE'))]);
  t.teardown(() => setDefaultCACertificates(known));
  t.match(await out.post(call(`https://hook.example:${port}/`)), { status: 204 });
  t.match(await out.post(call(`https://other.example:${port}/`)), { trouble: 'certificate' }, 'another name');
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

t.test('a name that does not exist is told apart', async (t) => {
  const resolve = async () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
  const answer = await outgoing({ allow: [], resolve }).post(call('https://hook.example/secret'));
  t.same(answer, { trouble: 'no-name', code: 'ENOTFOUND' });
});
