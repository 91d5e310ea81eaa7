import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { readLaw } from '../../src/cases/law.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { isAnnounced } from '../../src/dates/calendar.ts';
import { windowsOf } from '../../src/deadlines/windows.ts';
import { publishNow } from '../support/announce.ts';
import { type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { notice2027 } from '../support/notice-2027.ts';

const { db } = await openTestDatabase(t);
const title = { zh: '测试公告', en: 'A notice for tests' };

async function announce(house: House, body: NewAnnouncement): Promise<string> {
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

const saying = (effect: NewAnnouncement['effect'], publishedOn: string): NewAnnouncement => ({
  title,
  source: { title, quote: '测试' },
  publishedOn,
  effect,
});

t.test(
  'a paper about days off that was withdrawn holds no longer, also when the law is read again',
  async (t) => {
    const house = await openHouse(db, '2026-12-08T10:00:00+08:00');
    const announced = async () => isAnnounced((await readLaw(db, house.context)).calendar, 2027);
    const announcementId = await announce(house, notice2027('2026-12-07'));
    t.ok(await announced());
    await announce(house, saying({ kind: 'withdrawal', announcementId }, '2026-12-08'));
    t.notOk(await announced());
  },
);

t.test('a window goes on under its name when an earlier one of the year is withdrawn', async (t) => {
  const house = await openHouse(db, '2026-03-02T10:00:00+08:00');
  const window = (name: string, closesOn: string): NewAnnouncement['effect'] => ({
    kind: 'window',
    window: name,
    name: title,
    measures: ['sheq-7.3'],
    opensOn: '2026-03-02',
    steps: [{ step: 'online', closesOn }],
  });
  const names = async () =>
    windowsOf(await readLaw(db, house.context)).map((each) => [each.window, each.labels.get('sheq-7.3')]);
  const first = await announce(house, saying(window('spring', '2026-04-10'), '2026-03-01'));
  await announce(house, saying(window('summer', '2026-06-10'), '2026-03-02'));
  t.same(await names(), [
    ['spring', '2026'],
    ['summer', '2026-2'],
  ]);
  await announce(house, saying({ kind: 'withdrawal', announcementId: first }, '2026-03-02'));
  t.same(await names(), [['summer', '2026-2']]);
});
