import t from 'tap';
import type { Channel } from '../../src/channels/channel.ts';
import { dingtalkChannel } from '../../src/channels/dingtalk/dingtalk.ts';
import { feishuChannel } from '../../src/channels/feishu/feishu.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { wecomChannel } from '../../src/channels/wecom/wecom.ts';
import { renderRobot, testLetter } from '../../src/letters/robot.ts';
import { answering, serve } from './support/serve.ts';
import { dingtalkServer, feishuServer, wecomServer } from './support/vendors.ts';

const start = Temporal.Instant.from('2025-12-01T01:00:00Z');
const out = outgoing({ allow: ['127.0.0.1'], timeout: 2000 });
const wecom = wecomChannel(out);
const dingtalk = dingtalkChannel(out);
const feishu = feishuChannel(out);
const letter = testLetter('zh', 'https://qixian.example/');

const stopped = { outcome: 'refused', permanent: true, blame: 'recipient' };
const later = { outcome: 'deferred', blame: 'network' };

type Post = { to: string; secret?: string; bytes?: Uint8Array; at?: Temporal.Instant };

function post(channel: Channel, { to, at = start, secret, bytes }: Post) {
  const name = channel.name as 'wecom' | 'dingtalk' | 'feishu';
  const { bytes: rendered } = renderRobot(name, letter);
  return channel.post({
    id: 'l1',
    envelope: { to },
    bytes: bytes ?? rendered,
    at,
    ...(secret && { secret }),
  });
}

t.test('WeCom takes a message, and says what is wrong with a code under HTTP 200', async (t) => {
  const server = await wecomServer({ clock: { now: start }, key: 'k-1234567' });
  const to = `${server.url}/cgi-bin/webhook/send?key=k-1234567`;
  t.match(await post(wecom, { to }), { outcome: 'accepted', detail: 'code 0' });
  t.match(await post(wecom, { to: to.replace('k-1', 'k-2') }), {
    ...stopped,
    detail: /^removed: code 93000/,
  });
  const long = Buffer.from(JSON.stringify({ msgtype: 'markdown', markdown: { content: '字'.repeat(1400) } }));
  t.match(await post(wecom, { to, bytes: long }), {
    outcome: 'refused',
    blame: 'relay',
    detail: /^too-long: code 40058/,
  });
  const empty = Buffer.from(JSON.stringify({ msgtype: 'text', text: {} }));
  t.match(await post(wecom, { to, bytes: empty }), {
    outcome: 'refused',
    blame: 'relay',
    detail: /^content/,
  });
  await server.close();
});

t.test('WeCom’s twenty-first in a minute waits, and blames nobody', async (t) => {
  const clock = { now: start };
  const server = await wecomServer({ clock, key: 'k' });
  const to = `${server.url}/cgi-bin/webhook/send?key=k`;
  for (let n = 0; n < 20; n++) t.match(await post(wecom, { to }), { outcome: 'accepted' });
  t.match(await post(wecom, { to }), { ...later, retryAfterSeconds: 60, detail: /^too-fast: code 45009/ });
  clock.now = start.add({ seconds: 61 });
  t.match(await post(wecom, { to }), { outcome: 'accepted' });
  await server.close();
});

t.test('DingTalk checks signature, keyword, IP and token', async (t) => {
  const clock = { now: start };
  const signed = await dingtalkServer({ clock, token: 't1', secret: 'SECtest', keyword: '期限' });
  const to = `${signed.url}/robot/send?access_token=t1`;
  t.match(await post(dingtalk, { to, secret: 'SECtest' }), { outcome: 'accepted' });
  t.match(await post(dingtalk, { to, secret: 'SECother' }), {
    ...stopped,
    detail: /^signature: code 310000/,
  });
  t.match(await post(dingtalk, { to: `${to}x`, secret: 'SECtest' }), { ...stopped, detail: /^removed/ });
  await signed.close();
  const picky = await dingtalkServer({ clock, token: 't1', keyword: '监控报警' });
  t.match(await post(dingtalk, { to: `${picky.url}/robot/send?access_token=t1` }), {
    ...stopped,
    detail: /^keyword/,
  });
  await picky.close();
  const far = await dingtalkServer({ clock, token: 't1', ip: '10.1.1.1' });
  t.match(await post(dingtalk, { to: `${far.url}/robot/send?access_token=t1` }), {
    ...stopped,
    detail: /^ip/,
  });
  await far.close();
});

