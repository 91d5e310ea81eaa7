import { eq, sql } from 'drizzle-orm';
import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { erasePerson } from '../../src/cases/erase-person.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { Fetches, writeFetches } from '../../src/cases/feed-health.ts';
import { listFeeds } from '../../src/cases/feed-view.ts';
import { createFeed, dropFeed, type FeedSettings, rotateFeed } from '../../src/cases/feeds.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { standingClock } from '../../src/clock.ts';
import { fetchesOf } from '../../src/db/feed-fetches.ts';
import { personByEmail } from '../../src/db/people.ts';
import { feed, feedFetch, feedRendering } from '../../src/db/schema/feeds.ts';
import { call2026, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import {
  contract,
  deadlineOf,
  enter,
  type House,
  letters,
  newMail,
  openHouse,
  people,
  revise,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { sundayWorked } from '../support/notice-2026.ts';

const { db } = await openTestDatabase(t);
const google = 'Google-Calendar-Importer';
const iphone = 'iOS/26.6 (23G71) dataaccessd/1.0';
const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36';

/** 海客 with 赵倩, who has a calendar of it, and a contract's reports. Reminders of them are not what is looked at here. */
async function subscribed(at = '2025-12-01T08:00:00+08:00', settings: FeedSettings = {}) {
  const house = await openHouse(db, at);
  house.context.fetches = new Fetches(house.context.clock);
  const haike = await enter(house, 'haike', ['zhao']);
  const zhao = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const own = await createFeed(house.context, { personId: zhao, enterpriseId: haike }, 'zh', settings);
  return { house, haike, zhao, feedId: own.id, path: own.path };
}

const fetchAt = (house: House, feedId: string, at: string, agent = google, transferred = true) => {
  house.at(at);
  house.context.fetches?.note(feedId, agent, transferred);
};

/** The letters about calendars that a look at an instant has sent, as their reader sees them. */
async function toldAt(house: House, at: string): Promise<string[]> {
  await house.tick(at);
  return (await newMail(house)).map(({ text }) => text).filter((text) => text.includes('您订阅的日历'));
}

t.test('fetches are counted in memory and written together, by client, first and last', async (t) => {
  const { house, feedId } = await subscribed();
  fetchAt(house, feedId, '2025-12-01T08:01:00+08:00', google);
  fetchAt(house, feedId, '2025-12-01T08:01:20+08:00', google, false);
  fetchAt(house, feedId, '2025-12-01T08:01:30+08:00', iphone);
  t.same(await fetchesOf(db, [feedId]), [], 'a fetch writes nothing');
  await writeFetches(house.context);
  await writeFetches(house.context);
  fetchAt(house, feedId, '2025-12-01T09:00:00+08:00', google, false);
  await house.tick('2025-12-01T09:01:00+08:00');
  const rows = await fetchesOf(db, [feedId]);
  t.same(
    rows.map(({ client, fetches, transfers, firstAt, lastAt }) => [
      client,
      fetches,
      transfers,
      `${firstAt} ${lastAt}`,
    ]),
    [
      ['google', 3, 1, '2025-12-01T00:01:00Z 2025-12-01T01:00:00Z'],
      ['apple', 1, 1, '2025-12-01T00:01:30Z 2025-12-01T00:01:30Z'],
    ],
  );
});

t.test(
  'what cannot be written is counted on, of a feed that is gone nothing is kept, and there is a bound',
  async (t) => {
    const { house, feedId, zhao } = await subscribed();
    const clock = standingClock('2025-12-01T08:00:00+08:00');
    const fetches = new Fetches(clock, 2);
    for (const agent of [google, google, iphone, browser]) fetches.note(feedId, agent, true);
    const down = () => {
      throw new Error('down');
    };
    const failing = { db: { insert: down } as never, fetches };
    await t.rejects(writeFetches(failing), /down/);
    clock.set(Temporal.Instant.from('2025-12-01T08:05:00+08:00'));
    fetches.note(feedId, google, false);
    fetches.note('01890a5d-0000-7000-8000-000000000001', google, true);
    await writeFetches({ db, fetches });
    const rows = await fetchesOf(db, [feedId]);
    t.match(rows, [
      { client: 'google', fetches: 3, transfers: 2 },
      { client: 'apple', fetches: 1, transfers: 1 },
    ]);
    t.equal(rows[0]?.firstAt.toString(), '2025-12-01T00:00:00Z');
    t.equal(rows[0]?.lastAt.toString(), '2025-12-01T00:05:00Z');
    await dropFeed(house.context, zhao, feedId);
    fetches.note(feedId, google, true);
    await writeFetches({ db, fetches });
    t.equal(JSON.stringify(await fetchesOf(db, [feedId])), JSON.stringify(rows));
  },
);

t.test(
  'a change that a subscribed calendar has not fetched in 48 hours is told once, by one letter',
  async (t) => {
    const { house, haike, feedId, path } = await subscribed();
    const project = await contract(house, haike, [{ label: '年报', dueOn: '2025-12-17' }]);
    fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
    house.at('2025-12-01T10:00:00+08:00');
    const reports = [
      { label: '年报', dueOn: '2025-12-10', minute: 960 },
      { label: '季报', dueOn: '2025-12-15' },
    ];
    await revise(house, haike, { id: project, expected: 1 }, reports);
    t.same(await toldAt(house, '2025-12-03T09:59:00+08:00'), [], 'not yet 48 hours');
    const [letter, ...more] = await toldAt(house, '2025-12-03T11:00:00+08:00');
    t.same(more, []);
    for (const part of [
      '海客仪表（苏州）有限公司',
      '改期',
      '期限为2025年12月10日 周三 16:00（北京时间）',
      '日历里可能仍显示期限为2025年12月17日 周三',
      '新增',
      '期限为2025年12月15日 周一',
      '日历里可能还没有',
      '2025年12月1日 周一 08:30（北京时间），Google 日历',
      `该日历的页面：https://qixian.example${path.replace('.ics', '\n')}`,
      '撤销它',
    ])
      t.ok(letter?.includes(part), part);
    t.equal(letter?.split('海客仪表').length, 2, 'a calendar of one enterprise names it once');
    for (const at of ['2025-12-03T12:30:00+08:00', '2025-12-04T12:30:00+08:00', '2025-12-08T12:30:00+08:00'])
      t.same(await toldAt(house, at), [], 'once for each change');
  },
);

t.test(
  'a calendar that is fetched in time, that nobody subscribed to, or that is gone causes no letter',
  async (t) => {
    const { house, haike, feedId, zhao } = await subscribed();
    const owner = { personId: zhao, enterpriseId: haike };
    const looked = await createFeed(house.context, owner, 'zh');
    const gone = await createFeed(house.context, owner, 'zh');
    await createFeed(house.context, owner, 'zh');
    fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
    fetchAt(house, looked.id, '2025-12-01T08:30:00+08:00', browser);
    fetchAt(house, gone.id, '2025-12-01T08:30:00+08:00');
    house.at('2025-12-01T10:00:00+08:00');
    await contract(house, haike, [{ label: '季报', dueOn: '2025-12-15' }]);
    await dropFeed(house.context, zhao, gone.id);
    fetchAt(house, feedId, '2025-12-03T09:00:00+08:00', google);
    t.same(await toldAt(house, '2025-12-03T11:00:00+08:00'), []);
    t.same(await toldAt(house, '2025-12-05T11:00:00+08:00'), [], 'it has seen the change');
  },
);

t.test(
  'a far change is told when its day comes near, and one that was undone or done is not told',
  async (t) => {
    const { house, haike, zhao, feedId } = await subscribed();
    const project = await contract(house, haike, [
      { label: '甲报告', dueOn: '2025-12-12' },
      { label: '乙报告', dueOn: '2025-12-12' },
    ]);
    fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
    house.at('2025-12-01T10:00:00+08:00');
    const moved = [
      { label: '甲报告', dueOn: '2025-12-11' },
      { label: '乙报告', dueOn: '2025-12-11' },
      { label: '丙报告', dueOn: '2026-01-20' },
    ];
    await revise(house, haike, { id: project, expected: 1 }, moved);
    house.at('2025-12-01T11:00:00+08:00');
    await revise(house, haike, { id: project, expected: 2 }, [
      { label: '甲报告', dueOn: '2025-12-12' },
      ...moved.slice(1),
    ]);
    const second = await deadlineOf(house, haike, 'project-report', '乙报告');
    await markDone(house.context, { personId: zhao, enterpriseId: haike }, second.id);
    t.same(await toldAt(house, '2025-12-04T12:00:00+08:00'), [], '甲 is back where it was, 乙 done, 丙 far');
    for (const day of ['03', '04', '05']) t.same(await toldAt(house, `2026-01-${day}T12:00:00+08:00`), []);
    for (const at of ['2026-01-06T00:30:00+08:00', '2026-01-06T02:00:00+08:00', '2026-01-06T08:59:00+08:00'])
      t.same(await toldAt(house, at), [], 'nobody is woken for it');
    const [letter, ...more] = await toldAt(house, '2026-01-06T09:00:00+08:00');
    t.same(more, []);
    t.match(letter, /丙报告/);
    t.notMatch(letter, /甲报告|乙报告/);
    t.same(await toldAt(house, '2026-01-10T12:00:00+08:00'), []);
  },
);

t.test(
  'of several calendars one letter tells, each with what it carries; a withdrawal is told by its old day',
  async (t) => {
    const { house, haike, zhao, feedId } = await subscribed('2025-12-01T08:00:00+08:00', {
      kinds: ['project-report'],
    });
    const owner = { personId: zhao };
    const all = await createFeed(house.context, owner, 'zh');
    const duties = await createFeed(house.context, { ...owner, enterpriseId: haike }, 'zh', {
      kinds: ['duty'],
    });
    const project = await contract(house, haike, [{ label: '季报', dueOn: '2025-12-12' }]);
    for (const id of [feedId, all.id, duties.id]) fetchAt(house, id, '2025-12-01T08:30:00+08:00', iphone);
    house.at('2025-12-01T10:00:00+08:00');
    await revise(house, haike, { id: project, expected: 1 }, []);
    const [letter, ...more] = await toldAt(house, '2025-12-03T12:00:00+08:00');
    t.same(more, []);
    t.match(letter, /我的全部企业/);
    t.match(letter, /海客仪表（苏州）有限公司（项目报送）/);
    t.notMatch(letter, /定期报送/, 'what carries no reports has missed none');
    t.equal(letter?.split('日历里可能仍显示期限为2025年12月12日 周五').length, 3);
    t.match(
      letter,
      '撤销：技改：报送季报\n      海客仪表（苏州）有限公司\n',
      'of all enterprises each is named',
    );
    t.equal((await letters(house)).filter(({ kind }) => kind === 'feed-unfetched').length, 1);
  },
);

/** The subject of a message (RFC 2047), in either of its encodings. */
function subjectIn(bytes: string): string {
  const [header = ''] = /^Subject:.*(?:\r?\n[ \t].*)*/m.exec(bytes) ?? [];
  const parts = [...header.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, how, text = '']) =>
    how?.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64')
      : Buffer.from(
          text.replace(/_/g, ' ').replace(/=(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ),
  );
  return Buffer.concat(parts).toString();
}

t.test(
  'a date in two calendars called alike is counted once, and they are told apart by their ids',
  async (t) => {
    const { house, haike, zhao, feedId } = await subscribed();
    const owner = { personId: zhao, enterpriseId: haike };
    const other = await createFeed(house.context, owner, 'zh', { spans: true });
    for (const id of [feedId, other.id]) fetchAt(house, id, '2025-12-01T08:30:00+08:00');
    house.at('2025-12-01T10:00:00+08:00');
    await contract(house, haike, [{ label: '季报', dueOn: '2025-12-15' }]);
    await house.tick('2025-12-03T12:00:00+08:00');
    const letter = (await newMail(house)).find(({ text }) => text.includes('您订阅的日历'));
    t.match(subjectIn(letter?.bytes ?? ''), /未收到1项近期变动/);
    for (const id of [feedId, other.id]) t.match(letter?.text, `（编号末尾${id.slice(-12)}）`);
  },
);

t.test(
  'after days on which the service stood still a client has its time before anybody is told',
  async (t) => {
    const { house, haike, feedId } = await subscribed();
    fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
    house.at('2025-12-01T10:00:00+08:00');
    await contract(house, haike, [{ label: '季报', dueOn: '2025-12-15' }]);
    await house.tick();
    for (const day of ['04', '05'])
      t.same(
        await toldAt(house, `2025-12-${day}T12:00:00+08:00`),
        [],
        'nobody could fetch on the 2nd and 3rd',
      );
    t.match(await toldAt(house, '2025-12-06T12:00:00+08:00'), [/季报/]);
  },
);

t.test(
  'where the service stood still for less than two days nobody is told just after it either',
  async (t) => {
    const { house, haike, feedId } = await subscribed();
    fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
    house.at('2025-12-01T10:00:00+08:00');
    await contract(house, haike, [{ label: '季报', dueOn: '2025-12-15' }]);
    await house.tick();
    for (const at of ['02T23:30', '03T12:00', '04T11:00'])
      t.same(await toldAt(house, `2025-12-${at}:00+08:00`), [], 'it was up again in the night of the 2nd');
    t.match(await toldAt(house, '2025-12-05T10:00:00+08:00'), [/季报/]);
  },
);

t.test('a letter that is late tells nothing where the calendar was fetched meanwhile', async (t) => {
  const { house, haike, feedId } = await subscribed();
  fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
  house.at('2025-12-01T10:00:00+08:00');
  await contract(house, haike, [{ label: '季报', dueOn: '2025-12-15' }]);
  house.wire.answer = () => ({ outcome: 'deferred', blame: 'relay', detail: '421' });
  await house.tick('2025-12-03T12:00:00+08:00');
  const [owed] = (await letters(house)).filter(({ kind }) => kind === 'feed-unfetched');
  t.match(owed, { state: 'queued', attempts: 1 });
  await db.execute(sql`update letter set message = null, attempts = 0 where kind = 'feed-unfetched'`);
  fetchAt(house, feedId, '2025-12-03T12:30:00+08:00');
  await house.tick('2025-12-03T14:00:00+08:00');
  t.match(
    (await letters(house)).find(({ kind }) => kind === 'feed-unfetched'),
    { state: 'suppressed' },
  );
});

t.test(
  'the health of a calendar says who fetches it, and whether the newest change has been fetched',
  async (t) => {
    const { house, haike, zhao, feedId } = await subscribed();
    const health = async () => (await listFeeds(house.context, zhao)).find(({ id }) => id === feedId)?.health;
    t.match(await health(), { state: 'never-fetched', clients: [] });
    fetchAt(house, feedId, '2025-12-01T08:20:00+08:00', browser);
    await writeFetches(house.context);
    t.match(await health(), { state: 'never-fetched', clients: [{ client: 'browser', fetches: 1 }] });
    fetchAt(house, feedId, '2025-12-01T08:30:00+08:00', google);
    await writeFetches(house.context);
    t.match(await health(), { state: 'current', clients: [{ client: 'google' }, { client: 'browser' }] });
    house.at('2025-12-01T10:00:00+08:00');
    await contract(house, haike, [{ label: '季报', dueOn: '2025-12-15' }]);
    const behind = await health();
    t.equal(behind?.state, 'behind');
    t.equal(behind?.changedAt?.toString(), '2025-12-01T02:00:00Z');
    t.equal(behind?.fetchedAt?.toString(), '2025-12-01T00:30:00Z');
    fetchAt(house, feedId, '2025-12-01T10:30:00+08:00', google, false);
    await writeFetches(house.context);
    t.equal((await health())?.state, 'current', 'that nothing is new is an answer too');
  },
);

t.test('a calendar with another address is fetched by nobody until a client has that one', async (t) => {
  const { house, zhao, feedId } = await subscribed();
  const health = async () => (await listFeeds(house.context, zhao)).find(({ id }) => id === feedId)?.health;
  fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
  await writeFetches(house.context);
  // Counted, not written yet.
  fetchAt(house, feedId, '2025-12-01T08:31:00+08:00', iphone);
  house.at('2025-12-01T08:31:30+08:00');
  await rotateFeed(house.context, zhao, feedId);
  t.match(await health(), { state: 'never-fetched', clients: [] });
  await writeFetches(house.context);
  t.match(await health(), { state: 'never-fetched', clients: [] });
  fetchAt(house, feedId, '2025-12-01T08:32:00+08:00', iphone);
  await writeFetches(house.context);
  t.match(await health(), { state: 'current', clients: [{ client: 'apple', fetches: 1 }] });
});

t.test(
  'what the address before has missed is not told: its letter says that nothing comes any more',
  async (t) => {
    const { house, haike, zhao, feedId } = await subscribed();
    fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
    house.at('2025-12-01T10:00:00+08:00');
    await contract(house, haike, [{ label: '季报', dueOn: '2025-12-15' }]);
    await rotateFeed(house.context, zhao, feedId);
    await newMail(house);
    t.same(await toldAt(house, '2025-12-03T12:00:00+08:00'), []);
  },
);

t.test('of a person who is erased neither what calendars held nor who fetched them is kept', async (t) => {
  const { house, feedId, zhao } = await subscribed();
  await rotateFeed(house.context, zhao, feedId);
  fetchAt(house, feedId, '2025-12-01T08:30:00+08:00');
  await writeFetches(house.context);
  const bytes = new TextEncoder().encode('BEGIN:VCALENDAR');
  const rendering = { feedId, version: 1, edition: 'e', etag: '"x"', gzip: bytes };
  await db.insert(feedRendering).values({ ...rendering, modifiedAt: house.context.clock.now() });
  await erasePerson(house.context, people.zhao.email, house.adminId);
  // A copy of the service that counted before and writes after.
  fetchAt(house, feedId, '2025-12-01T08:31:00+08:00');
  await house.tick('2025-12-01T09:00:00+08:00');
  t.equal(await db.$count(feedFetch), 0);
  t.equal(await db.$count(feedRendering), 0);
  const rows = await db.select().from(feed).where(eq(feed.personId, zhao));
  t.ok(rows.length > 0 && rows.every(({ revokedAt }) => revokedAt !== null));
  t.same(
    (await letters(house)).filter(({ kind, state }) => kind.startsWith('feed') && state === 'sent'),
    [],
    'and nobody is written to',
  );
});

t.test('where only the day to submit by has moved, the letter says from when to when', async (t) => {
  const house = await openHouse(db, '2026-01-20T14:00:00+08:00');
  house.context.fetches = new Fetches(house.context.clock);
  const enterpriseId = await enter(house, 'yunfan', ['wang']);
  const author = { personId: house.adminId, enterpriseId };
  const { id: projectId } = await registerFact(house.context, author, 'project', project);
  await registerFact(house.context, author, 'loan', { ...loan, projectId });
  const announce = async (body: NewAnnouncement) => {
    const { id } = await draftAnnouncement(house.context, house.adminId, body);
    await publishNow(house, id, (await rehearse(house.context, id)).digest);
  };
  const title = { zh: '申报通知', en: 'Call' };
  await announce({ title, source: { title }, publishedOn: '2026-01-20', effect: call2026 });
  const personId = (await personByEmail(db, people.wang.email))?.id ?? '';
  const { id: feedId } = await createFeed(house.context, { personId, enterpriseId }, 'zh');
  fetchAt(house, feedId, '2026-01-20T15:00:00+08:00');
  house.at('2026-01-22T14:00:00+08:00');
  await announce(sundayWorked('2026-01-22'));
  await house.tick('2026-01-22T14:01:00+08:00');
  await house.tick('2026-01-23T14:01:00+08:00');
  await house.tick('2026-01-24T13:30:00+08:00');
  await newMail(house);
  const [letter] = await toldAt(house, '2026-01-24T15:00:00+08:00');
  // At least three working days lie behind it: Monday to Wednesday.
  t.match(letter, '期限为2026年2月4日 周三 16:00（北京时间），建议不晚于2026年2月1日 周日提交');
  t.match(
    letter,
    '日历里可能仍显示期限为2026年2月4日 周三 16:00（北京时间），建议不晚于2026年1月30日 周五提交',
  );
});
