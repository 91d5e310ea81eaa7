import { join } from 'node:path';
import tap from 'tap';
import { calledChannels } from '../../src/channels/called.ts';
import { keptBack, onlyTo } from '../../src/channels/only-to.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { runCommand } from '../../src/cli/commands.ts';
import { readConfig } from '../../src/config.ts';
import { addressStop } from '../../src/db/schema/reminding.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { openService } from '../../src/service.ts';
import { relay } from '../channels/relay.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { deadlineOf, ledger, newMail } from '../support/cast.ts';
import { makeTestPlace, openTestDatabase } from '../support/database.ts';

const trial = 'trial@qixian.example';
const limit = { timeout: 110_000 };

tap.test(
  'on trial, what a webhook would be told is told to the one mailbox, and nobody is stopped',
  limit,
  async (t) => {
    const { db } = await openTestDatabase(t);
    const { house, owner } = await byWebhook(db);
    const called = calledChannels(outgoing({ allow: [] })).map(keptBack);
    const office = new PostOffice([onlyTo(house.wire, trial), ...called]);
    for (const minute of ['00', '01', '02']) {
      house.at(`2025-12-01T09:${minute}:00+08:00`);
      await tick(house.context, office);
    }
    const { id } = await deadlineOf(house, owner.enterpriseId, 'project-report');
    t.same((await ledger(house, id)).toSorted(), [
      'zhao v1 -14 failed refused',
      'zhao v1 -14 sent undelivered',
    ]);
    t.same([...new Set(house.wire.posted.map(({ envelope }) => envelope.to))], [trial]);
    const told = (await newMail(house)).filter(({ text }) => text.includes('2025年12月15日'));
    t.equal(told.length, 1);
    t.match(told[0]?.bytes, /^To: .*<zhao\.qian@haike\.example>/m);
    t.same(await db.select().from(addressStop), []);
  },
);

tap.test(
  'the service says at its start, and when its mail is checked, that nobody is reached',
  limit,
  async (t) => {
    const place = await makeTestPlace(t);
    const running = await relay();
    const rows = 'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : {};
    const config = readConfig({
      ...rows,
      DATA_DIR: 'dataDir' in place ? place.dataDir : join(t.testdir(), 'data'),
      SECRET: 's'.repeat(40),
      SMTP_URL: running.url,
      MAIL_ONLY_TO: trial,
    });
    const service = await openService(config);
    t.teardown(async () => {
      await service.close();
      await running.close();
    });
    const said = `MAIL_ONLY_TO: all mail goes to ${trial}; no reader, robot or webhook is reached`;
    t.ok(service.remarks.includes(said), service.remarks.join('\n'));
    const [mail, ...called] = service.office.channels;
    const message = {
      id: 'l1',
      bytes: Buffer.from('Subject: x\r\n\r\nx\r\n'),
      at: service.context.clock.now(),
    };
    const envelope = { from: 'qixian@localhost', to: 'lin@example.com' };
    t.match(await mail?.post({ ...message, envelope }), { outcome: 'accepted' });
    t.same(
      running.taken.map(({ to }) => to),
      [[trial]],
    );
    const hook = { to: 'http://127.0.0.1:9/open-apis/bot/v2/hook/a?key=a&access_token=a' };
    const secret = `whsec_${Buffer.alloc(32).toString('base64')}`;
    for (const channel of called)
      t.match(await channel.post({ ...message, bytes: Buffer.from('{}'), envelope: hook, secret }), {
        detail: 'kept-back',
      });
    const bench = {
      context: service.context,
      adminId: service.admin.id,
      production: false,
      tick: () => tick(service.context, service.office),
      checkMail: async () => [],
      mailOnlyTo: trial,
    };
    const [first] = (await runCommand(bench, ['check-mail', '--lang', 'en'])).text.split('\n');
    t.equal(first, `MAIL_ONLY_TO is set: all mail goes to ${trial}; no reader, robot or webhook is reached.`);
  },
);