t.test('DingTalk’s signature is the one that its description gives', async (t) => {
  const server = await serve(answering(200, '{"errcode":0,"errmsg":"ok"}'));
  await post(dingtalk, { to: `${server.url}/robot/send?access_token=t1`, secret: 'SECtest' });
  // HMAC-SHA256 with key "SECtest" over "1764550800000\nSECtest", computed apart.
  t.equal(
    server.asked[0]?.url.search,
    '?access_token=t1&timestamp=1764550800000&sign=rGmYVQe9%2BKC7mb7djJOBUohBKzh1tMUlCWGNtHlaljo%3D',
  );
  await server.close();
});

t.test('DingTalk blocks for ten minutes, and the outcome says so', async (t) => {
  const clock = { now: start };
  const server = await dingtalkServer({ clock, token: 't1' });
  const to = `${server.url}/robot/send?access_token=t1`;
  for (let n = 0; n < 20; n++) await post(dingtalk, { to });
  const blocked = await post(dingtalk, { to });
  t.match(blocked, { ...later, retryAfterSeconds: 600, detail: /^too-fast: code 130101/ });
  clock.now = start.add({ seconds: 599 });
  t.match(await post(dingtalk, { to }), { outcome: 'deferred' });
  clock.now = start.add({ seconds: blocked.retryAfterSeconds ?? 0 });
  t.match(await post(dingtalk, { to }), { outcome: 'accepted' });
  await server.close();
});

t.test('Feishu checks signature, keyword, IP and token', async (t) => {
  const clock = { now: start };
  const signed = await feishuServer({ clock, token: 'tok-en', secret: 'fs-secret', keyword: 'Qixian' });
  const to = `${signed.url}/open-apis/bot/v2/hook/tok-en`;
  t.match(await post(feishu, { to, secret: 'fs-secret' }), { outcome: 'accepted' });
  t.match(await post(feishu, { to, secret: 'fs-other' }), { ...stopped, detail: /^signature: code 19021/ });
  t.match(await post(feishu, { to }), { ...stopped, detail: /^signature/ }, 'none given');
  t.match(await post(feishu, { to: `${to}x` }), { ...stopped, detail: /^removed: code 19001/ });
  const bad = Buffer.from('{"msg_type":"post"}');
  t.match(await post(feishu, { to, secret: 'fs-secret', bytes: bad }), {
    outcome: 'refused',
    blame: 'relay',
  });
  await signed.close();
  const picky = await feishuServer({ clock, token: 'tok-en', keyword: '生日' });
  t.match(await post(feishu, { to: `${picky.url}/open-apis/bot/v2/hook/tok-en` }), {
    ...stopped,
    detail: /^keyword/,
  });
  await picky.close();
  const far = await feishuServer({ clock, token: 'tok-en', ip: '10.1.1.1' });
  t.match(await post(feishu, { to: `${far.url}/open-apis/bot/v2/hook/tok-en` }), {
    ...stopped,
    detail: /^ip/,
  });
  await far.close();
});

t.test('Feishu’s signature is the one that its description gives, before the same bytes', async (t) => {
  const server = await serve(answering(200, '{"code":0,"msg":"success"}'));
  await post(feishu, {
    to: `${server.url}/open-apis/bot/v2/hook/x`,
    secret: 'fs-secret',
    bytes: Buffer.from('{"a":1}'),
  });
  // HMAC-SHA256 with key "1764550800\nfs-secret" over nothing, computed apart.
  const sign = 'SPVnpU19vayiWBQO2Mqfrc6aI93WC5zpPLQMI/kdnWg=';
  t.equal(server.asked[0]?.body.toString(), `{"timestamp":"1764550800","sign":"${sign}","a":1}`);
  await server.close();
});

