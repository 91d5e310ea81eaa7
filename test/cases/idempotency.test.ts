import t from 'tap';
import { once } from '../../src/cases/idempotency.ts';
import { addMember } from '../../src/cases/members.ts';
import { personByEmail } from '../../src/db/people.ts';
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

t.test('a refused call gives its key back, and what it had written is gone with it', async (t) => {
  const house = await openHouse(db, noon);
  const answer = async () => ({ status: 201, body: {} });
  const fail = async (inside: House['context']) => {
    await addMember(inside, await enter(house, 'shenjiang', [], inside), people.chen);
    throw new Error('refused');
  };
  await t.rejects(once(house.context, call(house), fail), /refused/);
  t.equal(await personByEmail(db, people.chen.email), undefined);
  t.match(await once(house.context, call(house), answer), { status: 201 });
});

t.test(
  'a call made twice at once runs once: the second waits for the first and gets its answer',
  async (t) => {
    const house = await openHouse(db, noon);
    let runs = 0;
    const run = async () => ({ status: 201, body: { run: ++runs } });
    const both = await Promise.all([
      once(house.context, call(house), run),
      once(house.context, call(house), run),
    ]);
    t.same(both, [
      { status: 201, body: { run: 1 } },
      { status: 201, body: { run: 1 } },
    ]);
    t.equal(runs, 1);
  },
);
