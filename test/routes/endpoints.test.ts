import t from 'tap';
import { claimLetters } from '../../src/cases/claim-letter.ts';
import { erasePerson } from '../../src/cases/erase-person.ts';

import { recordOutcomes } from '../../src/cases/record-outcome.ts';
import { stopAddressFor } from '../../src/cases/stop-address.ts';
import { confirmationLink, subscriptionsLink } from '../../src/cases/tokens.ts';
import { updateEndpoint } from '../../src/db/endpoints.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { addressStop } from '../../src/db/schema/reminding.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

// 甲 registers ways, 乙 must see nothing of them.
const house = await openHouse(t, '2025-12-01T08:00:00+08:00');
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.pudong, 'yi@example.com');
const path = '/api/v1/me/endpoints';
const later = (span: object) => context.clock.set(context.clock.now().add(span));
const hook = (name: string) => ({
  channel: 'webhook',
  label: name,
  address: `https://hooks.example/${name}`,
});
const list = async (token = jia.member) => (await get(app, token, path)).json().items;
const removeAll = async () => {
  for (const { id } of await list()) await ask(app, jia.member, 'DELETE', `${path}/${id}`);
};

t.test('an address that cannot be called is refused, named and explained in both languages', async (t) => {
  const robot = { label: '群' };
  const wrongs: [what: string, body: object, pointer: string, words: RegExp][] = [
    ['no URL', { ...hook('a'), address: 'hooks.example' }, '/address', /is not a URL/],
    ['plain http', { ...hook('a'), address: 'http://hooks.example/a' }, '/address', /https/],
    ['a private address', { ...hook('a'), address: 'https://10.1.2.3/a' }, '/address', /private network/],
    [
      'loopback in disguise',
      { ...hook('a'), address: 'https://0x7f000001/a' },
      '/address',
      /private network/,
    ],
    ['a password', { ...hook('a'), address: 'https://u:p@hooks.example/a' }, '/address', /password/],
    [
      'another host',
      { ...robot, channel: 'wecom', address: 'https://hooks.example/cgi-bin/webhook/send?key=k' },
      '/address',
      /qyapi\.weixin\.qq\.com/,
    ],
    [
      'another vendor',
      { ...robot, channel: 'feishu', address: 'https://oapi.dingtalk.com/robot/send?access_token=t' },
      '/address',
      /open\.feishu\.cn/,
    ],
    [
      'no key',
      { ...robot, channel: 'dingtalk', address: 'https://oapi.dingtalk.com/robot/send' },
      '/address',
      /access_token/,
    ],
    [
      'a secret WeCom has not',
      {
        ...robot,
        channel: 'wecom',
        address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
        secret: 'x',
      },
      '/secret',
      /no secret/,
    ],
    [
      '23 bytes',
      { ...hook('a'), secret: `whsec_${Buffer.alloc(23).toString('base64')}` },
      '/secret',
      /24 to 64/,
    ],
    [
      'a name for an address',
      { channel: 'mail', label: '箱', address: '甲 <a@b.example>' },
      '/address',
      /one address/,
    ],
    [
      'the account’s own',
      { channel: 'mail', label: '箱', address: 'JIA@example.com' },
      '/address',
      /own address/,
    ],
  ];
  for (const [what, body, pointer, words] of wrongs) {
    const zh = await post(app, jia.member, path, body);
    const en = await post(app, jia.member, path, body, { 'accept-language': 'en' });
    t.equal(zh.statusCode, 422, what);
    t.match(zh.json().errors, [{ pointer, detail: /\p{Script=Han}/u }], what);
    t.match(en.json().errors, [{ pointer, detail: words }], what);
  }
  t.same(await list(), []);
});

