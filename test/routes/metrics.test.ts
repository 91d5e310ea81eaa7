import t from 'tap';
import type { Context } from '../../src/cases/context.ts';
import { addMember } from '../../src/cases/members.ts';
import { Meters } from '../../src/cases/meters.ts';
import { stopAddressFor } from '../../src/cases/stop-address.ts';
import type { Message } from '../../src/channels/channel.ts';
import { sendDue } from '../../src/jobs/sender.ts';
import { contract, enter, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';
import { openApp } from './support/house.ts';

const { db } = await openTestDatabase(t);
const here = { publicUrl: 'http://localhost:3000' };
const token = 'a token of sixteen or more'.replaceAll(' ', '-');

/** 海客 with a report whose first rung is 1 December, read by three; counted by one copy of the service. */
async function counted(more: Partial<Context> = here) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', []);
  for (const each of [1, 2, 3]) {
    const reader = { email: `reader${each}@haike.example`, name: `读者${each}` };
    const { personId } = await addMember(house.context, id, reader);
    await wish(house, personId, { outlook: false });
  }
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  await house.tick('2025-12-01T08:59:00+08:00');
  const context: Context = { ...house.context, meters: new Meters(), ...more };
  const app = await openApp(t, context);
  const scrape = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    app.inject({ method: 'GET', url: '/metrics', headers, remoteAddress });
  /** The value of a sample, by its name and labels as the format writes them. */
  const sample = async (name: string) => {
    const line = (await scrape()).body.split('\n').find((each) => each.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length + 1));
  };
  const send = async (at: string) => {
    house.at(at);
    await sendDue(context, house.office, () => false);
  };
  return { house, context, scrape, sample, send };
}

t.test('what is sent is counted by channel, kind and outcome, and how late it was', async (t) => {
  const { house, sample, send } = await counted();
  t.equal(await sample('qixian_queue_letters{state="scheduled"}'), 3);
  t.equal(await sample('qixian_oldest_due_letter_age_seconds'), 0);
  house.at('2025-12-01T09:02:00+08:00');
  t.equal(await sample('qixian_queue_letters{state="ready"}'), 3);
  t.equal(await sample('qixian_oldest_due_letter_age_seconds'), 120, 'due at nine');
  const slowly = (outcome: 'accepted' | 'deferred') => {
    house.at('2025-12-01T09:02:03+08:00');
    return { outcome, blame: 'recipient', detail: '' } as const;
  };
  house.wire.answer = ({ envelope }: Message) =>
    slowly(envelope.to.startsWith('reader1') ? 'deferred' : 'accepted');
  await send('2025-12-01T09:02:00+08:00');
  const of = (outcome: string) => `{channel="mail",kind="digest",outcome="${outcome}"}`;
  t.equal(await sample(`qixian_letter_tries_total${of('accepted')}`), 2);
  t.equal(await sample(`qixian_letter_tries_total${of('deferred')}`), 1);
  t.equal(await sample(`qixian_letters_total${of('sent')}`), 2);
  t.equal(await sample('qixian_queue_letters{state="deferred"}'), 1);
  t.equal(await sample('qixian_letter_delay_seconds_sum{channel="mail"}'), 246, 'twice 123 seconds late');
  t.equal(await sample('qixian_post_duration_seconds_count{channel="mail",outcome="accepted"}'), 2);
  t.equal(await sample('qixian_post_duration_seconds_bucket{le="5",channel="mail",outcome="accepted"}'), 2);
  t.equal(await sample('qixian_letter_retries_total{channel="mail"}'), undefined);
  house.wire.answer = () => ({
    outcome: 'refused',
    permanent: true,
    blame: 'recipient',
    detail: '550 5.1.1',
  });
  await send('2025-12-01T09:04:00+08:00');
  t.equal(await sample('qixian_letter_retries_total{channel="mail"}'), 1);
  t.equal(await sample(`qixian_letters_total${of('failed')}`), 1);
  t.equal(await sample('qixian_queue_letters{state="failed"}'), 1);
  t.equal(await sample('qixian_stopped_addresses{reason="bounced"}'), 1);
});

t.test(
  'a letter with nobody to go to is counted as suppressed; nothing of a person is a label',
  async (t) => {
    const { context, sample, scrape, send } = await counted();
    const stop = { address: 'reader2@haike.example', reason: 'bounced' as const, detail: '550' };
    await db.transaction((tx) => stopAddressFor(tx, stop, context.clock.now()));
    await send('2025-12-01T09:00:00+08:00');
    t.equal(await sample('qixian_letters_total{channel="mail",kind="digest",outcome="suppressed"}'), 1);
    t.notMatch((await scrape()).body, /haike|读者|海客/);
  },
);

t.test('the newest plan is measured as it stands, and when each job finished last', async (t) => {
  const { house, sample } = await counted();
  const at = Temporal.Instant.from('2025-12-01T08:59:00+08:00').epochMilliseconds / 1000;
  t.equal(await sample('qixian_run_last_finished_timestamp_seconds{scope="plan"}'), at);
  t.equal(await sample('qixian_run_last_finished_timestamp_seconds{scope="nightly"}'), at);
  t.equal(await sample('qixian_plan_planned_reminders'), 3);
  t.equal(await sample('qixian_plan_running'), 0);
  house.at('2025-12-02T00:00:00+08:00');
  t.equal(
    await sample('qixian_run_last_finished_timestamp_seconds{scope="plan"}'),
    at,
    'until the next has ended',
  );
});

t.test('every sample is declared with its type, in the text format of Prometheus', async (t) => {
  const { scrape } = await counted();
  const { headers, body } = await scrape();
  t.match(headers['content-type'], /^text\/plain; version=0\.0\.4; charset=utf-8/);
  t.equal(headers['cache-control'], 'no-store');
  const declared = new Map(
    [...body.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => [name, type]),
  );
  t.ok(declared.size >= 10);
  for (const [name, type] of declared) {
    t.match(name, /^qixian_/);
    t.equal(/_total$/.test(String(name)), type === 'counter', `${name} is a ${type}`);
  }
  for (const line of body.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const name = /^(\w+?)(?:_bucket|_sum|_count)?(?:\{[^}]*\})? -?[\d.e+]+$/.exec(line)?.[1];
    t.ok(declared.has(name), line);
  }
});

t.test('without a token this machine alone sees them, and through a proxy nobody', async (t) => {
  const { scrape } = await counted();
  for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
    t.equal((await scrape({}, address)).statusCode, 200, address);
  for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '2001:db8::1', '10.127.0.1']) {
    const reply = await scrape({}, address);
    t.match(reply.json(), { status: 403, code: 'forbidden', errors: [{ detail: /METRICS_TOKEN/ }] }, address);
    t.notMatch(reply.body, /qixian_/);
  }
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    t.equal((await scrape({ [header]: '198.51.100.1' })).statusCode, 403, header);
  const behind = await counted({ publicUrl: 'https://qixian.example' });
  t.equal((await behind.scrape()).statusCode, 403, 'a proxy on this machine that says nothing');
});

t.test('with a token whoever has it sees them, from anywhere, and nobody else', async (t) => {
  const { scrape } = await counted({ ...here, metricsToken: token });
  t.equal((await scrape({ authorization: `Bearer ${token}` }, '192.0.2.7')).statusCode, 200);
  for (const wrong of [undefined, token, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`]) {
    const reply = await scrape(wrong === undefined ? {} : { authorization: wrong });
    t.equal(reply.statusCode, 401, `${wrong}, even from this machine`);
    t.equal(reply.headers['www-authenticate'], 'Bearer');
  }
});
