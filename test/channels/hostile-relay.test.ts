import { createHash } from 'node:crypto';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { smtpChannel } from '../../src/channels/mail/smtp.ts';
import {
  duplicates,
  type HostileRelay,
  type Mischief,
  startHostileRelay,
  startHostileRelayProcess,
} from '../support/hostile-relay.ts';

const bytesOf = (id: string) => Buffer.from(`Message-ID: <${id}@qixian.example>\r\nSubject: x\r\n\r\nx\r\n`);
const message = (id: string, to = 'lin@example.com') => ({
  id,
  envelope: { from: 'qixian@qixian.example', to },
  bytes: bytesOf(id),
  at: Temporal.Instant.from('2026-11-29T09:00:00+08:00'),
});

async function with_(t: Test, mischief: Mischief, start = startHostileRelay) {
  const relay: HostileRelay = await start({ ...mischief, log: join(t.testdir({}), 'log') });
  const channel = smtpChannel({ url: relay.url, socketTimeout: 5000 });
  t.teardown(async () => {
    await channel.close();
    await relay.close();
  });
  const post = async (id: string, to?: string) => (await channel.post(message(id, to))).outcome;
  return { relay, post };
}

for (const [title, start] of [
  ['in this process', startHostileRelay],
  ['in its own', startHostileRelayProcess],
] as const) {
  t.test(`a message lost before its end is not kept, one lost before the reply is, ${title}`, async (t) => {
    const { relay, post } = await with_(t, { dropInData: 3, dropAfterDot: 2 }, start);
    const outcomes = [await post('a'), await post('b'), await post('c'), await post('b')];
    t.same(outcomes, ['accepted', 'unknown', 'unknown', 'accepted']);
    const kept = await relay.log();
    t.same(
      kept.map(({ messageId, replied }) => [messageId, replied]),
      [
        ['<a@qixian.example>', true],
        ['<b@qixian.example>', false],
        ['<b@qixian.example>', true],
      ],
    );
    t.equal(duplicates(kept), 1);
    t.equal(kept[0]?.sha256, createHash('sha256').update(bytesOf('a')).digest('hex'));
    t.same([kept[0]?.from, kept[0]?.to], ['qixian@qixian.example', ['lin@example.com']]);
  });

  t.test(`it goes away and comes back at the same address when told, ${title}`, async (t) => {
    const { relay, post } = await with_(t, {}, start);
    t.equal(await post('a'), 'accepted');
    await relay.set({ away: true });
    t.equal(await post('b'), 'deferred');
    await relay.set({ away: false });
    t.equal(await post('b'), 'accepted');
    t.equal((await relay.log()).length, 2);
  });
}

t.test('every third recipient is for later, some are refused, and it can be told otherwise', async (t) => {
  const { relay, post } = await with_(t, {
    temporaryEvery: 3,
    refused: ['gone@example.com'],
    replies: { 'full@example.com': '552 5.2.2 mailbox full' },
  });
  t.same(
    [await post('a'), await post('b'), await post('c'), await post('d')],
    ['accepted', 'accepted', 'deferred', 'accepted'],
  );
  t.equal(await post('e', 'gone@example.com'), 'refused');
  t.equal(await post('f', 'full@example.com'), 'refused');
  await relay.set({ temporaryEvery: 0, refused: [] });
  t.equal(await post('g', 'gone@example.com'), 'accepted');
  t.equal((await relay.log()).length, 4);
});

t.test('a slow reply is waited for', async (t) => {
  const { relay, post } = await with_(t, { slow: 50 });
  t.equal(await post('a'), 'accepted');
  t.match(await relay.log(), [{ replied: true }]);
});