t.test('it is made once for its key, its secret shown once, and nobody else sees it', async (t) => {
  const key = { 'idempotency-key': 'endpoint-1' };
  const made = await post(app, jia.member, path, hook('one'), key);
  t.match(made.json(), { address: 'https://hooks.example/…', hasSecret: true, secret: /^whsec_/ });
  const { secret: _secret, ...rest } = made.json();
  t.same((await post(app, jia.member, path, hook('one'), key)).json(), rest);
  t.same(await list(), [rest]);
  t.same(await list(yi.member), []);
  t.match(
    (await post(app, jia.member, path, hook('one'))).json().errors,
    [{ pointer: '/address' }],
    'not twice',
  );
  t.equal((await post(app, yi.member, path, hook('one'))).statusCode, 201, 'but by somebody else');
  for (let n = 2; n <= 10; n++) await post(app, jia.member, path, hook(`n${n}`));
  t.equal((await list()).length, 10);
  t.match((await post(app, jia.member, path, hook('eleven'))).json().errors, [{ pointer: '' }]);
  const named = await ask(app, jia.member, 'PUT', `${path}/${rest.id}/label`, { payload: { label: '新名' } });
  t.match(named.json(), { id: rest.id, label: '新名' });
  await removeAll();
  t.same(await list(), []);
  t.equal((await get(app, jia.member, `${path}/${rest.id}`)).statusCode, 404);
});

t.test(
  'a webhook is signed with both secrets for a day after they are exchanged, and then with the new one',
  async (t) => {
    const { id, secret } = (await post(app, jia.member, path, hook('two'))).json();
    const exchange = async () =>
      (await ask(app, jia.member, 'POST', `${path}/${id}/secret`, { payload: {} })).json().secret;
    const second = await exchange();
    later({ hours: 1 });
    const third = await exchange();
    t.equal(new Set([secret, second, third]).size, 3);
    const signedWith = async () => {
      await ask(app, jia.member, 'POST', `${path}/${id}/test`);
      const { claimed } = await claimLetters(context, { channel: 'webhook', most: 5 });
      return claimed.map((each) => each.secret);
    };
    t.same(await signedWith(), [`${third} ${second}`], 'never more than two');
    later({ hours: 24 });
    t.same(await signedWith(), [third], 'what was not answered is posted again');
    const own = await ask(app, jia.member, 'POST', `${path}/${id}/secret`, { payload: { secret: 'short' } });
    t.match(own.json().errors, [{ pointer: '/secret' }]);
    const robot = {
      channel: 'feishu',
      label: '群',
      address: 'https://open.feishu.cn/open-apis/bot/v2/hook/f-1',
    };
    const { id: feishu } = (await post(app, jia.member, path, robot)).json();
    const bare = await ask(app, jia.member, 'POST', `${path}/${feishu}/secret`, { payload: {} });
    t.match(bare.json().errors, [{ pointer: '/secret' }], 'a robot’s is made by its vendor');
    await removeAll();
  },
);

t.test('tests are not sent as fast as one can press, and one that waits is one', async (t) => {
  const { id } = (await post(app, jia.member, path, hook('three'))).json();
  const test = () => ask(app, jia.member, 'POST', `${path}/${id}/test`);
  for (const again of [false, true])
    t.match((await test()).json(), { test: { state: 'waiting' } }, `${again}`);
  const outcome = { outcome: 'accepted', blame: 'relay', detail: 'HTTP 204' } as const;
  const sent = async () => {
    const { claimed } = await claimLetters(context, { channel: 'webhook', most: 5 });
    await recordOutcomes(
      context,
      claimed.map((each) => ({ claimed: each, outcome })),
    );
    return claimed.map(({ bytes }) => JSON.parse(`${Buffer.from(bytes)}`).type);
  };
  t.same(await sent(), ['test']);
  t.match((await list())[0], { state: 'confirmed', test: { state: 'accepted', reply: { en: /took it/ } } });
  for (let n = 2; n <= 3; n++) {
    later({ seconds: 1 });
    t.equal((await test()).statusCode, 202);
    t.same(await sent(), ['test']);
  }
  later({ seconds: 1 });
  t.equal((await test()).statusCode, 429, 'three at once');
  later({ minutes: 1 });
  t.equal((await test()).statusCode, 202, 'and one a minute');
  await removeAll();
  t.same(await list(), []);
});

