import ICAL from 'ical.js';
import t from 'tap';
import { deadlineView } from '../../src/cases/deadline-view.ts';
import { loadDemo } from '../../src/cases/demo.ts';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { eventsOf } from '../../src/cases/feed-events.ts';
import { publicFeed } from '../../src/cases/public-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { enterpriseIds, enterpriseNames } from '../../src/db/facts.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import type { Feed } from '../../src/feeds/model.ts';
import { call2026 } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { contract, enter, type House, openHouse, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { sundayWorked } from '../support/notice-2026.ts';

const { db } = await openTestDatabase(t);
const policyKey = 'jiading-industrial-internet';

type Read = Record<
  'uid' | 'sequence' | 'dtstart' | 'status' | 'summary' | 'description' | 'dtstamp' | 'last-modified',
  string
>;

function read(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const names = [
    'uid',
    'sequence',
    'dtstart',
    'status',
    'summary',
    'description',
    'dtstamp',
    'last-modified',
  ];
  return calendar
    .getAllSubcomponents('vevent')
    .map(
      (event) =>
        Object.fromEntries(names.map((name) => [name, String(event.getFirstPropertyValue(name))])) as Read,
    );
}

/** Jiading's last day in its policy's public calendar. */
async function jiadingIn(house: House): Promise<Read> {
  const events = read(
    renderCalendar(await publicFeed(house.context, { of: 'policy', key: policyKey }, 'zh')),
  );
  const [only, ...more] = events.filter(({ summary }) => summary.includes('有效期届满'));
  if (!only || more.length > 0) throw new Error('not one last day');
  return only;
}

async function announce(house: House, effect: NewAnnouncement['effect'], zh: string, publishedOn: string) {
  const title = { zh, en: 'A notice' };
  const body: NewAnnouncement = { title, source: { title, quote: '示例原文' }, publishedOn, effect };
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

/** All events of an enterprise, as a private calendar holds them. */
async function ownFeed(house: House, enterpriseId: string): Promise<Feed> {
  const names = await enterpriseNames(house.db, [enterpriseId]);
  const events = await eventsOf(house.context, await deadlinesOf(house.db, enterpriseId), names);
  const name = { zh: '期限', en: 'Qixian' };
  return { name, description: name, lang: 'zh', public: false, events };
}

t.test(
  'a day moved by an announcement stays the same event and names the old day and the announcement',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const before = await jiadingIn(house);
    t.notMatch(before.description, /公告|调整/);
    house.at('2025-12-02T10:00:00+08:00');
    const id = await announce(
      house,
      { kind: 'extension', policyKey, until: '2027-12-31' },
      '关于延长有效期的通知',
      '2025-12-02',
    );
    const moved = await jiadingIn(house);
    t.equal(moved.uid, before.uid);
    t.same([before.dtstart, moved.dtstart], ['2025-12-31', '2027-12-31']);
    t.same([before.sequence, moved.sequence], ['0', '1']);
    t.same([moved.dtstamp, moved['last-modified']], ['2025-12-02T02:00:00Z', '2025-12-02T02:00:00Z']);
    t.match(
      moved.description,
      '日期已调整，原为2025年12月31日 周三\n调整依据：《关于延长有效期的通知》（2025年12月2日 周二发布）\n',
    );
    house.at('2025-12-03T10:00:00+08:00');
    await announce(house, { kind: 'withdrawal', announcementId: id }, '关于撤回的通知', '2025-12-03');
    const back = await jiadingIn(house);
    t.same([back.uid, back.dtstart, back.sequence], [before.uid, '2025-12-31', '2']);
    t.match(back.description, '原为2027年12月31日 周五\n调整依据：《关于撤回的通知》');
  },
);

t.test(
  'who moved a day is named for good: what only revises it later is not, such as days off',
  async (t) => {
    const house = await openHouse(db, '2026-01-20T08:00:00+08:00');
    const closing = async () => {
      const feed = await publicFeed(
        house.context,
        { of: 'policy', key: 'sh-equipment-renewal-action' },
        'zh',
      );
      const found = read(renderCalendar(feed)).find(({ summary }) => summary.includes('线上申报'));
      if (!found) throw new Error('no closing');
      return found;
    };
    house.at('2026-01-21T10:00:00+08:00');
    await announce(house, call2026, '申报通知', '2026-01-21');
    const { window } = call2026;
    house.at('2026-01-21T12:00:00+08:00');
    await announce(
      house,
      { kind: 'window-change', window, link: 'https://example.cn/' },
      '补充通知',
      '2026-01-21',
    );
    t.match(
      (await closing()).description,
      '有关公告：《补充通知》',
      'without a move, the last that said anything',
    );
    house.at('2026-01-22T10:00:00+08:00');
    const steps = [{ step: 'online' as const, closesOn: '2026-02-05' }];
    const delay = { kind: 'window-change' as const, window, steps };
    const id = await announce(house, delay, '延期通知', '2026-01-22');
    const told =
      '日期已调整，原为2026年2月4日 周三 16:00\n调整依据：《延期通知》（2026年1月22日 周四发布）\n';
    t.match((await closing()).description, told);
    house.at('2026-01-23T10:00:00+08:00');
    await announce(
      house,
      { kind: 'window-change', window, link: 'https://example.com/' },
      '再补充',
      '2026-01-23',
    );
    house.at('2026-01-24T10:00:00+08:00');
    const paper = await draftAnnouncement(house.context, house.adminId, sundayWorked('2026-01-24'));
    await publishNow(house, paper.id, (await rehearse(house.context, paper.id)).digest);
    const later = await closing();
    t.equal(later.sequence, '4', 'it was revised by each');
    t.match(later.description, told);
    house.at('2026-01-25T10:00:00+08:00');
    await announce(house, { kind: 'withdrawal', announcementId: id }, '撤回延期', '2026-01-25');
    t.match(
      (await closing()).description,
      '日期已调整，原为2026年2月5日 周四 16:00\n调整依据：《撤回延期》（2026年1月25日 周日发布）\n',
    );
  },
);

t.test('a closing that moves by its hour alone says so, and no line of what moved is left out', async (t) => {
  const house = await openHouse(db, '2026-01-20T08:00:00+08:00');
  const closing = async () => {
    const feed = await publicFeed(house.context, { of: 'policy', key: 'sh-equipment-renewal-action' }, 'zh');
    const [first] = read(renderCalendar(feed)).filter(({ summary }) => summary.includes('线上申报'));
    if (!first) throw new Error('no closing');
    return first;
  };
  const move = (on: string, closesOn: string, minute?: number) => {
    house.at(`${on}T10:00:00+08:00`);
    const steps = [{ step: 'online' as const, closesOn, ...(minute === undefined ? {} : { minute }) }];
    const effect = { kind: 'window-change' as const, window: call2026.window, steps };
    return announce(house, effect, `${on}日的通知`, on);
  };
  house.at('2026-01-21T10:00:00+08:00');
  await announce(house, call2026, '申报通知', '2026-01-21');
  const before = await closing();
  t.equal(before.dtstart, '2026-02-04T08:00:00Z');
  t.notMatch(before.description, '调整');
  await move('2026-01-24', '2026-02-04', 720);
  const moved = await closing();
  t.same([moved.uid, moved.dtstart], [before.uid, '2026-02-04T04:00:00Z']);
  t.ok(Number(moved.sequence) > Number(before.sequence));
  t.match(
    moved.description,
    '日期已调整，原为2026年2月4日 周三 16:00\n调整依据：《2026-01-24日的通知》（2026年1月24日 周六发布）\n',
  );
  await move('2026-01-26', '2026-02-09');
  await move('2026-01-27', '2026-02-10');
  await move('2026-01-28', '2026-02-10', 1020);
  const last = await closing();
  t.match(last.description, '日期已调整，原为2026年2月10日 周二 12:00\n调整依据：《2026-01-28日的通知》');
  t.match(
    last.description,
    '· 由2026年2月9日 周一 12:00调整为2026年2月10日 周二 12:00\n· 由2026年2月10日 周二 12:00调整为2026年2月10日 周二 17:00\n',
  );
  const [row] = (await deadlinesOf(house.db, null)).filter(({ id }) => last.uid.startsWith(id));
  if (!row) throw new Error('no row');
  const moment = { day: house.context.clock.today() };
  const shown = await deadlineView(house.db, row, moment);
  t.match(shown, { minute: 1020, previousMinute: 720 });
  t.equal(`${shown.previousDueOn}`, '2026-02-10');
});

t.test(
  'what is cancelled stays as cancelled, and revived returns under its UID with a higher SEQUENCE',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const enterpriseId = await enter(house, 'haike', ['zhao']);
    const reports = [{ label: '报告', dueOn: '2025-12-15', minute: 1020 }];
    const id = await contract(house, enterpriseId, reports);
    const only = async () => {
      const [event] = read(renderCalendar(await ownFeed(house, enterpriseId))).filter(({ summary }) =>
        summary.includes('报送报告'),
      );
      if (!event) throw new Error('no event');
      return event;
    };
    const first = await only();
    t.same([first.status, first.sequence, first.summary], ['CONFIRMED', '0', '报送报告·海客仪表·技改']);
    house.at('2025-12-02T10:00:00+08:00');
    await revise(house, enterpriseId, { id, expected: 1 }, []);
    const gone = await only();
    t.same([gone.uid, gone.status, gone.sequence], [first.uid, 'CANCELLED', '1']);
    t.equal(gone.summary, '【已取消】报送报告·海客仪表·技改');
    t.match(gone.description, /该期限已取消\n原定日期：2025年12月15日 周一 17:00\n/);
    t.equal(gone.dtstart, '2025-12-15T09:00:00Z');
    house.at('2025-12-03T10:00:00+08:00');
    await revise(house, enterpriseId, { id, expected: 2 }, reports);
    const back = await only();
    t.same([back.uid, back.status, back.sequence], [first.uid, 'CONFIRMED', '2']);
    t.equal(back.summary, first.summary);
    t.equal(back['last-modified'], '2025-12-03T02:00:00Z');
  },
);

