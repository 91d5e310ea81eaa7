import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { openEvent } from '../../src/cases/one-event.ts';
import { openDeadline } from '../../src/cases/open-deadline.ts';
import { type PublicFeed, publicFeed } from '../../src/cases/public-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { eventData } from '../../src/feeds/event.ts';
import { deadlinePage } from '../../src/pages/deadline.ts';
import { call2026, fullCall, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { deadlineOf, enter, type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

async function announce(
  house: House,
  effect: Effect,
  corrects?: string,
  title = { zh: '申报通知', en: 'Call' },
): Promise<string> {
  const source = { title, reference: '示例〔2026〕1号' };
  const body = { title, source, publishedOn: '2026-01-21', effect, ...(corrects ? { corrects } : {}) };
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

/** The closings of the platform in Jiading's calendar: days with their status. */
async function inJiading({ context }: House): Promise<string[]> {
  const { events } = await publicFeed(context, { of: 'district', district: 'jiading' }, 'zh');
  return events
    .filter(({ title }) => title.zh.includes('线上申报截止'))
    .map(({ dueOn, status }) => `${dueOn} ${status}`);
}

const early = [
  { district: 'jiading' as const, step: 'online' as const, closesOn: '2026-01-30', minute: 1020 },
];

/** What the public calendar says of the day the platform closes. */
async function closing(house: House, lang: 'zh' | 'en') {
  const { events } = await publicFeed(
    house.context,
    { of: 'policy', key: 'sh-equipment-renewal-action' },
    'zh',
  );
  const found = events.find(({ dueOn }) => `${dueOn}` === '2026-02-04');
  if (!found) throw new Error('no closing');
  return String(eventData(found, lang).description).split('\n');
}

t.test('a public calendar gives the districts’ days beside the city’s, as they stand now', async (t) => {
  const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
  const districts = [
    { district: 'jiading' as const, step: 'online' as const, closesOn: '2026-01-30', minute: 1020 },
    { district: 'songjiang' as const, step: 'online' as const, closesOn: '2026-02-02' },
  ];
  await announce(house, { ...call2026, districts });
  const zh = await closing(house, 'zh');
  t.ok(zh.includes('截止时间：2026年2月4日 周三 16:00（北京时间）'));
  t.ok(zh.includes('嘉定区截止：2026年1月30日 周五 17:00'));
  t.ok(zh.includes('松江区截止：2026年2月2日 周一'));
  t.ok((await closing(house, 'en')).includes('In Jiading: Fri 30 Jan 2026, 17:00'));
  const moved = [{ district: 'jiading' as const, step: 'online' as const, closesOn: '2026-02-03' }];
  await announce(house, { kind: 'window-change', window: call2026.window, districts: moved });
  const now = await closing(house, 'zh');
  t.ok(now.some((line) => line.startsWith('嘉定区截止：2026年2月3日 周二')));
  t.ok(now.includes('松江区截止：2026年2月2日 周一'));
});

t.test('where no district has a day of its own, none is named', async (t) => {
  const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
  await announce(house, call2026);
  t.notOk((await closing(house, 'zh')).some((line) => line.includes('区截止')));
});

t.test(
  'when a district moves its day, every calendar that names the day is stamped anew, and a stamp never goes back',
  async (t) => {
    const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
    const districts = [
      { district: 'jiading' as const, step: 'online' as const, closesOn: '2026-01-30' },
      { district: 'songjiang' as const, step: 'online' as const, closesOn: '2026-02-02' },
    ];
    await announce(house, { ...call2026, districts });
    const wide: PublicFeed[] = [
      { of: 'all' },
      { of: 'windows' },
      { of: 'theme', theme: 'equipment-renewal' },
      { of: 'policy', key: 'sh-equipment-renewal-action' },
    ];
    /** Number and stamp of the closing in a calendar, and in its file. */
    const stampOf = async (which: PublicFeed) => {
      const { events } = await publicFeed(house.context, which, 'zh');
      const found = events.find(({ title }) => title.zh.includes('线上申报截止'));
      if (!found) throw new Error(which.of);
      const { body } = await openEvent(house.context, found.id, 'zh');
      const said = /^SEQUENCE:(\d+)\r\n/m.exec(body)?.[1];
      return { revision: found.revision, at: `${found.revisedAt}`, said: Number(said) };
    };
    const before = await Promise.all(wide.map(stampOf));
    house.at('2026-01-22T14:00:00+08:00');
    // Jiading’s stays the earliest, so the city’s row stays as it is.
    const later = [{ district: 'songjiang' as const, step: 'online' as const, closesOn: '2026-02-03' }];
    await announce(house, { kind: 'window-change', window: call2026.window, districts: later });
    const after = await Promise.all(wide.map(stampOf));
    for (const [index, { revision, at, said }] of after.entries()) {
      const [which, was] = [String(wide[index]?.of), before[index]];
      t.ok(revision > (was?.revision ?? revision), which);
      t.ok(said > (was?.said ?? said), `its file as ${which}`);
      t.equal(at, '2026-01-22T06:00:00Z', which);
    }
    t.same(await Promise.all(wide.map(stampOf)), after, 'and stay so');
  },
);

t.test('the page an event leads to lists the districts’ days right below the city’s', async (t) => {
  const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
  const districts = [
    { district: 'jiading' as const, step: 'online' as const, closesOn: '2026-01-30', minute: 1020 },
    { district: 'songjiang' as const, step: 'online' as const, closesOn: '2026-02-02' },
  ];
  await announce(house, { ...call2026, districts });
  const { events } = await publicFeed(house.context, { of: 'district', district: 'jiading' }, 'zh');
  const { url = '' } = events.find(({ dueOn }) => `${dueOn}` === '2026-01-30') ?? {};
  const id = url.slice(url.lastIndexOf('/') + 1);
  const zh = deadlinePage(await openDeadline(house.context, id), 'zh');
  const city = '<dt>截止</dt><dd><strong>2026年2月4日 周三 16:00</strong>';
  const jiading = '<dt>嘉定区截止</dt><dd>2026年1月30日 周五 17:00</dd>';
  t.match(zh, city);
  t.match(zh, jiading);
  t.match(zh, '<dt>松江区截止</dt><dd>2026年2月2日 周一</dd>');
  t.ok(zh.indexOf(city) < zh.indexOf(jiading) && zh.indexOf(jiading) < zh.indexOf('<dt>最迟办理'));
  const en = deadlinePage(await openDeadline(house.context, id), 'en');
  t.match(en, '<dt>Due in Jiading</dt><dd>Fri 30 Jan 2026, 17:00</dd>');
});

t.test(
  'a call corrected to another measure closes in a district on the district’s day all the same',
  async (t) => {
    const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
    const mistyped = await announce(house, { ...call2026, measures: ['sheq-0.1'], districts: early });
    t.same(await inJiading(house), ['2026-01-30 firm']);
    house.at('2026-01-22T14:00:00+08:00');
    await announce(house, { ...call2026, districts: early }, mistyped);
    t.same((await inJiading(house)).toSorted(), ['2026-01-30 firm', '2026-01-30 withdrawn']);
    const { events } = await publicFeed(house.context, { of: 'all' }, 'zh');
    const city = events.find(({ dueOn, status }) => `${dueOn} ${status}` === '2026-02-04 firm');
    t.match(
      city?.districtDays?.map(({ district, on }) => `${district} ${on}`),
      ['jiading 2026-01-30'],
    );
  },
);

t.test('where the city leaves its last day open, a district’s day stands in its calendar', async (t) => {
  const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
  const call = await announce(house, { ...call2026, districts: early });
  house.at('2026-01-22T14:00:00+08:00');
  const openEnd = { zh: '额度用完为止', en: 'until the funds are used up' };
  const steps = [{ step: 'online' as const }];
  const open = await announce(house, { kind: 'window-change', window: call2026.window, openEnd, steps });
  t.same(await inJiading(house), ['2026-01-30 firm']);
  const { events } = await publicFeed(house.context, { of: 'district', district: 'xuhui' }, 'zh');
  t.match(
    events.filter(({ title }) => title.zh.includes('线上申报截止')).map(({ status }) => status),
    ['withdrawn'],
    'not so where the city’s was the only one',
  );
  const cancelled = await closing(house, 'zh');
  t.ok(cancelled.includes('该期限已取消'));
  t.ok(cancelled.includes('嘉定区截止：2026年1月30日 周五 17:00'), 'which is not all of it');
  house.at('2026-01-23T14:00:00+08:00');
  await announce(house, { kind: 'withdrawal', announcementId: open });
  t.same(await inJiading(house), ['2026-01-30 firm']);
  house.at('2026-01-24T14:00:00+08:00');
  await announce(house, { kind: 'withdrawal', announcementId: call });
  t.same(await inJiading(house), ['2026-01-30 withdrawn']);
  t.notOk(
    (await closing(house, 'zh')).some((line) => line.includes('区截止')),
    'of a call that is gone',
  );
  house.at('2026-01-25T14:00:00+08:00');
  await announce(house, { ...call2026, steps, openEnd });
  t.same(await inJiading(house), ['2026-01-30 withdrawn'], 'also where it comes again without any last day');
});

t.test('a window that is only expected is expected in a district on the district’s day', async (t) => {
  const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
  const enterpriseId = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId };
  const { id: projectId } = await registerFact(house.context, author, 'project', project);
  await registerFact(house.context, author, 'loan', { ...loan, projectId });
  await announce(house, { ...call2026, districts: early });
  await house.tick('2026-03-01T09:00:00+08:00');
  const { dueOn, status } = await deadlineOf(house, enterpriseId, 'claim', 'year2');
  t.equal(`${dueOn} ${status}`, '2027-01-30 expected', 'of an enterprise there');
  t.same(await inJiading(house), ['2026-01-30 firm', '2027-01-30 expected']);
  const { events } = await publicFeed(house.context, { of: 'all' }, 'zh');
  const city = events.find(({ dueOn }) => `${dueOn}` === '2027-02-04');
  t.match(
    city?.districtDays?.map(({ district, on }) => `${district} ${on}`),
    ['jiading 2027-01-30'],
  );
  await house.tick('2027-09-01T09:00:00+08:00');
  t.same(await inJiading(house), ['2027-01-30 expected', '2028-01-30 expected'], 'also when it has gone by');
});

t.test('a district’s event says on which day it stood before, and who moved it', async (t) => {
  const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
  const described = async () => {
    const { events } = await publicFeed(house.context, { of: 'district', district: 'jiading' }, 'zh');
    const found = events.find(({ title }) => title.zh.includes('线上申报截止'));
    if (!found) throw new Error('no closing');
    return String(eventData(found, 'zh').description);
  };
  const at = (closesOn: string, minute?: number) => [
    { district: 'jiading' as const, step: 'online' as const, closesOn, ...(minute ? { minute } : {}) },
  ];
  const mistyped = await announce(house, { ...call2026, districts: at('2026-01-28', 1020) });
  t.notMatch(await described(), /日期已调整/);
  house.at('2026-01-22T10:00:00+08:00');
  const title = { zh: '更正通知', en: 'Correction' };
  const corrected = await announce(house, { ...call2026, districts: early }, mistyped, title);
  const by = '调整依据：《更正通知》（2026年1月21日 周三发布）';
  t.match(await described(), `日期已调整，原为2026年1月28日 周三 17:00\n${by}\n`);
  house.at('2026-01-23T10:00:00+08:00');
  const steps = [{ step: 'online' as const, closesOn: '2026-02-05' }];
  await announce(house, { kind: 'window-change', window: call2026.window, steps });
  t.match(await described(), `日期已调整，原为2026年1月28日 周三 17:00\n${by}\n`, 'not by the city’s move');
  house.at('2026-01-24T10:00:00+08:00');
  const change = { kind: 'window-change' as const, window: call2026.window, districts: at('2026-02-02') };
  const id = await announce(house, change, undefined, title);
  t.match(await described(), `日期已调整，原为2026年1月30日 周五 17:00\n${by}\n`);
  house.at('2026-01-25T10:00:00+08:00');
  await announce(house, { kind: 'withdrawal', announcementId: id });
  t.match(await described(), '日期已调整，原为2026年2月2日 周一\n调整依据：《申报通知》');
  house.at('2026-01-26T10:00:00+08:00');
  const over = { zh: '撤销通知', en: 'Call off' };
  await announce(house, { kind: 'withdrawal', announcementId: corrected }, undefined, over);
  t.match(
    await described(),
    '该期限已取消\n有关公告：《撤销通知》',
    'who cancelled it, not who moved it before',
  );
});

t.test('what names a district’s day of one step stamps no event of another', async (t) => {
  const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
  const songjiang = (step: 'online' | 'paper', closesOn: string) => [
    { district: 'songjiang' as const, step, closesOn },
  ];
  await announce(house, { ...fullCall, districts: songjiang('online', '2026-02-02') });
  const stamps = async (step: string) => {
    const all: PublicFeed[] = [{ of: 'district', district: 'songjiang' }, { of: 'windows' }];
    const feeds = await Promise.all(all.map((which) => publicFeed(house.context, which, 'zh')));
    return feeds.map(({ events }) => events.find(({ title }) => title.zh.includes(step))?.revision);
  };
  t.same(
    [await stamps('线上申报截止'), await stamps('纸质')],
    [
      [1, 1],
      [1, 1],
    ],
  );
  house.at('2026-01-22T14:00:00+08:00');
  const districts = songjiang('paper', '2026-02-05');
  await announce(house, { kind: 'window-change', window: fullCall.window, districts });
  const [online, paper] = [await stamps('线上申报截止'), await stamps('纸质')];
  t.ok(paper.every((revision = 0) => revision > 1));
  t.same(online, [1, 1]);
});

t.test(
  'the event of a measure that was mistyped ends where it stood, whatever becomes of the call',
  async (t) => {
    const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
    const mistyped = await announce(house, { ...call2026, measures: ['sheq-0.1'], districts: early });
    house.at('2026-01-22T14:00:00+08:00');
    const later = [{ district: 'jiading' as const, step: 'online' as const, closesOn: '2026-02-02' }];
    await announce(house, { ...call2026, districts: later }, mistyped);
    t.same((await inJiading(house)).toSorted(), ['2026-01-30 withdrawn', '2026-02-02 firm']);
    house.at('2026-01-23T14:00:00+08:00');
    const openEnd = { zh: '额度用完为止', en: 'until the funds are used up' };
    const steps = [{ step: 'online' as const }];
    await announce(house, { kind: 'window-change', window: call2026.window, openEnd, steps });
    t.same((await inJiading(house)).toSorted(), ['2026-01-30 withdrawn', '2026-02-02 firm']);
  },
);

t.test(
  'a day of a district that ends with its call ends under a higher number, though no row is written',
  async (t) => {
    const house = await openHouse(db, '2026-01-21T14:00:00+08:00');
    const revision = async () => {
      const { events } = await publicFeed(house.context, { of: 'district', district: 'jiading' }, 'zh');
      return events.find(({ title }) => title.zh.includes('线上申报截止'))?.revision ?? 0;
    };
    const call = await announce(house, call2026);
    const { window } = call2026;
    await announce(house, { kind: 'window-change', window, districts: early });
    house.at('2026-01-22T14:00:00+08:00');
    const openEnd = { zh: '额度用完为止', en: 'until the funds are used up' };
    await announce(house, { kind: 'window-change', window, openEnd, steps: [{ step: 'online' }] });
    t.same(await inJiading(house), ['2026-01-30 firm']);
    const before = await revision();
    house.at('2026-01-23T14:00:00+08:00');
    await announce(house, { kind: 'withdrawal', announcementId: call });
    t.same(await inJiading(house), ['2026-01-30 withdrawn']);
    t.ok((await revision()) > before);
  },
);
