import t from 'tap';
import { takeLetter } from '../../src/cases/letter-slots.ts';
import { sql } from '../../src/db/orm.ts';
import { contract, enter, letters, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

t.test(
  'letters that wait go out although the day cannot be planned, and the look says what failed',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const enterpriseId = await enter(house, 'haike', ['zhao']);
    await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-15' }]);
    await house.tick('2025-12-01T09:00:00+08:00');
    await db.execute(sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no more reminders'; end $$`);
    await db.execute(
      sql`create trigger refuse before insert on reminder for each row execute function refuse()`,
    );
    house.at('2025-12-08T08:00:00+08:00');
    const now = house.context.clock.now();
    const slot = { kind: 'trouble' as const, slot: 'no-plan/2025-12-08', dueAt: now };
    const { id } = await takeLetter(db, { personId: house.adminId, channel: 'mail' }, slot, now);
    await t.rejects(house.tick(), /the day was not planned/);
    const sent = (await letters(house)).find((each) => each.id === id);
    t.not(sent?.state, 'queued', 'it was looked at');
    await db.execute(sql`drop trigger refuse on reminder`);
    t.match(await house.tick('2025-12-08T09:00:00+08:00'), { planned: 1, posted: 1 });
  },
);
