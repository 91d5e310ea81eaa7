import t from 'tap';
import { addressOf, openEndpoint, sealEndpoint } from '../../src/cases/open-endpoint.ts';
import { endpointsById } from '../../src/db/endpoints.ts';
import { personByEmail } from '../../src/db/people.ts';
import { enter, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { registered } from '../support/hook.ts';

const { db } = await openTestDatabase(t);
const secret = 'a secret of this service, of forty letters';
const address = 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef';
const now = Temporal.Instant.from('2025-12-01T00:00:00Z');
const id = '01890a5d-0000-7000-8000-0000000000aa';

t.test(
  'the address of a robot and its key lie sealed in the database, and open with this secret alone',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    await enter(house, 'haike', ['zhao']);
    const person = await personByEmail(house.db, people.zhao.email);
    const plain = { id, channel: 'dingtalk' as const, address, secret: 'SECabc' };
    await registered(house, person?.id ?? '', plain, secret);
    const stored = (await endpointsById(house.db, [id])).get(id);
    t.notMatch(`${stored?.address} ${stored?.secret}`, /dingtalk|0123456789abcdef|SECabc/);
    t.same(openEndpoint(secret, stored, now), { address, secret: 'SECabc' });
    t.equal(stored && addressOf('another secret of this service, forty one', stored, now), undefined);
    t.throws(() => openEndpoint('another secret of this service, forty one', stored, now), /SECRET/);
    t.throws(() => openEndpoint(secret, stored && { ...stored, id: id.replace('aa', 'ab') }, now), /SECRET/);
  },
);

t.test('a mail address is no secret', (t) => {
  const mail = { id, channel: 'mail' as const, address: 'lin@example.com', secret: null };
  t.same(sealEndpoint(secret, mail), { address: 'lin@example.com', secret: null });
  t.same(openEndpoint(secret, mail, now), { address: 'lin@example.com' });
  t.end();
});
