import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tap, { type Test } from 'tap';
import { type App, buildApp } from '../../src/app.ts';
import { standingClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { endpoint } from '../../src/db/schema/reminding.ts';
import { tick } from '../../src/jobs/tick.ts';
import { readMessage } from '../../src/letters/read.ts';
import { openService } from '../../src/service.ts';
import { dingtalkServer, feishuServer, webhookServer, wecomServer } from '../channels/support/vendors.ts';
import { ask, get, post } from '../routes/support/house.ts';
import { enterprises, people } from '../support/cast.ts';
import { makeTestPlace } from '../support/database.ts';

const administrator = { ADMIN_EMAIL: 'admin@qixian.example', ADMIN_PASSWORD: 'correct horse battery' };
const start = '2025-11-28T09:00:00+08:00';
const limit = { timeout: 110_000 };

type View = {
  id: string;
  way: string;
  state: string;
  address: string;
  test?: { state: string; reply: { zh: string } };
};

/** The whole service in this process, as its configuration says, on a clock that is told. */
async function opened(t: Test) {
  const place = await makeTestPlace(t);
  const DATA_DIR = 'dataDir' in place ? place.dataDir : t.testdir();
  const rows = 'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl, SECRET: 's'.repeat(40) } : {};
  const config = readConfig({
    ...administrator,
    ...rows,
    DATA_DIR,
    OUTGOING_ALLOW: '127.0.0.1',
    CLOCK: start,
  });
  const service = await openService(config);
  const clock = standingClock(start);
  const context = { ...service.context, clock };
  const app = await buildApp(context, 'silent');
  t.teardown(async () => {
    await app.close();
    await service.close();
  });
  const vendors = { now: clock.now() };
  return {
    app,
    db: context.db,
    vendors,
    tick: async (at: string) => {
      clock.set(Temporal.Instant.from(at));
      vendors.now = clock.now();
      await tick(context, service.office);
    },
    /** The mail that lies in the outbox, to whom and what it says, since the last look. */
    newMail: outbox(join(DATA_DIR, 'outbox')),
  };
}

function outbox(folder: string) {
  const seen = new Set<string>();
  return async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml') && !seen.has(name));
    for (const name of names) seen.add(name);
    const read = names.toSorted().map(async (name) => {
      const bytes = readFileSync(join(folder, name), 'latin1');
      const [, to = ''] = /^To: .*?<?([^\s<>]+@[^\s<>]+)>?\r$/m.exec(bytes) ?? [];
      return { to, ...(await readMessage(bytes)) };
    });
    return await Promise.all(read);
  };
}

type House = Awaited<ReturnType<typeof opened>>;

/** 赵倩 of 海客, whose contract sets a report for 2025-12-15: the first rung of its ladder is fourteen days before. */
async function zhaoOf({ app, tick, newMail }: House) {
  const signIn = { email: administrator.ADMIN_EMAIL, password: administrator.ADMIN_PASSWORD };
  const made = async (token: string | undefined, path: string, body: object) => {
    const reply = await post(app, token, `/api/v1${path}`, body);
    if (reply.statusCode !== 201) throw new Error(`${path} ${reply.body}`);
    return reply.json();
  };
  const { token: admin } = await made(undefined, '/tokens', signIn);
  const { id } = await made(admin, '/enterprises', enterprises.haike);
  const { token } = await made(admin, `/enterprises/${id}/members`, people.zhao);
  const reports = [{ label: '报告', dueOn: '2025-12-15' }];
  const contract = { title: '实施合同', reports };
  await made(token, `/enterprises/${id}/projects`, { name: '技改', nature: 'other', contract });
  await ask(app, token, 'PUT', '/api/v1/me/announcement-subscriptions', { payload: { items: [] } });
  // The welcome of a new member.
  await tick('2025-11-28T09:00:30+08:00');
  await newMail();
  return callsOf(app, token, id);
}

function callsOf(app: App, token: string, enterpriseId: string) {
  const subscriptions = `/api/v1/enterprises/${enterpriseId}/reminder-subscriptions`;
  return {
    register: async (body: object) => (await post(app, token, '/api/v1/me/endpoints', body)).json(),
    act: (id: string, act: string, payload?: object) =>
      ask(app, token, 'POST', `/api/v1/me/endpoints/${id}/${act}`, payload ? { payload } : {}),
    own: async (id: string): Promise<View> => (await get(app, token, `/api/v1/me/endpoints/${id}`)).json(),
    subscribe: (channel: string) => post(app, token, subscriptions, { channel, outlook: false }),
    subscriptions: async () => (await get(app, token, subscriptions)).json().items,
    remove: async (id: string) => (await ask(app, token, 'DELETE', `/api/v1/me/endpoints/${id}`)).json(),
  };
}