t.test('nobody is pestered with questions, whoever asks', async (t) => {
  const mail = (address: string) => ({ channel: 'mail', label: '箱', address });
  const asked = async (token: string, address: string) => {
    const reply = await post(app, token, path, mail(address));
    if (reply.statusCode === 201) await ask(app, token, 'DELETE', `${path}/${reply.json().id}`);
    return reply.statusCode;
  };
  t.same(
    [await asked(jia.member, 'lin@other.example'), await asked(yi.member, 'lin@other.example')],
    [201, 201],
  );
  t.same(
    [await asked(jia.member, 'lin@other.example'), await asked(yi.member, 'lin@other.example')],
    [201, 429],
  );
  for (let n = 3; n <= 10; n++) t.equal(await asked(jia.member, `n${n}@other.example`), 201);
  t.equal(await asked(jia.member, 'n11@other.example'), 429, 'ten in a day');
  later({ hours: 25 });
  t.equal(await asked(jia.member, 'lin@other.example'), 201);
});

t.test('who registers a stranger’s address learns and releases nothing of it', async (t) => {
  const now = context.clock.now();
  const stop = { address: 'yi@example.com', reason: 'bounced' as const, detail: '550 5.1.1 secret reply' };
  await context.db.transaction((tx) => stopAddressFor(tx, stop, now));
  const [row] = await context.db.select().from(addressStop);
  const way = (
    await post(app, jia.member, path, { channel: 'mail', label: '箱', address: stop.address })
  ).json();
  t.match(way, { state: 'stopped' });
  t.equal(way.stop, undefined);
  t.same((await get(app, jia.member, '/api/v1/stopped-addresses')).json().items, []);
  const released = await ask(app, jia.member, 'POST', `/api/v1/stopped-addresses/${row?.id}/release`);
  t.equal(released.statusCode, 404);
  t.equal((await ask(app, admin, 'POST', `/api/v1/stopped-addresses/${row?.id}/release`)).statusCode, 204);
  t.match((await list())[0], { state: 'unconfirmed' });
  await removeAll();
});

t.test('the link of a way that was removed confirms nothing', async (t) => {
  const { id } = (
    await post(app, yi.member, path, { channel: 'mail', label: '箱', address: 'wu@other.example' })
  ).json();
  const link = confirmationLink(context.secret, id, context.clock.now().add({ hours: 1 }));
  t.equal((await get(app, undefined, `/confirmations/${link}`)).statusCode, 200);
  await ask(app, yi.member, 'DELETE', `${path}/${id}`);
  t.equal((await ask(app, undefined, 'POST', `/confirmations/${link}`)).statusCode, 410);
});

