import t from 'tap';
import { markDone } from '../../src/cases/mark-done.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { newMail } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { dueOn, haike } from '../support/outlooks.ts';

const { db } = await openTestDatabase(t);

t.test('a letter that was put off and has nothing left to say is not foretold', async (t) => {
  const { house, enterpriseId, zhao } = await haike(db, '2025-12-05T12:00:00+08:00', [
    { label: '甲报告', dueOn: '2025-12-22' },
  ]);
  await house.tick('2025-12-07T09:00:00+08:00');
  house.wire.answer = () => ({ outcome: 'deferred', blame: 'recipient', detail: '451 greylisted' });
  await house.tick('2025-12-08T09:00:00+08:00');
  const first = await dueOn(house, enterpriseId, '2025-12-22');
  await markDone(house.context, { personId: zhao.id, enterpriseId }, first.id);
  house.wire.answer = () => ({ outcome: 'accepted', blame: 'relay', detail: '250 ok' });
  await newMail(house);
  const today = Temporal.PlainDate.from('2025-12-08');
  const said = await simulate(house.context, today, today);
  for (const at of ['09:01', '09:30', '23:00']) await house.tick(`2025-12-08T${at}:00+08:00`);
  t.same(await newMail(house), []);
  t.same(said, []);
});
