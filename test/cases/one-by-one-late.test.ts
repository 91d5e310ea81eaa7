import t from 'tap';
import { chooseWeeklyBudget } from '../../src/cases/reminder-subscriptions.ts';
import { personByEmail } from '../../src/db/people.ts';
import type { Quiet } from '../../src/deadlines/wishes.ts';
import { contract, enter, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

/** Registered on a weekend after the hour: five reports, whose rung of fourteen days has gone by and that do not press. */
async function weekend(at: string, quiet: Quiet) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const zhao = await personByEmail(db, people.zhao.email);
  if (!zhao) throw new Error('赵倩 is not there');
  await wish(house, zhao.id, { cadence: 'at-once', quiet });
  await chooseWeeklyBudget(house.context, zhao, 2);
  await house.tick('2025-12-05T09:00:00+08:00');
  house.at(at);
  const days = ['2025-12-16', '2025-12-17', '2025-12-18', '2025-12-19', '2025-12-19'];
  await contract(
    house,
    enterpriseId,
    days.map((dueOn, index) => ({ label: `报告${index + 1}`, dueOn })),
  );
  await house.tick();
  return house;
}

t.test('each by itself: what is registered late goes on no quiet day', async (t) => {
  const house = await weekend('2025-12-06T15:00:00+08:00', 'rest-days');
  t.equal((await newMail(house)).length, 0);
});

t.test('and no more letters a week than the budget has room for', async (t) => {
  const house = await weekend('2025-12-07T15:00:00+08:00', 'none');
  t.same(await newMail(house), [], 'on Sunday none: they wait for the next run');
  await house.tick('2025-12-08T09:00:00+08:00');
  t.equal((await newMail(house)).length, 2);
});
