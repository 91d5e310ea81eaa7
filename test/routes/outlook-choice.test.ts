import t from 'tap';
import { planOutlooks } from '../../src/cases/plan-outlooks.ts';
import { planRun } from '../../src/cases/plan-run.ts';
import { subscriptionsLink, unsubscribeLink } from '../../src/cases/tokens.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { letter } from '../../src/db/schema/letters.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse } from './support/house.ts';

// On Sunday 30 November 甲 has a member, whose policy ends on 31 December; the outlook of Monday 8 December tells of it.
const house = await openHouse(t, '2025-11-30T08:00:00+08:00');
const { app, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const me = (await get(app, jia.member, '/api/v1/me')).json().id;
context.clock.set(Temporal.Instant.from('2025-12-08T00:01:00+08:00'));
await planRun(context, 'copy');
await planOutlooks(context);
const [mine] = (await context.db.select().from(letter)).filter(
  ({ personId, kind }) => personId === me && kind === 'outlook',
);
const path = `/unsubscribe/${unsubscribeLink(context.secret, mine?.id ?? '')}`;
const list = `/api/v1/enterprises/${jia.id}/reminder-subscriptions`;
const held = async () => (await get(app, jia.member, list)).json().items;
const posted = (url: string, fields: Record<string, string>) =>
  ask(app, undefined, 'POST', url, {
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

t.test('one click ends the outlook alone; reminders stay, and it can be taken back', async (t) => {
  const zh = await get(app, undefined, path);
  t.match(zh.body, '每周概览');
  t.match(zh.body, '期限提醒与更正照旧');
  t.notMatch(zh.body, '甲公司的期限提醒');
  t.match(await held(), [{ outlook: true, revision: 1 }], 'looking changes nothing');
  const reply = await posted(path, { 'List-Unsubscribe': 'One-Click' });
  t.equal(reply.statusCode, 200);
  t.match(reply.body, '已不再发送');
  t.match(await held(), [{ outlook: false, cadence: 'daily', revision: 2 }]);
  t.match(
    (await context.db.select().from(auditEntry)).find(({ action }) => action === 'reminders.changed'),
    { actor: me, payload: { before: { outlook: true }, after: { outlook: false }, via: 'letter' } },
  );
  t.equal(
    (await context.db.select().from(letter)).filter(({ kind }) => kind === 'nobody-reminded').length,
    0,
  );
  t.equal((await posted(`${path}/undo`, {})).statusCode, 200);
  t.match(await held(), [{ outlook: true }]);
});

t.test('it is a choice of the interface and of the page', async (t) => {
  const [{ id, revision }] = await held();
  const put = await ask(app, jia.member, 'PUT', `${list}/${id}`, {
    payload: { outlook: false },
    headers: { 'if-match': `"${revision}"` },
  });
  t.match(put.json(), { outlook: false });
  const link = subscriptionsLink(context.secret, me);
  const page = await get(app, undefined, `/subscriptions/${link}`);
  t.match(page.body, /<input type="checkbox" name="outlook" value="yes"> 每周概览/);
  t.match((await get(app, undefined, `/en/subscriptions/${link}`)).body, 'Weekly outlook');
  const fields = {
    revision: String(put.json().revision),
    ...{ cadence: 'weekly', weekday: '3', hour: '18:30', zone: 'Asia/Shanghai', quiet: 'none' },
    ...{ lang: '', second: '', fromDays: '7', kind: 'claim', outlook: 'yes' },
  };
  t.equal((await posted(`/subscriptions/${link}/reminders/${id}`, fields)).statusCode, 303);
  t.match(await held(), [{ outlook: true, weekday: 3 }]);
});
