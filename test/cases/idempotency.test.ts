import t from 'tap';
import { once } from '../../src/cases/idempotency.ts';
import { addMember } from '../../src/cases/members.ts';
import { enter, type House, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const noon = '2025-12-01T12:00:00+08:00';

const call = (house: House, changes = {}) => ({
  personId: house.adminId,
  key: 'k1',
  method: 'POST',
  path: '/enterprises',
  body: { name: '甲' },
  ...changes,
});

t.test('a creating call with one key runs once, and a repeated one gets the first answer', async (t) => {
  const house = await openHouse(db, noon);
  let runs = 0;
  const run = async () => ({ status: 201, body: { run: ++runs, token: 'secret' } });
  const kept = () => ({ run: runs });
  t.same(await once(house.context, call(house), run, kept), {
    status: 201,
    body: { run: 1, token: 'secret' },
  });
  t.same(await once(house.context, call(house), run, kept), { status: 201, body: { run: 1 } });
  t.equal(runs, 1);
  const other = call(house, { body: { name: '乙' } });
  await t.rejects(once(house.context, other, run), { code: 'unprocessable' });
  t.match(await once(house.context, call(house, { key: 'k2' }), run), { body: { run: 2 } });
  const chen = await addMember(house.context, await enter(house, 'shenjiang', []), people.chen);
  t.match(await once(house.context, call(house, { personId: chen.personId }), run), { body: { run: 3 } });
});

t.test(
  'a refused call gives its key back; one that still runs keeps it, until it was plainly abandoned',
  async (t) => {
    const house = await openHouse(db, noon);
    const answer = async () => ({ status: 201, body: {} });
    const fail = async () => Promise.reject(new Error('refused'));
    await t.rejects(once(house.context, call(house), fail), /refused/);
    t.match(await once(house.context, call(house), answer), { status: 201 });
    const slow = call(house, { key: 'slow' });
    const crash = new Promise<never>(() => {});
    void once(house.context, slow, () => crash);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await t.rejects(once(house.context, slow, answer), { code: 'conflict' });
    house.at('2025-12-01T12:02:01+08:00');
    t.match(await once(house.context, slow, answer), { status: 201 });
  },
);
