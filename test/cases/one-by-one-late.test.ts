import t from 'tap';
import {
  chooseWeeklyBudget,
  listSubscriptions,
  replaceSubscription,
} from '../../src/cases/reminder-subscriptions.ts';
import type { WantedReminders } from '../../src/cases/wanted-reminders.ts';
import { personByEmail } from '../../src/db/people.ts';
import { contract, enter, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

/** Registered on a weekend after the hour: five reports, whose rung of fourteen days has gone by and that do not press. */
async function weekend(at: string, wishes: WantedReminders) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const zhao = await personByEmail(db, people.zhao.email);
  if (!zhao) throw new Error('赵倩 is not there');
  const owner = { personId: zhao.id, enterpriseId };
  const [one] = await listSubscriptions(house.context, owner);
  await replaceSubscription(
    house.context,
    owner,
    { id: one?.id ?? '', expected: one?.revision ?? 0 },
    { outlook: false, cadence: 'at-once', ...wishes },
  );
  await chooseWeeklyBudget(house.context, zhao, 2);
  await house.tick('2025-12-05T09:00:00+08:00');
  house.at(at);
  await contract(
    house,
    enterpriseId,
    [1, 2, 3, 4, 5].map((each) => ({
      label: `报告${each}`,
      dueOn: `2025-12-${15 + each > 19 ? 19 : 15 + each}`,
    })),
  );
  await house.tick();
  return house;
}

t.test('each by itself: what is registered late goes on no quiet day', async (t) => {
  const house = await weekend('2025-12-06T15:00:00+08:00', { quiet: 'rest-days' });
  t.equal((await newMail(house)).length, 0);
});

t.test('and no more letters a week than the budget has room for', async (t) => {
  const house = await weekend('2025-12-07T15:00:00+08:00', {});
  const sunday = (await newMail(house)).length;
  await house.tick('2025-12-08T09:00:00+08:00');
  const monday = (await newMail(house)).length;
  t.ok(sunday + monday <= 3, `${sunday} on Sunday, ${monday} on Monday`);
});
