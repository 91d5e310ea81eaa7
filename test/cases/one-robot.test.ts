import t from 'tap';
import { claimLetters } from '../../src/cases/claim-letter.ts';
import { addEndpoint } from '../../src/cases/endpoints.ts';
import { takeLetter } from '../../src/cases/letter-slots.ts';
import { recordOutcomes } from '../../src/cases/record-outcome.ts';
import { personByEmail } from '../../src/db/people.ts';
import { rate } from '../../src/db/schema/state.ts';
import { enter, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const robot = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1234567';
const limit = { perMinute: 16, burst: 3 };

/** 赵倩 and 王磊 have registered one robot of their group, in two spellings; letters wait for both. */
async function shared() {
  await db.delete(rate);
  const house = await openHouse(db, '2025-11-28T08:00:00+08:00');
  await enter(house, 'haike', ['zhao', 'wang']);
  const spellings = { zhao: robot, wang: `${robot.replace('qyapi', 'QYAPI')}&a=1` };
  for (const who of ['zhao', 'wang'] as const) {
    const person = await personByEmail(db, people[who].email);
    if (!person) throw new Error('nobody');
    const { way } = await addEndpoint(house.context, person, {
      channel: 'wecom',
      label: '群',
      address: spellings[who],
    });
    const dueAt = house.context.clock.now();
    for (const slot of ['1', '2', '3', '4'])
      await takeLetter(db, { personId: person.id, channel: way }, { kind: 'test', slot, dueAt }, dueAt);
  }
  return house;
}

t.test('two members with one robot share what its vendor takes', async (t) => {
  const { context } = await shared();
  const { claimed, held } = await claimLetters(context, { channel: 'wecom', most: 20, limit });
  t.same([claimed.length, held], [3, 5], 'a burst of three, whoever they are for');
  const keys = (await db.select().from(rate)).map(({ key }) => key);
  t.equal(keys.length, 1);
  t.notMatch(keys.join(), /1234567|weixin/, 'and the table of paces tells no address');
});

t.test('a wait the robot asks for holds back both', async (t) => {
  const house = await shared();
  const first = await claimLetters(house.context, { channel: 'wecom', most: 1, limit });
  const [claimed] = first.claimed;
  if (!claimed) throw new Error('no letter in hand');
  const outcome = { outcome: 'deferred', blame: 'relay', detail: 'too-fast', retryAfterSeconds: 60 } as const;
  await recordOutcomes(house.context, [{ claimed, outcome }], limit);
  house.at('2025-11-28T08:00:59+08:00');
  const waiting = await claimLetters(house.context, { channel: 'wecom', most: 20, limit });
  t.equal(waiting.claimed.length, 0);
  house.at('2025-11-28T08:02:00+08:00');
  const again = await claimLetters(house.context, { channel: 'wecom', most: 20, limit });
  t.ok(again.claimed.length > 0);
});

t.test('nobody registers one robot twice by writing it otherwise', async (t) => {
  const { context } = await shared();
  const zhao = await personByEmail(db, people.zhao.email);
  if (!zhao) throw new Error('nobody');
  for (const address of [robot.replace('qyapi', 'QYAPI'), `${robot}&a=1`, robot.replace('key=', 'k\ney=')])
    await t.rejects(
      addEndpoint(context, zhao, { channel: 'wecom', label: '又', address }),
      { code: 'unprocessable', message: /\/address: / },
      JSON.stringify(address),
    );
  await t.resolves(addEndpoint(context, zhao, { channel: 'wecom', label: '另', address: `${robot}8` }));
});
