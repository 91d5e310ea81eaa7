import t from 'tap';
import { loadDemo } from '../../src/cases/demo.ts';
import { stopAddressFor } from '../../src/cases/stop-address.ts';
import { subscriptionsLink } from '../../src/cases/tokens.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const members = `/api/v1/enterprises/${jia.id}/members`;
const wang = (await post(app, admin, members, { email: 'wang@example.com', name: '王伟' })).json();
const me = (await get(app, jia.member, '/api/v1/me')).json();
const page = async (root = '') =>
  (await get(app, undefined, `${root}/subscriptions/${subscriptionsLink(context.secret, me.id)}`)).body;
const reaches = async () =>
  ((await get(app, jia.member, members)).json().items as { name: string; reach: string }[]).map(
    ({ name, reach }) => `${name} ${reach}`,
  );
const stop = (address: string) =>
  context.db.transaction((tx) =>
    stopAddressFor(tx, { address, reason: 'bounced', detail: '550' }, context.clock.now()),
  );
const turnOff = async (token: string) => {
  const own = `/api/v1/enterprises/${jia.id}/reminder-subscriptions`;
  const [held] = (await get(app, token, own)).json().items;
  await ask(app, token, 'DELETE', `${own}/${held.id}`, { headers: { 'if-match': `"${held.revision}"` } });
};

t.test('who belongs to an enterprise is told to its members alone, without addresses', async (t) => {
  t.same(await reaches(), ['甲公司的人 reached', '王伟 reached']);
  const { body } = await get(app, jia.member, members);
  t.notMatch(body, /@/);
  const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
  t.equal((await get(app, yi.member, members)).statusCode, 404);
  t.notMatch(await page(), /class="alarm"/);
});

t.test('a member whose address is stopped is a mark and a notice with what to do', async (t) => {
  await stop('wang@example.com');
  t.same(await reaches(), ['甲公司的人 reached', '王伟 address-stopped']);
  t.match(await page(), /class="alarm"[\s\S]*有1名成员收不到提醒[\s\S]*王伟<\/strong>：账户邮箱已停用/);
  t.match(await page('/en'), /1 member gets no reminders/);
});

t.test('where nobody is reached, that is said', async (t) => {
  await turnOff(jia.member);
  await turnOff(wang.token);
  t.same(await reaches(), ['甲公司的人 off', '王伟 off']);
  t.match(await page(), /目前没有人收得到提醒/);
});

t.test('the demonstration shows it to everybody', async (t) => {
  await loadDemo(context, (await get(app, admin, '/api/v1/me')).json().id);
  const shown = async () => (await get(app, undefined, '/')).body;
  t.match(await shown(), /陈敏 <span class="badge reached">/);
  t.notMatch(await shown(), /class="alarm"/);
  await stop('chen.min@demo.example');
  t.match(await shown(), /class="alarm"[\s\S]*目前没有人收得到提醒[\s\S]*陈敏/);
});
