import t from 'tap';
import { planDay } from '../../src/cases/plan-day.ts';
import { reminderLink } from '../../src/cases/tokens.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

// 甲 belongs to 陈 and a colleague; its policy ends on 31 December 2025: rungs on 2 July, 2 October, 1 and 24 December.
const house = await openHouse(t, '2025-11-20T08:00:00+08:00');
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
const own = `/api/v1/enterprises/${jia.id}`;
const colleague = (
  await post(app, admin, `${own}/members`, { email: 'er@example.com', name: '同事' })
).json();
const { items } = (await get(app, jia.member, `${own}/deadlines`)).json();
const { id } = items.find((each: { kind: string }) => each.kind === 'policy-expires');
const path = `${own}/deadlines/${id}/handovers`;
const me = (await get(app, jia.member, '/api/v1/me')).json();
const listed = async () => (await get(app, jia.member, path)).json().items;

t.test('a deadline is handed over and taken back, and what was done stays', async (t) => {
  const given = await post(app, jia.member, path, { kind: 'handed-over', toPersonId: colleague.personId });
  t.equal(given.statusCode, 201);
  t.match(given.json().items, [{ fromId: me.id, toId: colleague.personId, via: 'api' }]);
  t.match(await listed(), [{ holds: true, by: '甲公司的人' }]);
  t.equal(
    (await post(app, jia.member, path, { kind: 'given-back' })).statusCode,
    409,
    'not the giver’s to give back',
  );
  t.equal((await post(app, colleague.token, path, { kind: 'given-back' })).statusCode, 201);
  t.match(await listed(), [{ holds: false }, { toId: null, byId: colleague.personId, holds: false }]);
  t.equal((await post(app, jia.member, path, { kind: 'taken-back' })).statusCode, 409);
  const entries = (await context.db.select().from(auditEntry)).map(({ action }) => action);
  for (const action of ['deadline.handed-over', 'deadline.given-back'])
    t.ok(entries.includes(action), action);
});

t.test('only to a member of the same enterprise, and only by one', async (t) => {
  const other = (await get(app, yi.member, '/api/v1/me')).json();
  for (const toPersonId of [other.id, me.id]) {
    const reply = await post(app, jia.member, path, { kind: 'handed-over', toPersonId });
    t.equal(reply.statusCode, 422);
    t.match(reply.json().errors, [{ pointer: '/toPersonId' }]);
  }
  t.equal((await post(app, jia.member, path, { kind: 'handed-over' })).statusCode, 400);
  t.equal((await post(app, yi.member, path, { kind: 'taken-back' })).statusCode, 404);
  t.equal((await get(app, yi.member, path)).statusCode, 404);
});

t.test('on the page behind a letter’s link it takes a press of a button', async (t) => {
  context.clock.set(Temporal.Instant.from('2025-12-01T08:00:00+08:00'));
  await planDay(context);
  const linkFor = async (who: string, use?: 'reminder-shown') => {
    const found = (await context.db.select().from(reminder)).find(
      (row) => row.personId === who && row.deadlineId === id,
    );
    const until = context.clock.now().add({ hours: 48 });
    return `/reminders/${reminderLink(context.secret, found?.id ?? '', until, use)}`;
  };
  const form = (url: string, fields: Record<string, string> = {}) =>
    ask(app, undefined, 'POST', url, {
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const link = await linkFor(me.id);
  const page = async (of = link) => (await get(app, undefined, of)).body;
  t.match(await page(), `<form class="fields" method="post" action="${link}/handed-over">`);
  t.match(await page(), '>同事</option>');
  t.match(await page(`/en${link}`), 'Hand over');
  const before = (await listed()).length;
  t.equal((await get(app, undefined, `${link}/handed-over`)).statusCode, 404, 'a link changes nothing');
  t.equal((await form(`${link}/handed-over`, { to: 'nobody' })).statusCode, 422);
  t.equal((await form(`${link}/handed-over`)).statusCode, 422);
  t.equal(
    (await form(`${await linkFor(me.id, 'reminder-shown')}/handed-over`, { to: colleague.personId }))
      .statusCode,
    403,
    'nor does a link that a group was given',
  );
  t.equal((await listed()).length, before);
  t.equal((await form(`${link}/handed-over`, { to: colleague.personId })).statusCode, 303);
  t.match(await page(), '您已把这一期限交给同事');
  t.match(await listed(), { 2: { via: 'letter', holds: true } });
  t.match(await page(await linkFor(colleague.personId)), /甲公司的人已把这一期限交给您/);
  t.equal((await form(`${link}/taken-back`)).statusCode, 303);
  t.notMatch(await page(), '您已把这一期限交给');
  t.equal((await form(`${link}/taken-back`)).statusCode, 422, 'nothing is left to take back');
});
