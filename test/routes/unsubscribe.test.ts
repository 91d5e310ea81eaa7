import t from 'tap';
import { planDay } from '../../src/cases/plan-day.ts';
import { subscriptionsLink, unsubscribeLink } from '../../src/cases/tokens.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { letter, reminder } from '../../src/db/schema/letters.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse } from './support/house.ts';

// 甲 and 乙 have a member each; a letter to 甲's reminds of its policy's last day. 乙 must keep everything.
const house = await openHouse(t, '2025-12-01T08:00:00+08:00');
const { app, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.pudong, 'yi@example.com');
await planDay(context);
const idOf = async (token: string) => (await get(app, token, '/api/v1/me')).json().id;
const [me, other] = [await idOf(jia.member), await idOf(yi.member)];
const all = async () => await context.db.select().from(letter);
const [mine] = (await all()).filter(({ personId, kind }) => personId === me && kind === 'digest');
const path = `/unsubscribe/${unsubscribeLink(context.secret, mine?.id ?? '')}`;
const subscriptions = async (cast: typeof jia) =>
  (await get(app, cast.member, `/api/v1/enterprises/${cast.id}/reminder-subscriptions`)).json().items;
const announcements = async () =>
  (await get(app, jia.member, '/api/v1/me/announcement-subscriptions')).json().items;
const planned = async (who: string) =>
  (await context.db.select().from(reminder)).filter((row) => row.personId === who && row.state === 'planned');
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const posted = (url: string, payload = '', headers: Record<string, string> = urlencoded) =>
  ask(app, undefined, 'POST', url, { payload, headers });
const oneClick = 'List-Unsubscribe=One-Click';

t.test('looking shows what would end and what could be instead, and changes nothing', async (t) => {
  const before = (await context.db.select().from(auditEntry)).length;
  const zh = await get(app, undefined, path);
  t.equal(zh.statusCode, 200);
  for (const part of ['甲公司的期限提醒', '不再接收', '改为每周一封摘要', '休息日不打扰', '第二联系人'])
    t.match(zh.body, part);
  t.match(zh.body, `/subscriptions/${subscriptionsLink(context.secret, me)}`);
  t.match((await get(app, undefined, `/en${path}`)).body, 'Reminders of the deadlines of 甲公司');
  t.equal((await posted(path, 'x=y')).statusCode, 422, 'nor does a post that does not say it');
  t.equal((await context.db.select().from(auditEntry)).length, before);
  t.equal((await subscriptions(jia)).length, 1);
});

t.test('instead of nothing: one digest a week, and silence on days that are not worked', async (t) => {
  const weekly = await posted(`${path}/weekly`);
  t.equal(weekly.statusCode, 303);
  t.match(weekly.headers.location, /^\/subscriptions\//);
  t.equal((await posted(`/en${path}/quiet`)).statusCode, 303);
  t.match(await subscriptions(jia), [{ cadence: 'weekly', quiet: 'rest-days', revision: 3 }]);
});

t.test('one click ends it at once, without a redirect; what is planned ends as muted', async (t) => {
  t.not((await planned(me)).length, 0);
  const theirs = (await planned(other)).length;
  const reply = await posted(path, oneClick);
  t.equal(reply.statusCode, 200);
  t.match(reply.body, '已不再发送');
  t.same(await subscriptions(jia), []);
  t.same(await planned(me), []);
  const muted = (await context.db.select().from(reminder)).filter(
    (row) => row.personId === me && row.letterId === mine?.id,
  );
  t.ok(muted.every(({ state, reason }) => state === 'suppressed' && reason === 'muted'));
  t.not((await announcements()).length, 0, 'the letter told of no announcement');
  t.equal((await planned(other)).length, theirs, 'nobody else is touched');
  t.equal((await subscriptions(yi)).length, 1);
  const entry = (await context.db.select().from(auditEntry)).find(
    ({ action }) => action === 'reminders.ended',
  );
  t.match(entry, { actor: me, payload: { after: { endedReason: 'unsubscribed' }, via: 'letter' } });
  context.clock.set(Temporal.Instant.from('2025-12-24T00:01:00+08:00'));
  await planDay(context);
  t.same(await planned(me), [], 'and nothing is planned any more');
});

t.test('an enterprise nobody is reminded of is told of to its administrators, once', async (t) => {
  const owed = async () => (await all()).filter(({ kind }) => kind === 'nobody-reminded');
  const first = await owed();
  t.same(new Set(first.map(({ slot }) => slot)), new Set([`${jia.id}/2025-12-01`]));
  t.ok(
    first.some(({ personId }) => personId !== me),
    'to somebody else',
  );
  await posted(path, oneClick);
  t.equal((await owed()).length, first.length, 'doing it twice tells nobody twice');
});

t.test('undo brings back what was ended, as it was', async (t) => {
  const reply = await posted(`${path}/undo`);
  t.equal(reply.statusCode, 200);
  t.match(reply.body, '不再接收');
  t.match(await subscriptions(jia), [{ cadence: 'weekly', quiet: 'rest-days' }]);
  t.equal((await posted(`${path}/undo`)).statusCode, 200, 'twice is once');
  t.equal((await subscriptions(jia)).length, 1);
});

t.test('mail programs may press the button in parts', async (t) => {
  const boundary =
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  const reply = await posted(path, boundary, { 'content-type': 'multipart/form-data; boundary=x' });
  t.equal(reply.statusCode, 200);
  t.same(await subscriptions(jia), []);
});

t.test('a link that was not signed here leads nowhere', async (t) => {
  for (const forged of [`/unsubscribe/${mine?.id}.${'A'.repeat(43)}`, path.slice(0, -1), `${path}x`]) {
    t.equal((await get(app, undefined, forged)).statusCode, 404);
    t.equal((await posted(forged, oneClick)).statusCode, 404);
  }
});