tap.test(
  'a webhook and three robots are registered, tested, chosen, and each told once on the rung’s day',
  limit,
  async (t) => {
    const house = await opened(t);
    const zhao = await zhaoOf(house);
    const clock = house.vendors;
    const hook = await webhookServer({ clock });
    const wecom = await wecomServer({ clock, key: 'k-1234567' });
    const dingtalk = await dingtalkServer({ clock, token: 't-1234567', secret: 'SECding', keyword: '期限' });
    const feishu = await feishuServer({ clock, token: 'f-1234567', secret: 'feishu-secret' });
    const servers = { webhook: hook, wecom, dingtalk, feishu };
    t.teardown(() => Promise.all(Object.values(servers).map((server) => server.close())));
    const wanted = [
      { channel: 'webhook', address: `${hook.url}/qixian` },
      { channel: 'wecom', address: `${wecom.url}/cgi-bin/webhook/send?key=k-1234567` },
      {
        channel: 'dingtalk',
        address: `${dingtalk.url}/robot/send?access_token=t-1234567`,
        secret: 'SECwrong',
      },
      {
        channel: 'feishu',
        address: `${feishu.url}/open-apis/bot/v2/hook/f-1234567`,
        secret: 'feishu-secret',
      },
    ];
    const ways: View[] = [];
    for (const each of wanted) {
      const { secret = '', ...way } = await zhao.register({ ...each, label: `我的${each.channel}` });
      if (each.channel === 'webhook') hook.own.secret = secret;
      else t.equal(secret, '', 'a robot’s secret is not shown');
      t.match(way, { state: 'unconfirmed', address: /^http:\/\/127\.0\.0\.1:\d+\/…$/ });
      t.equal((await zhao.subscribe(way.way)).statusCode, 422, 'nobody is reminded by it before a test');
      t.equal((await zhao.act(way.id, 'test')).statusCode, 202);
      ways.push(way);
    }
    t.match(hook.own.secret, /^whsec_[A-Za-z0-9+/]{43}=$/, 'a webhook gets a secret of 32 bytes');
    const kept = await house.db.select().from(endpoint);
    const entries = await house.db.select().from(auditEntry);
    for (const text of [JSON.stringify(kept), JSON.stringify(entries.map(({ payload }) => payload))])
      t.notMatch(
        text,
        /1234567|127\.0\.0\.1|SECwrong|feishu-secret|whsec_/,
        'neither stored nor audited in the clear',
      );

    await house.tick('2025-11-28T09:01:00+08:00');
    const tested = await Promise.all(ways.map(({ id }) => zhao.own(id)));
    t.same(
      tested.map(({ state, test }) => [state, test?.state]),
      [
        ['confirmed', 'accepted'],
        ['confirmed', 'accepted'],
        ['unconfirmed', 'failed'],
        ['confirmed', 'accepted'],
      ],
    );
    t.match(tested[2]?.test?.reply.zh, /^签名不符/, 'what is wrong is said in words');
    t.same(
      hook.asked.map(({ body }) => JSON.parse(`${body}`).type),
      ['test'],
    );
    const [ding] = ways.filter(({ way }) => way.startsWith('dingtalk'));
    t.equal((await zhao.act(ding?.id ?? '', 'secret', { secret: 'SECding' })).statusCode, 201);
    await zhao.act(ding?.id ?? '', 'test');
    await house.tick('2025-11-28T09:02:00+08:00');
    t.match(await zhao.own(ding?.id ?? ''), { state: 'confirmed', test: { state: 'accepted' } });

    for (const { way } of ways) t.equal((await zhao.subscribe(way)).statusCode, 201);
    await house.tick('2025-11-28T09:03:00+08:00');
    for (const server of Object.values(servers)) server.asked.splice(0);
    await house.tick('2025-12-01T09:00:00+08:00');
    for (const [name, { asked }] of Object.entries(servers))
      t.equal(asked.length, name === 'webhook' ? 1 : 0, `${name}: robots keep off the hour`);
    await house.tick('2025-12-01T09:09:00+08:00');
    // What was not taken would come again by now.
    await house.tick('2025-12-01T09:14:00+08:00');
    for (const [name, { asked }] of Object.entries(servers)) {
      t.equal(asked.length, 1, `${name} is told once`);
      t.match(`${asked[0]?.body}`, /海客仪表/, name);
    }
    t.match(JSON.parse(`${hook.asked[0]?.body}`), {
      type: 'reminder.digest',
      data: { on: '2025-12-01', deadlines: [{ dueOn: '2025-12-15', daysLeft: 14 }] },
    });
    const letters = (await zhao.subscriptions()).length;
    t.equal(letters, 5, 'the account’s own address stays beside them');
    t.same(
      (await house.newMail()).map(({ to }) => to),
      [people.zhao.email],
    );

    // Seven days before: the webhook is gone.
    hook.own.isGone = true;
    await house.tick('2025-12-08T09:00:00+08:00');
    await house.tick('2025-12-08T09:01:00+08:00');
    const [digest, told, ...more] = (await house.newMail()).toSorted((a, b) => b.text.length - a.text.length);
    t.same([digest?.to, told?.to, more], [people.zhao.email, people.zhao.email, []]);
    t.match(told?.text, /“我的webhook”|我的webhook/);
    t.match(told?.text, /410[\s\S]*海客仪表/, 'why, and whose dates it was to tell of');
    const [{ id: hookId, way }] = ways as [View];
    t.match(await zhao.own(hookId), { state: 'stopped', stop: { reason: 'gone' } });
    t.equal((await zhao.subscribe(way)).statusCode, 422);
    await house.tick('2025-12-12T09:00:00+08:00');
    t.equal(hook.asked.length, 2, 'nothing more is posted there');

    const removal = await zhao.remove(hookId);
    t.equal(removal.toMail.length, 1);
    t.equal(
      (await zhao.subscriptions()).filter(({ channel }: { channel: string }) => channel === 'mail').length,
      2,
    );
    t.equal((await zhao.act(hookId, 'test')).statusCode, 404);
  },
);

