import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { stoppedAddresses } from '../../src/cases/stopped-addresses.ts';
import { personByEmail } from '../../src/db/people.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { contract, letters, newMail, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const noName: Outcome = { outcome: 'deferred', blame: 'network', detail: 'no-name' };
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '200' };

type Hooked = Awaited<ReturnType<typeof byWebhook>>;

const stops = async ({ house }: Hooked) => {
  const zhao = await personByEmail(db, people.zhao.email);
  return zhao ? await stoppedAddresses(house.context, zhao) : [];
};

t.test(
  'a webhook whose host is gone is stopped with the letter it never took, and its owner told',
  async (t) => {
    const way = await byWebhook(db);
    way.hook.answer = () => noName;
    await way.look('2025-12-01T09:00:00+08:00');
    for (const day of ['02', '03', '04', '05']) await way.look(`2025-12-${day}T08:00:00+08:00`);
    t.same(await stops(way), [], 'within four days it may come back');
    t.same(await newMail(way.house), []);
    await way.look('2025-12-05T14:00:00+08:00');
    t.match(await stops(way), [{ endpointId: way.hookId, reason: 'gone', detail: 'no-name' }]);
    await way.look('2025-12-05T14:01:00+08:00');
    const told = (await newMail(way.house)).filter(({ to }) => to === 'zhao');
    t.ok(told.some(({ text }) => /系统\n +已停用\n.*\n.*\n.*域名解析不到/.test(text)));
  },
);

t.test('one that took another letter meanwhile is at work', async (t) => {
  const way = await byWebhook(db);
  way.hook.answer = () => noName;
  await way.look('2025-12-01T09:00:00+08:00');
  await contract(way.house, way.owner.enterpriseId, [{ label: '二', dueOn: '2025-12-17' }]);
  let answers = 0;
  way.hook.answer = () => (answers++ === 0 ? accepted : noName);
  await way.look('2025-12-03T09:00:00+08:00');
  const states = (await letters(way.house)).map(({ state }) => state);
  t.same(states.toSorted(), ['queued', 'sent']);
  await way.look('2025-12-05T14:00:00+08:00');
  t.same(await stops(way), []);
});

t.test('a letter that was of no use any more before its four days were over says so too', async (t) => {
  const way = await byWebhook(db, '2025-11-29');
  way.hook.answer = () => noName;
  await way.look('2025-11-28T09:00:00+08:00');
  await way.look('2025-11-30T23:59:00+08:00');
  t.match(await stops(way), [{ endpointId: way.hookId }]);
});
