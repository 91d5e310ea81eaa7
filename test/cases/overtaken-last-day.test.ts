import t from 'tap';
import { personByEmail } from '../../src/db/people.ts';
import { contract, deadlineOf, enter, ledger, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

t.test('an outage over midnight costs no reader the day that is left', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const zhao = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const ladders = { 'project-report': [1, 0] };
  await wish(house, zhao, { sendMinute: 23 * 60 + 50, ladders });
  await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-17' }]);
  const { id } = await deadlineOf(house, enterpriseId, 'project-report');
  await house.tick('2025-12-16T23:45:00+08:00');
  t.same(await ledger(house, id), ['zhao v1 -1 planned']);
  await newMail(house);
  await house.tick('2025-12-17T00:05:00+08:00');
  t.equal((await newMail(house)).length, 1, 'told that today is the last day, with the day before it');
  await house.tick('2025-12-17T23:50:00+08:00');
  t.equal((await newMail(house)).length, 1);
  t.same(await ledger(house, id), ['zhao v1 -1 sent', 'zhao v1 0 sent']);
});
