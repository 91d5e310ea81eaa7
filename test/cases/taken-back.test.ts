import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { readLaw } from '../../src/cases/law.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { isAnnounced } from '../../src/dates/calendar.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { type Law, lawWith } from '../../src/deadlines/law.ts';
import { windowsOf } from '../../src/deadlines/windows.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, openHouse } from '../support/cast.ts';
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

t.test(
  'of two windows whose notices bear one day, each goes on under its name when the other is withdrawn',
  async (t) => {
    const house = await openHouse(db, '2026-02-01T10:00:00+08:00');
    const window = (name: string, opensOn: string, closesOn: string): NewAnnouncement['effect'] => ({
      kind: 'window',
      window: name,
      name: title,
      measures: ['sheq-7.4'],
      opensOn,
      steps: [{ step: 'online', closesOn }],
    });
    const names = (law: Law) =>
      windowsOf(law)
        .filter(({ measures }) => measures.includes('sheq-7.4'))
        .map((each) => [each.window, each.labels.get('sheq-7.4')]);
    const read = () => readLaw(db, house.context);
    const first = await announce(house, saying(window('march', '2026-03-02', '2026-03-27'), '2026-02-01'));
    const second = await announce(house, saying(window('april', '2026-03-20', '2026-04-20'), '2026-02-01'));
    const both = await read();
    t.same(names(both), [
      ['march', '2026'],
      ['april', '2026-2'],
    ]);
    t.same(names(lawWith(both, { drops: [second] })), [['march', '2026']], 'as it is rehearsed');
    t.same(names(lawWith(both, { drops: [first] })), [['april', '2026-2']]);
    await announce(house, saying({ kind: 'withdrawal', announcementId: second }, '2026-02-01'));
    t.same(names(await read()), [['march', '2026']], 'as it is read again');
  },
);

t.test('a change falls with the window it was made for, also when the law is read again', async (t) => {
  const house = await openHouse(db, '2026-01-12T10:00:00+08:00');
  const window = (closesOn: string, more = {}): NewAnnouncement['effect'] => ({
    kind: 'window',
    window: 'loans-2026',
    name: title,
    measures: ['sheq-7.1'],
    opensOn: '2026-01-20',
    steps: [{ step: 'online', closesOn, minute: 1020 }],
    ...more,
  });
  const closes = async () =>
    windowsOf(await readLaw(db, house.context)).flatMap(({ window: name, steps: [step] }) =>
      name === 'loans-2026' ? [`${step?.closes?.on}@${step?.closes?.minute}`] : [],
    );
  const change: NewAnnouncement['effect'] = {
    kind: 'window-change',
    window: 'loans-2026',
    steps: [{ step: 'online', closesOn: '2026-02-10', minute: 960 }],
  };
  const first = await announce(house, saying(window('2026-02-04'), '2026-01-10'));
  house.at('2026-01-25T10:00:00+08:00');
  await announce(house, saying(change, '2026-01-25'));
  t.same(await closes(), ['2026-02-10@960']);
  house.at('2026-01-26T10:00:00+08:00');
  await announce(house, saying({ kind: 'withdrawal', announcementId: first }, '2026-01-26'));
  t.same(await closes(), []);
  house.at('2026-01-26T11:00:00+08:00');
  const again = await announce(house, saying(window('2026-03-04'), '2026-01-10'));
  t.same(await closes(), ['2026-03-04@1020'], 'the change was of the first one');
  const corrected = saying(window('2026-03-05', { link: 'https://example.com' }), '2026-01-10');
  await announce(house, { ...corrected, corrects: again });
  house.at('2026-01-27T10:00:00+08:00');
  await announce(house, saying(change, '2026-01-27'));
  t.same(await closes(), ['2026-02-10@960'], 'a change of the second holds, under a correction of it, too');
});

t.test('a public notice that is corrected, twice, moves the row it has', async (t) => {
  const house = await openHouse(db, '2026-06-01T10:00:00+08:00');
  const id = await enter(house, 'shenjiang', ['chen']);
  const listing = (on: string): NewAnnouncement['effect'] => ({
    kind: 'public-notice',
    measures: ['sheq-7.2'],
    from: '2026-06-01',
    recipients: [{ creditCode: '91310114MA1GT3XR0A' }],
    until: { on },
  });
  const rows = async () => (await deadlinesOf(db, id)).filter(({ kind }) => kind === 'objection');
  const first = await announce(house, saying(listing('2026-06-09'), '2026-06-01'));
  const before = await rows();
  t.same(
    before.map(({ occurrence, dueOn }) => `${occurrence} ${dueOn}`),
    [`${first} 2026-06-09`],
  );
  const second = await announce(house, { ...saying(listing('2026-06-11'), '2026-06-01'), corrects: first });
  await announce(house, { ...saying(listing('2026-06-12'), '2026-06-01'), corrects: second });
  const after = await rows();
  t.same(
    after.map((row) => `${row.id} ${row.dueOn} ${row.status} ${row.revision}`),
    before.map((row) => `${row.id} 2026-06-12 firm 3`),
  );
});
