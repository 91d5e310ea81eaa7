import t, { type Test } from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { watcher } from '../../src/cases/watch.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { readConfig } from '../../src/config.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { StartRefused } from '../../src/errors.ts';
import { heartbeat } from '../../src/jobs/heartbeat.ts';
import { answering, serve } from '../channels/support/serve.ts';
import { contract, enter, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const noSuchUser: Outcome = { outcome: 'refused', permanent: true, blame: 'recipient', detail: '550 5.1.1' };
const relayDown: Outcome = { outcome: 'deferred', blame: 'relay', detail: 'ECONNREFUSED' };

/** 海客 with a report of which 赵倩 is told on 1 December, a monitor that answers as told, and what is said of it in the log. */
async function pulsing(t: Test, answer = answering(200, 'OK')) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  const monitor = await serve(answer);
  t.teardown(monitor.close);
  const logged: [object, string][] = [];
  const log = { warn: (data: object, text: string) => logged.push([data, text]) };
  const out = outgoing({ allow: ['127.0.0.1'], timeout: 2000 });
  const pulse = heartbeat(house.context, { url: `${monitor.url}/ping/secret?rid=1`, out, log });
  return {
    house,
    monitor,
    logged,
    pulse,
    /** A ping at an instant, as after a look that went well. */
    beat: async (at: string) => {
      house.at(at);
      pulse.beat();
      await pulse.settled();
    },
  };
}

t.test('the monitor is asked by GET, without anything about us', async (t) => {
  const { beat, monitor, logged } = await pulsing(t);
  await beat('2025-12-01T08:01:00+08:00');
  const [one, ...more] = monitor.asked;
  t.equal(`${one?.method} ${one?.url.pathname}${one?.url.search}`, 'GET /ping/secret?rid=1');
  t.match(one?.headers, { 'user-agent': 'Qixian', 'content-length': undefined });
  t.equal(one?.body.length, 0);
  t.same([more, logged], [[], []]);
});

t.test('while one ping is under way there is no second, and nobody waits for it', async (t) => {
  const held: (() => void)[] = [];
  const { pulse, monitor } = await pulsing(t, (_, response) => {
    held.push(() => response.end());
  });
  t.equal(pulse.beat(), undefined);
  while (held.length === 0) await new Promise((done) => setTimeout(done, 5));
  pulse.beat();
  held[0]?.();
  await pulse.settled();
  t.equal(monitor.asked.length, 1);
});

t.test('a monitor that takes nothing is told of once an hour, without its address', async (t) => {
  const { beat, logged } = await pulsing(t, answering(404, 'no such check'));
  for (const at of ['08:01', '08:02', '09:00']) await beat(`2025-12-01T${at}:00+08:00`);
  t.same(logged, [[{ reply: 'HTTP 404' }, 'the heartbeat was not taken']]);
  await beat('2025-12-01T09:01:00+08:00');
  t.equal(logged.length, 2);
});

t.test('a monitor that is not there, or leads elsewhere, fails nothing', async (t) => {
  const gone = await pulsing(t);
  await gone.monitor.close();
  await gone.beat('2025-12-01T08:01:00+08:00');
  t.same(gone.logged[0], [{ reply: 'no-answer ECONNREFUSED' }, 'the heartbeat was not taken']);
  const moved = await pulsing(t, answering(302, '', { location: 'https://example.com/secret' }));
  await moved.beat('2025-12-01T08:01:00+08:00');
  t.same(moved.logged[0]?.[0], { reply: 'HTTP 302' });
  t.notMatch(JSON.stringify([gone.logged, moved.logged]), 'secret');
});

t.test('where letters or the plan stand still the ping stays away, until they move again', async (t) => {
  const { house, beat, monitor } = await pulsing(t);
  house.wire.answer = () => relayDown;
  for (const at of ['09:00', '09:01', '09:06', '09:11']) await house.tick(`2025-12-01T${at}:00+08:00`);
  await beat('2025-12-01T09:20:00+08:00');
  t.equal(monitor.asked.length, 1, 'half an hour of patience');
  await beat('2025-12-01T09:40:00+08:00');
  t.equal(monitor.asked.length, 1);
  house.wire.answer = () => ({ outcome: 'accepted', blame: 'relay', detail: '250' });
  await house.tick('2025-12-01T10:30:00+08:00');
  await beat('2025-12-01T10:30:30+08:00');
  t.equal(monitor.asked.length, 2);
  await beat('2025-12-02T10:01:00+08:00');
  t.equal(monitor.asked.length, 2, 'a day not planned');
});

t.test('what failed yesterday is told by letter: it does not silence the ping for a day', async (t) => {
  const { house, beat, monitor } = await pulsing(t);
  house.wire.answer = () => noSuchUser;
  await house.tick('2025-12-01T09:00:00+08:00');
  await house.tick('2025-12-01T09:01:00+08:00');
  house.at('2025-12-02T00:01:00+08:00');
  const found = await watcher(house.context, '甲')();
  t.same(
    found.map(({ what }) => what),
    ['failed-letters'],
  );
  await beat('2025-12-02T00:02:00+08:00');
  t.equal(monitor.asked.length, 1);
});

t.test('a reminder that lies in no letter holds it back', async (t) => {
  const { house, beat, monitor } = await pulsing(t);
  house.at('2025-12-01T08:30:00+08:00');
  await planDay(house.context);
  await db.update(reminder).set({ letterId: null });
  await beat('2025-12-01T09:31:00+08:00');
  t.equal(monitor.asked.length, 0);
});

t.test('its address is https or a host of the operator’s own, and in no refusal', (t) => {
  const read = (HEARTBEAT_URL: string, OUTGOING_ALLOW = '') =>
    readConfig({ HEARTBEAT_URL, OUTGOING_ALLOW }).heartbeatUrl;
  t.equal(read(''), undefined);
  t.equal(read(' https://hc.example.com/5c1d '), 'https://hc.example.com/5c1d');
  t.equal(read('http://monitor:8080/5c1d', 'monitor'), 'http://monitor:8080/5c1d');
  const wrong: [string, RegExp][] = [
    ['5c1d', /^HEARTBEAT_URL: is not a URL/],
    ['http://hc.example.com/5c1d', /^HEARTBEAT_URL: must begin with https/],
    ['https://10.0.0.1/5c1d', /^HEARTBEAT_URL: leads into a private network/],
    ['https://me:5c1d@hc.example.com/', /^HEARTBEAT_URL: must not carry a user name/],
  ];
  for (const [value, line] of wrong) {
    t.throws(() => read(value), { constructor: StartRefused, message: line }, value);
    t.throws(() => read(value), { message: /^(?!.*5c1d).*$/ });
  }
  t.end();
});
