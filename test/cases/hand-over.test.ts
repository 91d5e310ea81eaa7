import t from 'tap';
import { erasePerson } from '../../src/cases/erase-person.ts';
import { listHandovers } from '../../src/cases/hand-over.ts';
import { handingForm } from '../../src/cases/handing-form.ts';
import { respond } from '../../src/cases/respond.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { liftStop } from '../../src/cases/stop-address.ts';
import { sweepLooks } from '../../src/cases/sweep-looks.ts';
import { whyReminded } from '../../src/cases/why-reminded.ts';
import { listStops } from '../../src/db/address-stops.ts';
import { newMail, people, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { handing } from '../support/handing.ts';

const { db } = await openTestDatabase(t);
const friday = '2025-12-19';
const due = () => handing(db);

t.test('the colleague is told at once and reminded from then on, who handed it over is not', async (t) => {
  const { house, enterpriseId, id, give, at, own } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  t.same(await give('zhao', 'wang'), [], 'the same again changes nothing');
  await house.tick('2025-12-02T10:01:00+08:00');
  const news = (await newMail(house)).filter(({ text }) => text.includes('报告'));
  t.same(
    news.map(({ to }) => to),
    ['wang'],
  );
  t.match(news[0]?.text, /赵倩已把这一期限交给您/);
  t.same(await at('03T09:00'), [], 'that covers what had gone out before');
  const day = Temporal.PlainDate.from('2025-12-08');
  const foretold = await simulate(house.context, day, day);
  t.same(
    foretold.flatMap(({ to, items }) => items.map(({ rung }) => `${to} ${rung}`)),
    [`${people.wang.email} -7`],
  );
  t.same(await at('08T09:00'), ['wang']);
  t.same(await at('12T09:00'), ['wang']);
  t.same((await own('zhao')).slice(0, 3), [
    'v1 -14 sent',
    'v1 -7 suppressed handed-over',
    'v1 -3 suppressed handed-over',
  ]);
  t.equal(await sweepLooks(house.context), 0);
  const { readers } = await whyReminded(house.context, enterpriseId, id);
  const said = new Map(readers.map(({ person, words }) => [person.name, words.zh]));
  t.equal(said.get('赵倩'), '已交给王磊接收');
  t.match(said.get('王磊'), /^下一次：提前1天的提醒/);
});

t.test('what waits for who hands it over is not sent; a day that moves does not give it back', async (t) => {
  const { house, enterpriseId, project, give, at, own } = await due();
  await house.tick('2025-12-08T00:01:00+08:00');
  house.at('2025-12-08T08:00:00+08:00');
  await give('zhao', 'wang');
  t.same(await at('08T09:00'), ['wang'], 'the news alone');
  t.match(await own('zhao'), ['v1 -14 sent', 'v1 -7 suppressed handed-over']);
  house.at('2025-12-09T10:00:00+08:00');
  await revise(house, enterpriseId, { id: project, expected: 1 }, [{ label: '报告', dueOn: friday }]);
  t.same(await at('09T10:01'), ['wang', 'zhao'], 'both were told the other day');
  t.same(await at('12T09:00'), ['wang']);
  t.same(await at('16T09:00'), ['wang']);
  t.equal(await sweepLooks(house.context), 0);
});

t.test('taken back on the day of a reminder nobody has got yet, it comes all the same', async (t) => {
  const { house, act, give, at, own } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  await at('02T10:01');
  await house.tick('2025-12-08T00:01:00+08:00');
  house.at('2025-12-08T08:00:00+08:00');
  await act('zhao', { kind: 'taken-back' });
  t.same(await at('08T09:00'), ['zhao']);
  t.match(await own('zhao'), ['v1 -14 sent', 'v1 -7 suppressed handed-over', 'v1 back/-7 sent']);
  t.match((await own('wang')).slice(1), [/^v1 handed-over\/\S+ sent$/, 'v1 -7 suppressed muted']);
  t.same(await at('12T09:00'), ['zhao']);
  await t.rejects(act('zhao', { kind: 'taken-back' }), { code: 'conflict' });
});

t.test('taken back before the colleague was told, the news is not sent', async (t) => {
  const { house, act, give, at, own } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  await act('zhao', { kind: 'taken-back' });
  t.same(await at('02T10:01'), []);
  t.match((await own('wang')).slice(1), [/^v1 handed-over\/\S+ suppressed taken-back$/]);
});

t.test('given back, who handed it over is told at once', async (t) => {
  const { house, id, enterpriseId, act, give, at } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  await at('02T10:01');
  t.same(await at('08T09:00'), ['wang']);
  house.at('2025-12-09T10:00:00+08:00');
  await act('wang', { kind: 'given-back' });
  await house.tick('2025-12-09T10:01:00+08:00');
  const [news] = await newMail(house);
  t.equal(news?.to, 'zhao');
  t.match(news?.text, /王磊已把这一期限交还给您/);
  t.same(await at('10T09:00'), [], 'told once');
  t.same(await at('12T09:00'), ['zhao']);
  const kept = await listHandovers(house.context, enterpriseId, id);
  t.match(
    kept.map(({ by, toId, holds }) => [by, toId !== null, holds]),
    [
      ['赵倩', true, false],
      ['王磊', false, false],
    ],
  );
});

t.test('as long as the colleague is not reached, it comes back, and nothing is lost', async (t) => {
  const { house, give, stop, at, own } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  await at('02T10:01');
  t.same(await at('08T09:00'), ['wang']);
  house.at('2025-12-08T10:00:00+08:00');
  await stop('wang');
  await house.tick('2025-12-08T10:01:00+08:00');
  await house.tick('2025-12-09T09:00:00+08:00');
  const [back] = (await newMail(house)).filter(({ text }) => text.includes('报告'));
  t.equal(back?.to, 'zhao');
  t.match(back?.text, /您曾把这一期限交给王磊，对方现收不到提醒/);
  t.same(await at('12T09:00'), ['zhao']);
  t.match(await own('zhao'), [
    'v1 -14 sent',
    'v1 -7 suppressed handed-over',
    'v1 back/-7 sent',
    'v1 -3 sent',
  ]);
  t.equal(await sweepLooks(house.context), 0);
  house.at('2025-12-13T10:00:00+08:00');
  const [held] = await listStops(db, 1, [people.wang.email]);
  if (held) await db.transaction((tx) => liftStop(tx, held, null, house.context.clock.now()));
  t.same(await at('13T10:01'), []);
  t.same(await at('14T09:00'), ['wang']);
});

t.test('on the last day, too, what did not reach the colleague reaches who handed it over', async (t) => {
  const { house, give, stop, at } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  await at('02T10:01');
  await house.tick('2025-12-15T00:01:00+08:00');
  await newMail(house);
  house.at('2025-12-15T08:00:00+08:00');
  await stop('wang');
  t.same(await at('15T09:00'), ['zhao']);
  t.same(await at('16T09:00'), ['zhao']);
});

t.test('who is erased holds nothing any more', async (t) => {
  const { house, give, at } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  await at('02T10:01');
  await erasePerson(house.context, people.wang.email, house.adminId);
  t.same(await at('08T09:00'), ['zhao']);
});

t.test('through two hands the last is reminded, and what that one answers counts', async (t) => {
  const { house, enterpriseId, id, idOf, give, stop, at } = await due();
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  await t.rejects(give('wang', 'zhao'), { code: 'conflict' }, 'in no circle');
  await give('wang', 'chen');
  await t.rejects(give('chen', 'zhao'), { code: 'conflict' });
  t.same(await at('02T10:01'), ['chen'], 'who handed it on at once is not told');
  t.same(await at('08T09:00'), ['chen']);
  const page = async (who: 'zhao' | 'wang') =>
    (await handingForm(db, { id, enterpriseId }, await idOf(who))).to;
  t.same(await page('zhao'), { name: people.wang.name, inCharge: people.chen.name });
  t.same(await page('wang'), { name: people.chen.name, inCharge: people.chen.name });
  house.at('2025-12-09T10:00:00+08:00');
  await respond(house.context, { personId: await idOf('chen'), enterpriseId, via: 'api' }, id, {
    kind: 'acknowledged',
  });
  t.same(await at('12T09:00'), []);
  await stop('chen');
  t.same(await at('13T09:00'), ['wang'], 'who was reached before');
  t.same(await page('zhao'), { name: people.wang.name, inCharge: people.wang.name });
  t.same(await page('wang'), { name: people.chen.name }, 'it has come back');
});

t.test('only to a colleague who is reached, and only what asks for something', async (t) => {
  const { house, idOf, act, give, stop } = await due();
  const stranger = '01890a5d-0000-7000-8000-000000000001';
  for (const toPersonId of [stranger, 'nobody', '', await idOf('zhao')])
    await t.rejects(act('zhao', { kind: 'handed-over', toPersonId }), { code: 'unprocessable' }, toPersonId);
  await stop('wang');
  await t.rejects(give('zhao', 'wang'), { code: 'unprocessable' });
  await t.rejects(act('wang', { kind: 'given-back' }), { code: 'conflict' });
  house.at('2025-12-02T10:00:00+08:00');
});

t.test('one colleague is handed a deadline three times in 24 hours and no more', async (t) => {
  const { house, act, give } = await due();
  for (const hour of ['09', '10', '11']) {
    house.at(`2025-12-02T${hour}:00:00+08:00`);
    await give('zhao', 'wang');
    await act('zhao', { kind: 'taken-back' });
  }
  house.at('2025-12-03T08:59:59+08:00');
  await t.rejects(give('zhao', 'wang'), { code: 'too-many-requests' });
  house.at('2025-12-03T09:00:00+08:00');
  t.equal((await give('zhao', 'wang')).length, 1);
});
