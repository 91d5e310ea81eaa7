import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import type { Message } from '../../src/channels/channel.ts';
import { outboxChannel, outboxFiles } from '../../src/channels/mail/outbox.ts';

function message(id: string, text: string): Message {
  const envelope = { from: 'a@example.com', to: 'b@example.com' };
  return { id, envelope, bytes: Buffer.from(text), at: Temporal.Instant.from('2025-12-01T01:00:00Z') };
}

t.test('a letter is one file named by it, whole, and nothing else is left in the folder', async (t) => {
  const folder = join(t.testdir({}), 'outbox');
  const channel = outboxChannel(folder);
  t.match(await channel.post(message('letter-1', 'Subject: x\r\n\r\nä\r\n')), {
    outcome: 'accepted',
    detail: /letter-1\.eml/,
  });
  t.same(await readdir(folder), ['letter-1.eml']);
  t.equal(await readFile(join(folder, 'letter-1.eml'), 'utf8'), 'Subject: x\r\n\r\nä\r\n');
  await channel.close();
});

t.test('posting the same letter again leaves one file', async (t) => {
  const folder = t.testdir({});
  const channel = outboxChannel(folder);
  await channel.post(message('letter-1', 'first, and longer'));
  await channel.post(message('letter-1', 'second'));
  t.same(await outboxFiles(folder), ['letter-1.eml']);
  t.equal(await readFile(join(folder, 'letter-1.eml'), 'utf8'), 'second');
});

t.test('a letter half written by a crash is not listed, and the next post completes it', async (t) => {
  const folder = t.testdir({});
  await writeFile(join(folder, '.letter-1.eml.part'), 'half of a lett');
  t.same(await outboxFiles(folder), []);
  await outboxChannel(folder).post(message('letter-1', 'whole'));
  t.same(await readdir(folder), ['letter-1.eml']);
  t.equal(await readFile(join(folder, 'letter-1.eml'), 'utf8'), 'whole');
});

t.test('whoever reads while letters are rewritten meets only whole ones', async (t) => {
  const folder = t.testdir({});
  const channel = outboxChannel(folder);
  const long = (mark: string) => mark.repeat(200_000);
  await channel.post(message('letter-1', long('a')));
  const writing = (async () => {
    for (const mark of 'bcdefgh') await channel.post(message('letter-1', long(mark)));
  })();
  for (let n = 0; n < 50; n++) {
    const seen = await readFile(join(folder, 'letter-1.eml'), 'utf8');
    if (seen !== long(seen[0] ?? '')) t.fail('a torn letter');
  }
  await writing;
  t.pass('no torn letter');
});

t.test('a folder that cannot be written is for later, a name that leaves it is refused', async (t) => {
  const folder = t.testdir({ file: 'not a folder' });
  t.match(await outboxChannel(join(folder, 'file')).post(message('letter-1', 'x')), {
    outcome: 'deferred',
    blame: 'relay',
  });
  await t.rejects(outboxChannel(folder).post(message('../letter-1', 'x')), RangeError);
  t.same(await readdir(folder), ['file']);
});
