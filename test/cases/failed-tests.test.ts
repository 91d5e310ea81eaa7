import t from 'tap';
import { Meters } from '../../src/cases/meters.ts';
import { metricsPage } from '../../src/cases/metrics.ts';
import { sealEndpoint } from '../../src/cases/open-endpoint.ts';
import { testEndpoint } from '../../src/cases/test-endpoint.ts';
import { watcher } from '../../src/cases/watch.ts';
import { insertEndpoint } from '../../src/db/endpoints.ts';
import { countLetters } from '../../src/db/letter-counts.ts';
import { personByEmail } from '../../src/db/people.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { enter, letters, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const id = '01890a5d-0000-7000-8000-0000000000aa';

t.test('a test that fails is told to whoever asked for it, and to nobody else', async (t) => {
  const house = await openHouse(db, '2025-11-28T08:00:00+08:00');
  await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const plain = { id, channel: 'webhook' as const, address: 'https://hooks.example/a', secret: null };
  const now = house.context.clock.now();
  const times = { confirmedAt: null, stoppedAt: null, stoppedReason: null, removedAt: null, createdAt: now };
  const sealed = sealEndpoint(house.context.secret, plain);
  await insertEndpoint(db, { ...plain, ...sealed, personId, label: '系统', ...times });
  const logged: string[] = [];
  const log = { error: (_: unknown, text: string) => logged.push(text) };
  const context = { ...house.context, meters: new Meters(), log };
  const look = watcher(context, '甲');
  await testEndpoint(context, personId, id);
  const queue = async () => (await metricsPage(context)).text;
  t.match(await queue(), /^qixian_queue_letters\{state="ready"\} 0$/m);
  const failing = { outcome: 'deferred', blame: 'recipient', detail: 'failed HTTP 500' } as const;
  const hook = { name: 'webhook' as const, post: async () => failing, close: async () => {} };
  await tick(context, new PostOffice([house.wire, hook]));
  t.match(
    (await letters(house)).map(({ kind, state }) => [kind, state]),
    [['test', 'failed']],
  );
  const told = await queue();
  t.match(told, /^qixian_queue_letters\{state="failed"\} 0$/m);
  t.notMatch(told, /^qixian_letters_total\{/m);
  t.match(told, /^qixian_letter_tries_total\{.*kind="test",outcome="deferred"\} 1$/m, 'a try it was');
  const day = Temporal.Instant.from('2025-11-27T16:00:00Z');
  t.match(await countLetters(db, day, day.add({ hours: 24 })), { queued: 0, failed: 0 });
  house.at('2025-11-28T08:01:00+08:00');
  t.same(await look(), []);
  house.at('2025-11-29T00:07:00+08:00');
  t.same(await look(), []);
  t.same(logged, []);
});
