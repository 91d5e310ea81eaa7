import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { removeEndpoint } from '../../src/cases/remove-endpoint.ts';
import { stopAddressFor } from '../../src/cases/stop-address.ts';
import { announcementNotice } from '../../src/db/schema/publication.ts';
import { publishNow } from '../support/announce.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { letters, newMail, people, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const title = { zh: '关于申报系统维护的通知', en: 'Notice of maintenance' };

/** 赵倩, who is reminded by a webhook alone, is to hear of what Jiading announces: on 2 December it says something. */
async function announced() {
  const way = await byWebhook(db, '2025-12-16');
  const { context, adminId } = way.house;
  await subscribe(way.house, 'zhao', [{ scope: 'district', value: 'jiading', mode: 'digest' }]);
  way.house.at('2025-12-02T08:00:00+08:00');
  const { id } = await draftAnnouncement(context, adminId, {
    title,
    source: { title, reference: '嘉经〔2025〕9号', quote: '12月5日停机维护' },
    publishedOn: '2025-12-02',
    effect: { kind: 'notice' },
    about: { districts: ['jiading'] },
  });
  await publishNow(way.house, id, (await rehearse(context, id)).digest);
  await way.look('2025-12-02T08:01:00+08:00');
  return way;
}

const notices = async () =>
  (await db.select().from(announcementNotice)).map(({ channel, state, reason }) => [channel, state, reason]);

t.test('an announcement goes by mail, whatever becomes of the way its reader is reminded by', async (t) => {
  for (const how of ['stopped', 'removed'] as const) {
    const way = await announced();
    const carrying = (await letters(way.house)).filter(({ kind }) => kind === 'digest');
    t.same(new Set(carrying.map(({ channel }) => channel)), new Set(['mail', way.way]), 'a letter by each');
    if (how === 'removed') await removeEndpoint(way.house.context, way.owner.personId, way.hookId);
    way.hook.answer = () => ({
      outcome: 'refused',
      permanent: true,
      blame: 'recipient',
      detail: 'gone: 410',
    });
    await way.look('2025-12-02T09:00:00+08:00');
    t.same(await notices(), [['mail', 'sent', null]], how);
    const texts = (await newMail(way.house)).filter(({ to }) => to === 'zhao').map(({ text }) => text);
    t.equal(texts.filter((text) => text.includes(title.zh)).length, 1, how);
  }
});

t.test('where mail itself takes nothing any more, it ends with the letter, for that reason', async (t) => {
  const way = await announced();
  const stopping = { address: people.zhao.email, reason: 'complained', detail: 'spam' } as const;
  await db.transaction((tx) => stopAddressFor(tx, stopping, way.house.context.clock.now()));
  await way.look('2025-12-02T09:00:00+08:00');
  t.same(await notices(), [['mail', 'suppressed', 'bounced']]);
});