tap.test(
  'a further mail address gets the question and nothing else until its reader agrees',
  limit,
  async (t) => {
    const house = await opened(t);
    const zhao = await zhaoOf(house);
    const way = await zhao.register({ channel: 'mail', label: '财务信箱', address: 'Finance@Haike.Example' });
    t.match(way, { state: 'unconfirmed', address: 'finance@haike.example' });
    t.equal((await zhao.subscribe(way.way)).statusCode, 422);
    t.equal((await zhao.act(way.id, 'test')).statusCode, 409);
    t.equal((await zhao.act(way.id, 'confirmation')).statusCode, 429, 'it was asked just now');
    await house.tick('2025-11-28T09:01:00+08:00');
    const [question, ...others] = await house.newMail();
    t.match(question, {
      to: 'finance@haike.example',
      text: /赵倩（zhao\.qian@haike\.example）[\s\S]*不必理会/,
    });
    t.match(question?.html, /不必理会/);
    t.notMatch(question?.text, /subscriptions|unsubscribe/, 'its owner’s own links are not in it');
    t.same(others, []);
    await house.tick('2025-12-01T09:00:00+08:00');
    t.same(
      (await house.newMail()).map(({ to }) => to),
      [people.zhao.email],
      'no reminder goes there',
    );

    const [, link = ''] = /\/confirmations\/([\w.-]+)/.exec(question?.text ?? '') ?? [];
    for (const page of [`/confirmations/${link}`, `/en/confirmations/${link}`]) {
      const shown = await get(house.app, undefined, page);
      t.match(shown, {
        statusCode: 200,
        headers: { 'x-robots-tag': 'noindex', 'cache-control': 'no-store' },
      });
      t.match(shown.body, /finance@haike\.example[\s\S]*<button/);
    }
    t.match(await zhao.own(way.id), { state: 'unconfirmed' }, 'looking confirms nothing');
    const cut = await ask(house.app, undefined, 'POST', `/confirmations/${link.slice(0, -1)}`);
    const forged = await ask(
      house.app,
      undefined,
      'POST',
      `/confirmations/${link.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))}`,
    );
    t.same([cut.statusCode, forged.statusCode], [404, 404]);
    for (const again of [false, true]) {
      const agreed = await ask(house.app, undefined, 'POST', `/confirmations/${link}`);
      t.match(agreed, { statusCode: 200, body: /已确认/ }, `${again}`);
    }
    t.match(await zhao.own(way.id), { state: 'confirmed' });
    t.equal((await zhao.act(way.id, 'confirmation')).statusCode, 409);
    t.equal((await zhao.subscribe(way.way)).statusCode, 201);
    await house.tick('2025-12-08T09:00:00+08:00');
    const both = (await house.newMail()).map(({ to }) => to).toSorted();
    t.same(both, ['finance@haike.example', people.zhao.email]);
  },
);

tap.test('the link of a question serves seven days', limit, async (t) => {
  const house = await opened(t);
  const zhao = await zhaoOf(house);
  const way = await zhao.register({ channel: 'mail', label: '财务信箱', address: 'finance@haike.example' });
  await house.tick('2025-11-28T09:01:00+08:00');
  const [question] = await house.newMail();
  const [, path = ''] = /(\/confirmations\/[\w.-]+)/.exec(question?.text ?? '') ?? [];
  await house.tick('2025-12-05T09:01:00+08:00');
  t.match(await ask(house.app, undefined, 'POST', path), { statusCode: 410, body: /已过期/ });
  t.match(await ask(house.app, undefined, 'POST', `/en${path}`), { statusCode: 410, body: /expired/ });
  t.match(await zhao.own(way.id), { state: 'unconfirmed' });
  t.equal((await zhao.act(way.id, 'confirmation')).statusCode, 202, 'it can be asked again');
});
