import t from 'tap';
import { sweepLooks } from '../../src/cases/sweep-looks.ts';
import { openTestDatabase } from '../support/database.ts';
import { handing } from '../support/handing.ts';
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
