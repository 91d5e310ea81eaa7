import { setTimeout } from 'node:timers/promises';
import t from 'tap';
import { planDay } from '../../src/cases/plan-day.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { respond } from '../../src/cases/respond.ts';
import { sweepLooks } from '../../src/cases/sweep-looks.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { hookWire } from '../support/by-webhook.ts';
import { contract, newMail } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { handing } from '../support/handing.ts';
import { hook } from '../support/hook.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

for (const how of ['taken back', 'not reached'])
  t.test(`${how} on the day a rung went out before its own, quiet day, it comes back`, async (t) => {
    // Due on Tuesday, 16 December: what belongs to Saturday goes to 赵倩 on Friday.
    const { house, idOf, act, give, stop, at, own } = await handing(db, '2025-12-16');
    await wish(house, await idOf('zhao'), { quiet: 'rest-days' });
    house.at('2025-12-03T10:00:00+08:00');
    await give('zhao', 'wang');
    t.same(await at('03T10:01'), ['wang']);
    t.same(await at('09T09:00'), ['wang']);
    await house.tick('2025-12-12T00:01:00+08:00');
    house.at('2025-12-12T08:00:00+08:00');
    if (how === 'taken back') await act('zhao', { kind: 'taken-back' });
    else await stop('wang');
    t.same(await at('12T09:00'), ['zhao']);
    t.match((await own('zhao')).slice(2), ['v1 back/-3 sent', 'v1 -3 suppressed handed-over']);
    t.equal(await sweepLooks(house.context), 0);
  });

t.test('what was answered before the handing over does not silence who is reminded again', async (t) => {
  const { house, enterpriseId, id, idOf, give, stop, at, own } = await handing(db);
  const zhao = { personId: await idOf('zhao'), enterpriseId, via: 'letter' as const };
  house.at('2025-12-02T10:00:00+08:00');
  await respond(house.context, zhao, id, { kind: 'acknowledged' });
  house.at('2025-12-03T10:00:00+08:00');
  await give('zhao', 'wang');
  t.same(await at('03T10:01'), ['wang']);
  house.at('2025-12-04T10:00:00+08:00');
  await stop('wang');
  await at('05T09:00');
  t.same(await at('08T09:00'), ['zhao']);
  await respond(house.context, zhao, id, { kind: 'acknowledged' });
  t.same(await at('12T09:00'), [], 'what is answered since does');
  t.same(await at('14T09:00'), ['zhao']);
  t.match((await own('zhao'))[1], 'v1 -7 sent');
  t.equal(await sweepLooks(house.context), 0);
});

t.test(
  'the news is told by mail where a webhook did not take it, whatever its giver has answered',
  async (t) => {
    const { house, enterpriseId, id, idOf, give, own } = await handing(db);
    const wang = { personId: await idOf('wang'), enterpriseId };
    const channel = `webhook:${await hook(house, wang.personId)}` as const;
    const [usual] = await listSubscriptions(house.context, wang);
    const only = { kinds: ['claim' as const] };
    const subscription = { id: usual?.id ?? '', expected: usual?.revision ?? 0 };
    await replaceSubscription(house.context, wang, subscription, { channel, only, outlook: false });
    house.at('2025-12-02T10:00:00+08:00');
    const zhao = { personId: await idOf('zhao'), enterpriseId, via: 'letter' as const };
    await respond(house.context, zhao, id, { kind: 'acknowledged' });
    await give('zhao', 'wang');
    const wire = hookWire();
    wire.answer = () => ({ outcome: 'refused', permanent: true, blame: 'recipient', detail: 'gone: 410' });
    const office = new PostOffice([house.wire, wire]);
    for (const minute of ['01', '02', '03']) {
      house.at(`2025-12-02T10:${minute}:00+08:00`);
      await tick(house.context, office);
    }
    const news = (await newMail(house)).filter(({ text }) => text.includes('赵倩已把这一期限交给您'));
    t.same(
      news.map(({ to }) => to),
      ['wang'],
    );
    t.match(await own('wang'), [/-14/, /handed-over.* sent undelivered$/, /handed-over.* failed bounced$/]);
  },
);

t.test('what comes back while it presses goes at once where the digest of the day has gone', async (t) => {
  const { house, enterpriseId, give, stop, at, own } = await handing(db);
  await contract(house, enterpriseId, [{ label: '另一', dueOn: '2025-12-15' }]);
  await at('01T10:00');
  house.at('2025-12-02T10:00:00+08:00');
  await give('zhao', 'wang');
  for (const instant of ['02T10:01', '08T09:00', '12T09:00', '14T09:00']) await at(instant);
  house.at('2025-12-14T09:05:00+08:00');
  await stop('wang');
  t.same(await at('14T09:06'), ['zhao']);
  t.match(await own('zhao'), ['v1 -14 sent', /-7/, /-3/, /-1 suppressed/, 'v1 back/-1 sent']);
  t.same(await at('15T09:00'), ['zhao']);
});

t.test('what comes back the evening before a rung of its own stands in the digest once', async (t) => {
  const { house, enterpriseId, act, give, at, own } = await handing(db, '2025-12-19');
  await contract(house, enterpriseId, [{ label: '另一', dueOn: '2025-12-22' }]);
  house.at('2025-12-06T10:00:00+08:00');
  await give('zhao', 'wang');
  await at('06T10:01');
  t.same(await at('12T09:00'), ['wang']);
  await house.tick('2025-12-15T09:00:00+08:00');
  house.at('2025-12-15T20:00:00+08:00');
  await act('zhao', { kind: 'taken-back' });
  t.same(await at('15T20:01'), []);
  await house.tick('2025-12-16T09:00:00+08:00');
  const [digest, ...more] = (await newMail(house)).filter(
    ({ to, text }) => to === 'zhao' && text.includes('报告'),
  );
  t.same(more, []);
  t.equal(digest?.text.match(/期限：2025年12月19日/g)?.length, 1, 'it stands there once');
  t.match((await own('zhao')).slice(1), [
    'v1 -7 suppressed handed-over',
    'v1 back/-7 sent',
    'v1 -3 suppressed merged',
  ]);
  t.same(await at('18T09:00'), ['zhao']);
  t.equal(await sweepLooks(house.context), 0);
});

t.test('who hands over while the day is being planned is not reminded', async (t) => {
  const { house, give, at, own } = await handing(db);
  house.at('2025-12-08T00:01:00+08:00');
  let given: Promise<unknown> = Promise.resolve();
  await planDay(house.context, async (_tx, { looked }) => {
    if (looked === 0) return;
    given = give('zhao', 'wang');
    // What is handed over meets the plan before it is written.
    await setTimeout(800);
  });
  await given;
  t.same(await at('08T09:00'), ['wang']);
  t.match(await own('zhao'), ['v1 -14 sent', 'v1 -7 suppressed handed-over']);
});