t.test('Feishu’s sixth in a second waits', async (t) => {
  const clock = { now: start };
  const server = await feishuServer({ clock, token: 'x' });
  const to = `${server.url}/open-apis/bot/v2/hook/x`;
  for (let n = 0; n < 5; n++) t.match(await post(feishu, { to }), { outcome: 'accepted' });
  t.match(await post(feishu, { to }), { ...later, retryAfterSeconds: 60, detail: /^too-fast: code 11232/ });
  await server.close();
});

t.test('a signature that fails because clocks differ by hours stops nobody', async (t) => {
  const clock = { now: start.add({ hours: 3 }) };
  const ding = await dingtalkServer({ clock, token: 't1', secret: 'SECtest' });
  const lark = await feishuServer({ clock, token: 'x', secret: 'fs-secret' });
  const ours = { outcome: 'deferred', blame: 'relay', detail: /^clock/ };
  t.match(await post(dingtalk, { to: `${ding.url}/robot/send?access_token=t1`, secret: 'SECtest' }), ours);
  t.match(await post(feishu, { to: `${lark.url}/open-apis/bot/v2/hook/x`, secret: 'fs-secret' }), ours);
  await Promise.all([ding.close(), lark.close()]);
});

t.test('answers that the servers above cannot be brought to give', async (t) => {
  const table: Array<[Channel, number, string, object]> = [
    [wecom, 200, '{"errcode":-1,"errmsg":"system busy"}', { ...later, detail: /^busy/ }],
    [wecom, 200, '{"errcode":93004,"errmsg":"x"}', stopped],
    [
      wecom,
      200,
      '{"errcode":77777,"errmsg":"x"}',
      { outcome: 'deferred', blame: 'recipient', detail: 'other: code 77777 x' },
    ],
    [wecom, 200, '<html>', { outcome: 'unknown', detail: /^unreadable/ }],
    [wecom, 200, '"0"', { outcome: 'unknown' }],
    [wecom, 502, '<html>', { ...later, detail: 'busy: HTTP 502' }],
    [wecom, 302, '', { outcome: 'deferred', detail: 'redirect: HTTP 302' }],
    [
      dingtalk,
      200,
      '{"errcode":400102,"errmsg":"机器人已停用"}',
      { ...stopped, detail: 'removed: code 400102 机器人已停用' },
    ],
    [dingtalk, 200, '{"errcode":410100,"errmsg":"x"}', { ...later, retryAfterSeconds: 600 }],
    [dingtalk, 200, '{"errcode":310000,"errmsg":"其他"}', { ...stopped, detail: /^security/ }],
    [
      dingtalk,
      200,
      '{"errcode":310000,"errmsg":"description:关键词不匹配;"}',
      { ...stopped, detail: /^keyword/ },
    ],
    [dingtalk, 200, '{"errcode":430104,"errmsg":"x"}', { outcome: 'refused', blame: 'relay' }],
    [feishu, 200, '{"StatusCode":0,"StatusMessage":"success"}', { outcome: 'accepted' }],
    [
      feishu,
      400,
      '{"code":9499,"msg":"Bad Request"}',
      { outcome: 'refused', blame: 'relay', detail: /^content/ },
    ],
    [feishu, 200, '{"code":9499,"msg":"too many request"}', { ...later, retryAfterSeconds: 60 }],
    [feishu, 429, '{"code":99991400,"msg":"request trigger frequency limit"}', later],
    [feishu, 500, '{"code":0,"msg":"?"}', { outcome: 'deferred', detail: /^other/ }],
  ];
  for (const [channel, status, body, expected] of table) {
    const server = await serve(answering(status, body));
    t.match(await post(channel, { to: `${server.url}/x?key=k` }), expected, `${channel.name} ${body}`);
    await server.close();
  }
});

t.test('a vendor that repeats the key or the secret is not quoted', async (t) => {
  const server = await serve(answering(200, '{"errcode":93000,"errmsg":"no robot key-verysecret here"}'));
  const one = await post(wecom, { to: `${server.url}/send?key=key-verysecret` });
  const two = await post(dingtalk, { to: `${server.url}/send`, secret: 'key-verysecret' });
  t.equal(one.detail, 'removed: code 93000');
  t.notMatch(two.detail, 'verysecret');
  await server.close();
});
