import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { calledChannels } from '../../src/channels/called.ts';
import type { Channel, Message } from '../../src/channels/channel.ts';
import { smtpChannel } from '../../src/channels/mail/smtp.ts';
import { keptBack, onlyTo } from '../../src/channels/only-to.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { explainOutcome } from '../../src/words/channels.ts';
import { relay } from './relay.ts';
import { answering, serve } from './support/serve.ts';

const trial = 'trial@qixian.example';
const message: Message = {
  id: 'l1',
  envelope: { from: 'qixian@qixian.example', to: 'lin@example.com' },
  bytes: Buffer.from('From: qixian@qixian.example\r\nTo: Lin <lin@example.com>\r\nSubject: x\r\n\r\nx\r\n'),
  at: Temporal.Instant.from('2025-12-01T01:00:00Z'),
};

/** What comes of a letter to Lin where the trial's mailbox answers so. */
async function outcomeOf(answer: Outcome): Promise<Outcome> {
  const mail: Channel = { name: 'mail', post: async () => answer, close: async () => {} };
  return await onlyTo(mail, trial).post(message);
}

t.test('all mail goes to the one address; its bytes say for whom it is', async (t) => {
  const running = await relay();
  const channel = onlyTo(smtpChannel({ url: running.url }), trial);
  t.equal(channel.name, 'mail');
  const outcome = await channel.post(message);
  await channel.close();
  await running.close();
  t.match(outcome, { outcome: 'accepted', detail: /^250 .* \[MAIL_ONLY_TO\]$/ });
  const [taken] = running.taken;
  t.same([running.taken.length, taken?.from, taken?.to], [1, 'qixian@qixian.example', [trial]]);
  t.ok(taken?.bytes.equals(message.bytes));
});

t.test('what the one mailbox answers is said of no reader: their letters wait', async (t) => {
  const refused: Outcome = { outcome: 'refused', permanent: true, blame: 'recipient', detail: '550 5.1.1' };
  const waits = { outcome: 'deferred', blame: 'relay', detail: '550 5.1.1 [MAIL_ONLY_TO]' };
  t.same(await outcomeOf(refused), waits);
  const full: Outcome = { outcome: 'deferred', blame: 'recipient', detail: '452 4.2.2' };
  t.same(await outcomeOf(full), { ...waits, detail: '452 4.2.2 [MAIL_ONLY_TO]' });
  const lost: Outcome = { outcome: 'unknown', blame: 'network', detail: 'ECONNRESET' };
  t.same(await outcomeOf(lost), { ...lost, detail: 'ECONNRESET [MAIL_ONLY_TO]' });
});

t.test('no webhook or robot is called, which is said in words', async (t) => {
  const server = await serve(answering(200, '{"errcode":0,"code":0}'));
  const called = calledChannels(outgoing({ allow: ['127.0.0.1'] })).map(keptBack);
  t.equal(called.length, 4);
  const secret = `whsec_${Buffer.alloc(32).toString('base64')}`;
  for (const channel of called) {
    const envelope = { to: `${server.url}/open-apis/bot/v2/hook/a?key=a&access_token=a` };
    const outcome = await channel.post({ ...message, envelope, secret, bytes: Buffer.from('{}') });
    const kept = { outcome: 'refused', permanent: true, blame: 'relay', detail: 'kept-back' };
    t.same(outcome, kept, channel.name);
    t.match(explainOutcome(outcome), { zh: /只向一个邮箱发信/, en: /one mailbox alone/ });
  }
  t.same(server.asked, []);
  await server.close();
});
