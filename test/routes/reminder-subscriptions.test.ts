import t from 'tap';
import { planDay } from '../../src/cases/plan-day.ts';
import { subscriptionsLink } from '../../src/cases/tokens.ts';
import { ledgerOf } from '../../src/db/reminders.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { endpoint } from '../../src/db/schema/reminding.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

const house = await openHouse(t, '2025-12-01T08:00:00+08:00');
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const path = `/api/v1/enterprises/${jia.id}/reminder-subscriptions`;
const me = (await get(app, jia.member, '/api/v1/me')).json();
const colleague = (
  await post(app, admin, `/api/v1/enterprises/${jia.id}/members`, { email: 'er@example.com', name: '同事' })
).json();
const [usual] = (await get(app, jia.member, path)).json().items;
const form = (url: string, fields: Record<string, string> | [string, string][]) =>
  ask(app, undefined, 'POST', url, {
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const ways = {
  unconfirmed: '01890a5d-0000-7000-8000-00000000000a',
  others: '01890a5d-0000-7000-8000-00000000000b',
};
const way = { channel: 'wecom' as const, label: '群', address: 'sealed', secret: null };
const times = { stoppedAt: null, stoppedReason: null, removedAt: null, createdAt: context.clock.now() };
await context.db.insert(endpoint).values([
  { id: ways.unconfirmed, personId: me.id, ...way, ...times, confirmedAt: null },
  { id: ways.others, personId: colleague.personId, ...way, ...times, confirmedAt: times.createdAt },
]);

t.test('who joins has the usual subscription, and sees only one’s own', async (t) => {
  t.match(usual, { channel: 'mail', only: {}, cadence: 'daily', sendMinute: 540, zone: 'Asia/Shanghai' });
  const theirs = (await get(app, colleague.token, path)).json().items;
  t.equal(theirs.length, 1);
  t.not(theirs[0].id, usual.id);
  t.equal((await get(app, colleague.token, `${path}/${usual.id}`)).statusCode, 404);
  const end = { headers: { 'if-match': '"1"' } };
  t.equal((await ask(app, colleague.token, 'DELETE', `${path}/${usual.id}`, end)).statusCode, 404);
});

t.test('what cannot be is refused and named, in both languages', async (t) => {
  const wrongs: [what: string, body: object, status: number, pointer: string][] = [
    ['a kind there is not', { only: { kinds: ['birthday'] } }, 400, '/only/kinds/0'],
    ['an empty list', { only: { kinds: [] } }, 400, '/only/kinds'],
    ['a policy there is not', { only: { policies: ['no-such'] } }, 422, '/only/policies/0'],
    ['another’s project', { only: { projects: [ways.others] } }, 422, '/only/projects/0'],
    ['a day after a year', { ladders: { claim: [367] } }, 400, '/ladders/claim/0'],
    ['a day twice', { ladders: { claim: [7, 7] } }, 400, '/ladders/claim'],
    ['thirteen days', { ladders: { claim: [...Array(13).keys()] } }, 400, '/ladders/claim'],
    ['a ladder of no kind', { ladders: { birthday: [1] } }, 400, '/ladders/birthday'],
    ['no way at all', { channel: 'pigeon' }, 400, '/channel'],
    ['another’s way', { channel: `wecom:${ways.others}` }, 422, '/channel'],
    ['a way not confirmed', { channel: `wecom:${ways.unconfirmed}` }, 422, '/channel'],
    ['an eighth weekday', { weekday: 8 }, 400, '/weekday'],
    ['a minute of tomorrow', { sendMinute: 1440 }, 400, '/sendMinute'],
    ['an offset for a zone', { zone: '+08:00' }, 422, '/zone'],
    ['a zone there is not', { zone: 'Asia/Atlantis' }, 422, '/zone'],
    ['oneself as second', { second: { personId: me.id, fromDays: 3 } }, 422, '/second/personId'],
    ['a stranger as second', { second: { personId: ways.others, fromDays: 3 } }, 422, '/second/personId'],
    ['an unknown field', { loud: true }, 400, '/loud'],
  ];
  for (const [what, body, status, pointer] of wrongs) {
    const zh = await post(app, jia.member, path, body);
    const en = await post(app, jia.member, path, body, { 'accept-language': 'en' });
    t.equal(zh.statusCode, status, what);
    const fault = (reply: typeof zh) =>
      reply.json().errors.find((each: { pointer: string }) => each.pointer === pointer)?.detail;
    t.match(fault(zh), /\p{Script=Han}/u, `${what} names ${pointer}`);
    t.match(fault(en), /^[ -~’]+$/, what);
  }
  t.equal((await get(app, jia.member, path)).json().items.length, 1);
});

t.test('it is made once for its key, changed by who has seen it, and ended', async (t) => {
  const key = { 'idempotency-key': 'subscription-1' };
  const body = { cadence: 'weekly', zone: 'europe/berlin', quiet: 'rest-days', ladders: { claim: [30, 3] } };
  const made = await post(app, jia.member, path, body, key);
  t.equal(made.statusCode, 201);
  t.equal(made.json().zone, 'Europe/Berlin', 'a zone has one name');
  t.same((await post(app, jia.member, path, body, key)).json(), made.json());
  const own = `${path}/${made.json().id}`;
  const second = { personId: colleague.personId, fromDays: 5 };
  const put = (headers: Record<string, string>) =>
    ask(app, jia.member, 'PUT', own, { payload: { second, lang: 'en' }, headers });
  t.equal((await put({})).statusCode, 428);
  const done = await put({ 'if-match': '"1"' });
  t.match(done.json(), {
    cadence: 'daily',
    zone: 'Asia/Shanghai',
    ladders: {},
    second,
    lang: 'en',
    revision: 2,
  });
  t.equal(done.headers.etag, '"2"');
  t.equal((await put({ 'if-match': '"1"' })).statusCode, 412);
  const end = () => ask(app, jia.member, 'DELETE', own, { headers: { 'if-match': '"2"' } });
  t.equal((await end()).statusCode, 204);
  t.equal((await end()).statusCode, 404);
  const actions = (await context.db.select().from(auditEntry))
    .filter(({ subject }) => subject === `reminder-subscription:${made.json().id}`)
    .map(({ action, actor }) => [action, actor === me.id]);
  t.same(actions.toSorted(), [
    ['reminders.changed', true],
    ['reminders.ended', true],
    ['reminders.subscribed', true],
  ]);
});

t.test('what a change leaves out and is not sent yet ends as muted; what it wants stays', async (t) => {
  await planDay(context);
  const { items } = (await get(app, jia.member, `/api/v1/enterprises/${jia.id}/deadlines`)).json();
  const expiry = items.find((each: { kind: string }) => each.kind === 'policy-expires');
  const mine = async () =>
    (await ledgerOf(context.db, expiry.id))
      .filter(({ reminder }) => reminder.personId === me.id && reminder.reason !== 'merged')
      .map(({ reminder: { rung, state, reason } }) => `${rung} ${state} ${reason}`);
  t.same(await mine(), ['-30 planned null']);
  const put = (body: object, revision: number) =>
    ask(app, jia.member, 'PUT', `${path}/${usual.id}`, {
      payload: body,
      headers: { 'if-match': `"${revision}"` },
    });
  t.equal((await put({ only: { kinds: ['policy-expires', 'claim'] } }, 1)).statusCode, 200);
  t.same(await mine(), ['-30 planned null']);
  t.equal((await put({ only: { kinds: ['claim'] } }, 2)).statusCode, 200);
  t.same(await mine(), ['-30 suppressed muted']);
  await planDay(context);
  t.same(await mine(), ['-30 suppressed muted'], 'and is not planned again');
  t.equal((await put({}, 3)).statusCode, 200);
});

t.test('the weekly budget is one’s own, and shown', async (t) => {
  const put = (weeklyBudget: unknown) =>
    ask(app, jia.member, 'PUT', '/api/v1/me/weekly-budget', { payload: { weeklyBudget } });
  t.equal((await put(0)).statusCode, 400);
  t.equal((await put(3)).statusCode, 200);
  t.equal((await get(app, jia.member, '/api/v1/me')).json().weeklyBudget, 3);
  t.equal((await get(app, colleague.token, '/api/v1/me')).json().weeklyBudget, 7);
});

t.test('the page behind a letter’s link shows the same and changes it, without a script', async (t) => {
  const link = subscriptionsLink(context.secret, me.id);
  const page = async (root = '') => (await get(app, undefined, `${root}/subscriptions/${link}`)).body;
  const zh = await page();
  for (const part of ['甲公司', '频率', '时区', '不打扰', '第二联系人', '同事', '每周最多几封提醒'])
    t.match(zh, part);
  t.match(await page('/en'), 'Second contact');
  t.notMatch(zh, '<script');
  const { revision } = (await get(app, jia.member, `${path}/${usual.id}`)).json();
  const own = `/subscriptions/${link}/reminders/${usual.id}`;
  const fields = (more: Record<string, string> = {}, kinds = ['claim', 'duty']): [string, string][] => [
    ...Object.entries({
      revision: String(revision),
      cadence: 'weekly',
      weekday: '3',
      hour: '18:30',
      zone: 'Asia/Tokyo',
      quiet: 'holidays',
      lang: 'en',
      second: colleague.personId,
      fromDays: '5',
      ...more,
    }),
    ...kinds.map((kind): [string, string] => ['kind', kind]),
  ];
  const wrongs: [Record<string, string>, string[], RegExp][] = [
    [{ hour: '25:00' }, ['claim'], /须为时:分/],
    [{ zone: '火星' }, ['claim'], /须为IANA时区名称/],
    [{ cadence: 'hourly' }, ['claim'], /没有这个选项/],
    [{ fromDays: '-1' }, ['claim'], /须为0到366之间的整数/],
    [{}, [], /请至少选一类/],
    [{ revision: '999' }, ['claim'], /刚在别处改过/],
  ];
  for (const [more, kinds, said] of wrongs) {
    const refused = await form(own, fields(more, kinds));
    t.equal(refused.statusCode, 422);
    t.match(refused.body, said);
  }
  t.equal(
    (await get(app, jia.member, `${path}/${usual.id}`)).json().revision,
    revision,
    'nothing was changed',
  );
  const saved = await form(own, fields());
  t.equal(saved.statusCode, 303);
  t.match((await get(app, jia.member, `${path}/${usual.id}`)).json(), {
    cadence: 'weekly',
    weekday: 3,
    sendMinute: 1110,
    zone: 'Asia/Tokyo',
    quiet: 'holidays',
    lang: 'en',
    second: { personId: colleague.personId, fromDays: 5 },
    only: { kinds: ['duty', 'claim'] },
  });
  const entries = await context.db.select().from(auditEntry);
  t.ok(entries.some(({ payload }) => (payload as { via?: string } | null)?.via === 'letter'));
  t.equal((await form(`/subscriptions/${link}/budget`, { letters: '0' })).statusCode, 422);
  t.equal((await form(`/subscriptions/${link}/budget`, { letters: '12' })).statusCode, 303);
  t.equal((await get(app, jia.member, '/api/v1/me')).json().weeklyBudget, 12);
  t.equal((await form(`${own}/end`, {})).statusCode, 303);
  t.match(await page(), '目前不接收该企业的提醒');
  t.equal((await form(`/subscriptions/${link}/reminders/${jia.id}/start`, {})).statusCode, 303);
  const [again, ...more] = (await get(app, jia.member, path)).json().items;
  t.same([again.cadence, more], ['daily', []]);
  const strangers = `/subscriptions/${subscriptionsLink(context.secret, colleague.personId)}/reminders/${again.id}`;
  t.equal((await form(strangers, fields())).statusCode, 404, 'another’s link changes nothing of it');
});