t.test(
  'the page of choices shows ways with their state, and a form chooses one that is confirmed',
  async (t) => {
    const { id, way } = (await post(app, jia.member, path, hook('four'))).json();
    await post(app, jia.member, path, { channel: 'mail', label: '小箱', address: 'xiao@other.example' });
    await updateEndpoint(context.db, id, { confirmedAt: context.clock.now() });
    const me = (await get(app, jia.member, '/api/v1/me')).json();
    const manage = `/subscriptions/${subscriptionsLink(context.secret, me.id)}`;
    const own = `/api/v1/enterprises/${jia.id}/reminder-subscriptions`;
    const [subscription] = (await get(app, jia.member, own)).json().items;
    const page = (await get(app, undefined, manage)).body;
    t.match(page, /账户邮箱<\/strong> <span class="badge way-confirmed">可用/);
    t.match(page, /four（Webhook）<\/strong> <span class="badge way-confirmed">可用/);
    t.match(
      page,
      /小箱（电子邮件）<\/strong> <span class="badge way-unconfirmed">尚未确认[^\n]*请打开发到该邮箱的确认邮件/,
    );
    t.notMatch(page, 'xiao@other.example', 'whoever was forwarded a letter reads no address');
    t.match(page, new RegExp(`<option value="${way}">`));
    t.notMatch(page, /<option value="mail:/, 'what is not confirmed cannot be chosen');
    const fields = {
      revision: `${subscription.revision}`,
      channel: way,
      cadence: 'daily',
      weekday: '1',
      hour: '09:00',
      zone: 'Asia/Shanghai',
      quiet: 'none',
      kind: 'claim',
    };
    const send = (more: object) =>
      ask(app, undefined, 'POST', `${manage}/reminders/${subscription.id}`, {
        payload: new URLSearchParams({ ...fields, ...more }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    t.equal((await send({ channel: 'pigeon:1' })).statusCode, 422);
    const tests = [...page.matchAll(/action="([^"]*\/ways\/[^"]*)"/g)].map(([, action]) => action);
    t.same(tests, [`${manage}/ways/${id}/test`], 'what nobody has confirmed is not tested by mail');
    t.equal((await ask(app, undefined, 'POST', `/en${tests[0]}`)).statusCode, 303);
    t.match((await get(app, undefined, `/en${manage}`)).body, /Last test: Waiting to be sent/);
    const unconfirmed = (await list()).find(({ channel }: { channel: string }) => channel === 'mail').way;
    t.match(await send({ channel: unconfirmed }), { statusCode: 422, body: /尚未确认/ });
    t.equal((await send({})).statusCode, 303);
    t.match((await get(app, jia.member, own)).json().items, [{ channel: way }]);
    const removal = (await ask(app, jia.member, 'DELETE', `${path}/${id}`)).json();
    t.match(removal, { id, toMail: [{ id: subscription.id, enterpriseId: jia.id }] });
    t.match(
      (await get(app, jia.member, own)).json().items,
      [{ channel: 'mail' }],
      'nobody stops being reminded',
    );
    const entries = (await context.db.select().from(auditEntry)).filter(({ action }) =>
      /^endpoint/.test(action),
    );
    t.match(
      entries.find(({ action, subject }) => action === 'endpoint.removed' && subject === `endpoint:${id}`),
      { actor: me.id, payload: { after: { toMail: [{ id: subscription.id }] } } },
    );
  },
);

t.test(
  'why a way is stopped stands on the page, without what the server said, and nothing is added or removed there',
  async (t) => {
    const { id } = (await post(app, jia.member, path, hook('five'))).json();
    await updateEndpoint(context.db, id, { confirmedAt: context.clock.now() });
    const stopping = (address: string, reason: 'gone' | 'bounced') =>
      context.db.transaction((tx) =>
        stopAddressFor(tx, { address, reason, detail: 'no <jia@example.com>' }, context.clock.now()),
      );
    await stopping(id, 'gone');
    await stopping('jia@example.com', 'bounced');
    const me = (await get(app, jia.member, '/api/v1/me')).json();
    const manage = `/subscriptions/${subscriptionsLink(context.secret, me.id)}`;
    const { body } = await get(app, undefined, manage);
    t.match(body, /five（Webhook）<\/strong> <span class="badge way-stopped">[^\n]*原因：推送地址已失效/);
    t.match(
      body,
      /账户邮箱<\/strong> <span class="badge way-stopped">[^\n]*原因：对方服务器表示收件人不存在/,
    );
    t.notMatch(body, 'no &lt;');
    const english = (await get(app, undefined, `/en${manage}`)).body;
    t.match(english, 'Why: the robot or webhook is gone. Once it works again');
    t.match(english, 'Not on this page: letters are forwarded');
    for (const last of ['ways', `ways/${id}/remove`, `ways/${id}`])
      t.equal((await ask(app, undefined, 'POST', `${manage}/${last}`)).statusCode, 404, last);
    const stops = (await get(app, jia.member, '/api/v1/stopped-addresses')).json().items;
    for (const stop of stops) await post(app, jia.member, `/api/v1/stopped-addresses/${stop.id}/release`, {});
    await ask(app, jia.member, 'DELETE', `${path}/${id}`);
  },
);

t.test('an erased person’s further addresses are nowhere in the audit', async (t) => {
  t.ok((await list()).some(({ address }: { address: string }) => address === 'xiao@other.example'));
  const text = async () =>
    JSON.stringify((await context.db.select().from(auditEntry)).map(({ payload }) => payload));
  t.match(await text(), /xiao@other\.example/);
  const { id } = (await get(app, admin, '/api/v1/me')).json();
  await erasePerson(context, 'jia@example.com', id);
  t.notMatch(await text(), /xiao@other\.example/);
});