t.test('every event of the demonstration says what, who and why, and no two are alike', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  await loadDemo(house.context, house.adminId);
  const [enterpriseId = ''] = await enterpriseIds(house.db);
  const feed = await ownFeed(house, enterpriseId);
  t.ok(feed.events.length > 30);
  t.ok(feed.events.every(({ alarmDays = [] }) => alarmDays.length <= 5));
  for (const lang of ['zh', 'en'] as const) {
    const text = renderCalendar({ ...feed, lang, alarms: true });
    const events = read(text);
    t.equal(new Set(events.map(({ uid }) => uid)).size, events.length, 'each UID once');
    const contents = events.map(({ summary, description }) => `${summary}\n${description}`);
    t.equal(new Set(contents).size, events.length, 'each is other than its UID alone');
    for (const { summary, description } of events) {
      t.match(summary, '示例精密制造');
      t.match(description, lang === 'zh' ? '依据：' : 'Basis: ');
    }
    if (lang === 'en') continue;
    // Of titles as the service makes them: what and who are in the first 30 characters, whatever follows.
    const told = events.map(({ summary }) => [...summary].slice(0, 30).join(''));
    t.ok(told.every((glance) => glance.includes('·示例精密制造')));
    const short = events.filter(({ summary }) => [...summary].length <= 30).length;
    t.ok(short >= events.length * 0.75, `${short} of ${events.length} fit`);
  }
  const days = feed.events.find(({ kind }) => kind === 'claim-step')?.alarmDays;
  t.same(days, [14, 7, 3, 1, 0], 'the five nearest of 60, 30, 14, 7, 3, 1 and 0');
});
