import t from 'tap';
import { respond } from '../../src/cases/respond.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { watcher } from '../../src/cases/watch.ts';
import { personByEmail } from '../../src/db/people.ts';
import { contract, deadlineOf, enter, ledger, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

type Wishes = Parameters<typeof wish>[2];

/** 赵倩 and 王磊 of 海客, who wish as is said, with a report due. */
async function both(at: string, dueOn: string, zhaos: Wishes, wangs?: Wishes) {
  const house = await openHouse(db, at);
  const enterpriseId = await enter(house, 'haike', ['zhao', 'wang']);
  const idOf = async (who: keyof typeof people) => (await personByEmail(db, people[who].email))?.id ?? '';
  const [zhao, wang] = [await idOf('zhao'), await idOf('wang')];
  await wish(house, zhao, { secondPersonId: wang, secondFrom: 14, ...zhaos });
  if (wangs) await wish(house, wang, wangs);
  await contract(house, enterpriseId, [{ label: '报告', dueOn }]);
  const { id } = await deadlineOf(house, enterpriseId, 'project-report');
  return { house, enterpriseId, id, zhao };
}

t.test(
  'who is told a rung as the second contact is told the own rung of that name later in the week',
  async (t) => {
    // Five days before Friday 19 December is Sunday the 14th: for 赵倩 that goes out on Friday, for 王磊 on its day.
    const { house, id } = await both(
      '2025-12-01T08:00:00+08:00',
      '2025-12-19',
      { quiet: 'rest-days', ladders: { 'project-report': [5] } },
      { cadence: 'at-once', ladders: { 'project-report': [5] } },
    );
    for (
      let on = Temporal.PlainDate.from('2025-12-01');
      on.toString() <= '2025-12-13';
      on = on.add({ days: 1 })
    )
      await house.tick(`${on}T09:00:00+08:00`);
    await newMail(house);
    const sunday = Temporal.PlainDate.from('2025-12-14');
    const said = await simulate(house.context, sunday, sunday);
    const look = watcher(house.context, 'a copy');
    await look();
    for (const at of ['14T00:01', '14T09:00', '15T09:00', '16T09:00']) {
      await house.tick(`2025-12-${at}:00+08:00`);
      await look();
    }
    t.same(
      said.map(({ to, items }) => [to.split('.')[0], ...items.map(({ rung }) => rung)].join(' ')),
      ['wang -5'],
    );
    t.ok((await ledger(house, id)).includes('wang v1 -5 sent'));
    t.same(
      (await newMail(house)).map(({ to }) => to),
      ['wang'],
    );
  },
);

t.test('who has read of a day and wants it again after the hour is reminded, one letter each', async (t) => {
  const { house, enterpriseId, id, zhao } = await both('2025-12-01T08:00:00+08:00', '2025-12-22', {
    cadence: 'at-once',
  });
  await house.tick('2025-12-08T00:01:00+08:00');
  // The first look after a start reaches further back: it is not what is asked here.
  const look = watcher(house.context, 'a copy');
  await look();
  const who = { personId: zhao, enterpriseId, via: 'api' as const };
  await respond(house.context, who, id, { kind: 'acknowledged' });
  await house.tick('2025-12-08T09:00:00+08:00');
  house.at('2025-12-08T10:00:00+08:00');
  await respond(house.context, who, id, { kind: 'resumed' });
  for (const at of ['08T10:01', '09T09:00', '10T09:00']) {
    await house.tick(`2025-12-${at}:00+08:00`);
    await look();
  }
  const own = (await ledger(house, id)).filter((line) => line.startsWith('zhao'));
  t.same(own, ['zhao v1 -14 sent']);
});
