import t from 'tap';
import { sundayWorked } from '../support/notice-2026.ts';
import { childrenOf, type Element, readXml, textOf } from '../support/xml.ts';
import { extension } from './support/calls.ts';
import { codes, enrol } from './support/cast.ts';
import { get, openApp, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');

async function announce(body: object): Promise<string> {
  const { id } = (await post(app, admin, '/api/v1/announcements', body)).json();
  const { digest } = (await post(app, admin, `/api/v1/announcements/${id}/rehearsal`, {})).json();
  const reply = await post(app, admin, `/api/v1/announcements/${id}/publication`, { digest });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return id;
}
const entries = async (path = '/changes.atom') =>
  childrenOf(readXml((await get(app, undefined, path)).body), 'entry');
const titles = (found: Element[]) => found.map((entry) => textOf(entry, 'title'));

t.test('the first dates of the founding policies are news, and nobody’s own dates are', async (t) => {
  const found = await entries();
  t.same(
    titles(found).filter((title) => title.includes('工业互联网')),
    ['【新增】《嘉定区工业互联网创新发展专项支持实施意见》有效期届满：2025年12月31日 周三'],
  );
  const { body } = await get(app, undefined, '/changes.atom');
  t.notMatch(body, /甲机密|排污许可证|智能产线/);
  t.ok(found.every((entry) => textOf(entry, 'updated') === '2025-12-01T02:00:00Z'));
});

t.test('a moved date says from which day to which, why, and by which announcement', async (t) => {
  const before = await entries();
  context.clock.set(Temporal.Instant.from('2025-12-02T10:00:00+08:00'));
  const announcement = await announce(extension);
  const [first, ...others] = await entries();
  t.equal(
    first && textOf(first, 'title'),
    '《嘉定区工业互联网创新发展专项支持实施意见》有效期届满：2025年12月31日 周三 → 2026年12月31日 周四',
  );
  t.equal(first && textOf(first, 'updated'), '2025-12-02T02:00:00Z');
  t.match(first && textOf(first, 'summary'), '原因：关于延长有效期的通知');
  const links = first ? childrenOf(first, 'link') : [];
  t.same(
    links.map(({ attributes }) => [attributes.rel, attributes.href?.replace(/deadlines\/.*/, 'deadlines/…')]),
    [
      ['alternate', 'https://qixian.example/deadlines/…'],
      ['related', `https://qixian.example/announcements/${announcement}`],
    ],
  );
  t.same(
    others.map((entry) => textOf(entry, 'id')),
    before.map((entry) => textOf(entry, 'id')),
    'the others keep their ids',
  );
  const [english] = await entries('/en/changes.atom');
  t.match(english && textOf(english, 'title'), /: Wed 31 Dec 2025 → Thu 31 Dec 2026$/);
});

t.test(
  'every entry has an id of its own, a UUID that is the same after a restart and in each language',
  async (t) => {
    const ids = (await entries()).map((entry) => textOf(entry, 'id'));
    t.equal(new Set(ids).size, ids.length);
    for (const id of ids)
      t.match(id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const restarted = await openApp(t, context);
    const again = childrenOf(readXml((await get(restarted, undefined, '/en/changes.atom')).body), 'entry');
    t.same(
      again.map((entry) => textOf(entry, 'id')),
      ids,
    );
  },
);

t.test('a date that is taken away says which it was', async (t) => {
  context.clock.set(Temporal.Instant.from('2025-12-03T10:00:00+08:00'));
  const announcementId = await announce({
    ...extension,
    title: { zh: '申报通知', en: 'Call' },
    effect: {
      kind: 'window',
      window: 'loans-2026',
      name: { zh: '2026年贴息申报', en: 'Interest call of 2026' },
      measures: ['sheq-7.1'],
      steps: [{ step: 'online', closesOn: '2026-02-04' }],
    },
  });
  t.ok(titles(await entries()).some((title) => title.startsWith('【新增】2026年贴息申报')));
  context.clock.set(Temporal.Instant.from('2025-12-04T10:00:00+08:00'));
  await announce({
    ...extension,
    title: { zh: '撤回申报通知', en: 'Call taken back' },
    effect: { kind: 'withdrawal', announcementId },
  });
  const [first] = titles(await entries()).filter((title) => title.includes('2026年贴息申报'));
  t.match(first, /^【取消】2026年贴息申报.*（原为2026年2月4日 周三）$/);
});

t.test(
  'a district’s day is told when it is announced, moves, goes back to the city’s, and is cancelled',
  async (t) => {
    const title = { zh: '申报通知', en: 'Call' };
    const publish = async (at: string, effect: object) => {
      context.clock.set(Temporal.Instant.from(at));
      return await announce({ ...extension, title, effect });
    };
    const change = (district: string, closesOn: string, minute?: number) => ({
      kind: 'window-change',
      window: 'loans-spring',
      districts: [{ district, step: 'online', closesOn, minute }],
    });
    const call = await publish('2025-12-04T11:00:00+08:00', {
      kind: 'window',
      window: 'loans-spring',
      name: { zh: '春季贴息申报', en: 'Interest call of spring' },
      measures: ['sheq-7.1'],
      steps: [{ step: 'online', closesOn: '2026-03-30' }],
      districts: [
        { district: 'songjiang', step: 'online', closesOn: '2026-03-10' },
        { district: 'jiading', step: 'online', closesOn: '2026-03-25', minute: 1020 },
      ],
    });
    await publish('2025-12-04T12:00:00+08:00', change('jiading', '2026-03-26', 960));
    // Qingpu went with the city until now.
    const mistaken = await publish('2025-12-04T13:00:00+08:00', change('qingpu', '2026-03-12'));
    await publish('2025-12-04T14:00:00+08:00', { kind: 'withdrawal', announcementId: mistaken });
    await publish('2025-12-04T15:00:00+08:00', { kind: 'withdrawal', announcementId: call });

    const ours = (await entries()).filter((entry) =>
      textOf(entry, 'title').includes('春季贴息申报：线上申报截止'),
    );
    const step = '春季贴息申报：线上申报截止';
    const at = (hour: string) =>
      ours.flatMap((entry) =>
        textOf(entry, 'updated') === `2025-12-04T${hour}:00:00Z` ? [textOf(entry, 'title')] : [],
      );
    t.same(at('03').sort(), [
      `【新增】${step}（嘉定区）：2026年3月25日 周三 17:00`,
      `【新增】${step}（松江区）：2026年3月10日 周二`,
      `【新增】${step}：2026年3月30日 周一`,
    ]);
    t.same(at('04'), [`${step}（嘉定区）：2026年3月25日 周三 17:00 → 2026年3月26日 周四 16:00`]);
    t.same(at('05'), [`${step}（青浦区）：2026年3月30日 周一 → 2026年3月12日 周四`]);
    t.same(at('06'), [`${step}（青浦区）：2026年3月12日 周四 → 2026年3月30日 周一`]);
    t.same(at('07').sort(), [
      `【取消】${step}（原为2026年3月30日 周一）`,
      `【取消】${step}（嘉定区）（原为2026年3月26日 周四 16:00）`,
      `【取消】${step}（松江区）（原为2026年3月10日 周二）`,
    ]);
    const [uuids, links] = [
      ours.map((entry) => textOf(entry, 'id')),
      new Set(
        ours.flatMap((entry) =>
          childrenOf(entry, 'link').flatMap(({ attributes }) =>
            attributes.rel === 'alternate' ? [attributes.href] : [],
          ),
        ),
      ),
    ];
    t.equal(new Set(uuids).size, uuids.length);
    t.equal(links.size, 1, 'all lead to the page of the one deadline');
    const english = titles(await entries('/en/changes.atom'));
    t.ok(
      english.includes(
        'Interest call of spring: last day for the online application (Qingpu): Mon 30 Mar 2026 → Thu 12 Mar 2026',
      ),
    );
  },
);

t.test('where the day stands and only the day to submit by moves, the entry says so', async (t) => {
  context.clock.set(Temporal.Instant.from('2025-12-04T16:00:00+08:00'));
  const title = { zh: '申报通知', en: 'Call' };
  const effect = {
    kind: 'window',
    window: 'loans-february',
    name: { zh: '二月贴息申报', en: 'Interest call of February' },
    measures: ['sheq-7.1'],
    steps: [{ step: 'online', closesOn: '2026-02-04' }],
  };
  await announce({ ...extension, title, effect });
  context.clock.set(Temporal.Instant.from('2025-12-04T17:00:00+08:00'));
  await announce(sundayWorked('2025-12-04'));
  const ours = (found: string[]) => found.find((each) => /二月贴息申报：线|February: last day/.test(each));
  // At least three working days lie behind it: Monday to Wednesday.
  t.equal(
    ours(titles(await entries())),
    '二月贴息申报：线上申报截止：建议提交日2026年1月30日 周五 → 2026年2月1日 周日',
  );
  t.match(ours(titles(await entries('/en/changes.atom'))), /: submit by Fri 30 Jan 2026 → Sun 1 Feb 2026$/);
});

t.test('whoever has the feed is told so, and every page leads to it', async (t) => {
  const { headers } = await get(app, undefined, '/changes.atom');
  t.match(headers, {
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, max-age=300, must-revalidate',
    'last-modified': 'Thu, 04 Dec 2025 09:00:00 GMT',
    'content-language': 'zh-CN',
  });
  const again = await get(app, undefined, '/changes.atom', { 'if-none-match': String(headers.etag) });
  t.equal(again.statusCode, 304);
  t.equal(again.body, '');
  t.match(
    (await get(app, undefined, '/')).body,
    'type="application/atom+xml" title="期限变动" href="/changes.atom"',
  );
  t.match((await get(app, undefined, '/en')).body, 'href="/en/changes.atom"');
});
