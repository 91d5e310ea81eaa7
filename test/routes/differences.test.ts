import { createRequire } from 'node:module';
import t from 'tap';
import { loadDemo } from '../../src/cases/demo.ts';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { syncCatalogue } from '../../src/cases/sync-catalogue.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { patched } from '../deadlines/patched.ts';
import { amendedAction } from '../policies/second-version.ts';
import { publishNow } from '../support/announce.ts';
import { codes, enrol } from './support/cast.ts';
import { get, openHouse } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
const action = 'sh-equipment-renewal-action';
const jiading = 'jiading-industrial-internet';

/** The Action's second version comes with a release, that of Jiading by an announcement. */
await syncCatalogue(context, [amendedAction()]);
const until = '2027-12-31';
await publish({ kind: 'extension', policyKey: jiading, until });

const ofPolicy = (key: string, from: number, to: number) =>
  get(app, undefined, `/api/v1/policies/${key}/differences?from=${from}&to=${to}`);
const ofSchedule = (token: string | undefined, id: string, query: string) =>
  get(app, token, `/api/v1/enterprises/${id}/differences?${query}`);

t.test('two versions of a policy are compared for everyone, in words and with numbers marked', async (t) => {
  const reply = await ofPolicy(action, 1, 2);
  t.equal(reply.statusCode, 200);
  const body = reply.json();
  t.same(body.counts, { unchanged: 20, changed: 1, added: 1, removed: 1 });
  const seven = body.clauses.find(({ no }: { no: string }) => no === '7');
  t.match(seven.measures[0].changes[0], {
    field: 'rate',
    name: { zh: '比例', en: 'Rate' },
    before: { zh: '50%' },
    after: { zh: '60%' },
    pieces: {
      en: [
        { kind: 'removed', text: '50%', number: true },
        { kind: 'added', text: '60%', number: true },
      ],
    },
  });
  t.match(seven.measures[0].changes[1], {
    field: 'capFen',
    before: { zh: '20,000,000.00元' },
    after: { en: 'CNY 30,000,000.00' },
  });
  await holds(t, '/api/v1/policies/{key}/differences', body);
});

t.test('a version says which announcement it comes from', async (t) => {
  const body = (await ofPolicy(jiading, 1, 2)).json();
  t.match(body, {
    from: { version: 1, origin: { kind: 'catalogue' } },
    to: {
      version: 2,
      publishedOn: '2025-11-28',
      origin: { kind: 'announcement', title: { zh: '延期通知' } },
    },
    counts: { changed: 0, added: 0, removed: 0 },
  });
  t.match(
    body.head.find(({ field }: { field: string }) => field === 'validity.until'),
    { before: { zh: '2025年12月31日 周三' }, after: { zh: '2027年12月31日 周五' } },
  );
  await holds(t, '/api/v1/policies/{key}/differences', body);
});

t.test(
  'the inverse is asked for by turning the versions, and one version against itself is empty',
  async (t) => {
    const back = (await ofPolicy(action, 2, 1)).json();
    t.same(back.counts, { unchanged: 20, changed: 1, added: 1, removed: 1 });
    t.equal(back.clauses.find(({ no }: { no: string }) => no === '22').change, 'removed');
    const same = (await ofPolicy(action, 2, 2)).json();
    t.same([same.head, same.counts.unchanged], [[], same.clauses.length]);
  },
);

t.test('an enterprise sees what a version changes for it, with a patch that can be applied', async (t) => {
  const query = `policy=${action}&from=1&to=2`;
  const body = (await ofSchedule(jia.member, jia.id, `${query}&schedule=true`)).json();
  const back = (await ofSchedule(jia.member, jia.id, `policy=${action}&from=2&to=1&schedule=true`)).json();
  t.ok(body.withdrawn.length > 0 && body.patch.length > 0);
  t.equal(
    body.money.changes.reduce((sum: number, { deltaFen }: { deltaFen: number }) => sum + deltaFen, 0),
    body.money.after.fen - body.money.before.fen,
  );
  t.same(patched(body.schedule, body.patch), back.schedule);
  t.same(patched(back.schedule, back.patch), body.schedule);
  t.match(body.projects, [{ name: '智能产线技术改造' }]);
  t.notOk(
    'schedule' in (await ofSchedule(jia.member, jia.id, query)).json(),
    'the whole only when asked for',
  );
  await holds(t, '/api/v1/enterprises/{enterpriseId}/differences', body);
  const moved = (await ofSchedule(jia.member, jia.id, `policy=${jiading}&from=1&to=2`)).json();
  t.match(moved.moved, [
    { kind: 'policy-expires', before: { dueOn: '2025-12-31' }, after: { dueOn: until } },
  ]);
  t.match((await ofSchedule(jia.member, jia.id, `policy=${action}&from=2&to=2`)).json(), {
    moved: [],
    added: [],
    withdrawn: [],
    amended: [],
    patch: [],
  });
});

t.test('only a member sees it, and what does not stand is not found', async (t) => {
  const query = `policy=${action}&from=1&to=2`;
  t.equal((await ofSchedule(yi.member, jia.id, query)).statusCode, 404);
  t.equal((await ofSchedule(undefined, jia.id, query)).statusCode, 401);
  t.equal((await ofPolicy(action, 1, 9)).statusCode, 404);
  t.equal((await ofPolicy('no-such-policy', 1, 2)).statusCode, 404);
  t.equal((await ofSchedule(jia.member, jia.id, `policy=${action}&from=9&to=1`)).statusCode, 404);
  t.equal((await ofSchedule(jia.member, jia.id, 'policy=no-such-policy&from=1&to=1')).statusCode, 404);
  for (const wrong of ['from=1', 'from=0&to=1', 'from=1&to=x', 'from=1&to=1e3', 'from=1&to=2&more=1'])
    t.equal(
      (await get(app, undefined, `/api/v1/policies/${action}/differences?${wrong}`)).statusCode,
      400,
      wrong,
    );
});

/** What a page may not hold under `default-src 'self'; style-src 'self'`. */
const inline = /<script|<style|\sstyle=|\son\w+=|javascript:/i;

t.test(
  'the pages of a policy and of its versions stand in both languages, without any enterprise',
  async (t) => {
    for (const [root, language, ...words] of [
      ['', 'zh-CN', '版本对照', '第7条', '删去', '新增', '未改动的条款'],
      ['/en', 'en', 'versions compared', 'Clause 7: ', 'removed', 'added', 'Unchanged clauses'],
    ] as const) {
      const page = await get(app, undefined, `${root}/policies/${action}/differences?from=1&to=2`);
      t.equal(page.statusCode, 200);
      t.match(page.body, `<html lang="${language}">`);
      for (const said of words) t.match(page.body, said);
      t.match(page.body, /<del><span class="unseen">[^<]+<\/span><mark>50%<\/mark><\/del>/);
      t.match(page.body, /<ins><span class="unseen">[^<]+<\/span><mark>60%<\/mark><\/ins>/);
      t.notMatch(page.body, inline);
      t.notMatch(page.body, /undefined|NaN|\[object|甲公司|示例|example enterprise/);
      const policy = await get(app, undefined, `${root}/policies/${action}`);
      t.equal(policy.statusCode, 200);
      t.match(policy.body, `href="${root}/policies/${action}/differences?from=1&#38;to=2"`);
      t.match(policy.body, `href="${root}/subscribe#policies-${action}"`);
      t.notMatch(policy.body, inline);
      t.match((await get(app, undefined, root || '/')).body, `href="${root}/policies/${action}"`);
      const announced = await get(app, undefined, `${root}/policies/${jiading}`);
      t.match(announced.body, new RegExp(`href="${root}/announcements/[0-9a-f-]{36}">`));
    }
  },
);

t.test('without versions named, the newest is held against the one before it', async (t) => {
  const path = `/policies/${action}/differences`;
  t.equal((await get(app, undefined, path)).body, (await get(app, undefined, `${path}?from=1&to=2`)).body);
  const only = await get(app, undefined, '/policies/songjiang-2024-digital-transformation/differences');
  t.match(only.body, '两个版本内容相同');
  for (const wrong of [
    `${path}?from=1&to=9`,
    `${path}?from=zwei`,
    '/policies/nothing',
    '/policies/nothing/differences',
  ])
    t.equal((await get(app, undefined, wrong)).statusCode, 404, wrong);
});

t.test('what changes for the demonstration enterprise stands below, and of no other', async (t) => {
  const { id } = (await get(app, admin, '/api/v1/me')).json();
  await loadDemo(context, id);
  const { body } = await get(app, undefined, `/policies/${action}/differences`);
  t.match(body, '示例精密制造（上海）有限公司');
  t.match(body, '1,966,999.99元', '60 % of the interest of year 1');
  t.match(body, /第3年贴息申报 <span class="badge withdrawn">取消/);
  t.notMatch(body, /甲公司|乙公司/);
});

t.test('a link to a version that was made again leads to what stands for it', async (t) => {
  const policyKey = 'songjiang-2024-digital-transformation';
  const renamed = (no: string, zh: string, inForceFrom: string) => ({
    kind: 'amendment' as const,
    policyKey,
    inForceFrom,
    clauses: [{ no, set: { heading: { zh, en: zh } } }],
  });
  const one = await publish(renamed('1', '标题甲', '2026-03-01'));
  const back = await publish(renamed('2', '标题乙', '2026-01-01'));
  const linkOn = async (id: string) => {
    const { body } = await get(app, undefined, `/announcements/${id}`);
    return /href="([^"]*differences[^"]*)"/.exec(body)?.[1]?.replaceAll('&#38;', '&') ?? '';
  };
  const [own, later] = [await linkOn(back), await linkOn(one)];
  t.match([own, later], ['from=1&to=3', 'from=3&to=4']);
  const shown = async (link: string) => {
    const { statusCode, body } = await get(app, undefined, link);
    return [
      statusCode,
      ...['标题甲', '标题乙', '标题丙', '标题丁'].filter((each) => body.includes(`>${each}`)),
    ];
  };
  t.same(
    [await shown(own), await shown(later)],
    [
      [200, '标题乙'],
      [200, '标题甲'],
    ],
  );
  await publish(renamed('1', '标题丙', '2026-03-01'), one);
  t.same(await shown(own), [200, '标题乙'], 'another one was corrected');
  t.same(await shown(later), [200, '标题丙'], 'to what corrected it');
  await publish({ kind: 'withdrawal', announcementId: back });
  t.same(await shown(own), [404], 'it does not stand any more');
  t.same(await shown(later), [200, '标题丙'], 'without what went before it');
  t.equal((await get(app, undefined, later.replace('from=3', 'from=30'))).statusCode, 404);
});

/** Publishes an announcement, perhaps in the place of another; answers its id. */
async function publish(effect: Effect, corrects?: string) {
  const adminId = (await get(app, admin, '/api/v1/me')).json().id;
  const title = { zh: '延期通知', en: 'Extension' };
  const { id } = await draftAnnouncement(context, adminId, {
    title,
    source: { title, quote: '有效期延长至2027年12月31日' },
    publishedOn: '2025-11-28',
    effect,
    ...(corrects ? { corrects } : {}),
  });
  const { digest } = await rehearse(context, id);
  await publishNow({ context, adminId }, id, digest);
  return id;
}

/** Holds a real answer against the shape its route describes. */
async function holds(t: Tap, path: string, body: unknown) {
  const description = (await get(app, undefined, '/api/openapi.json')).json();
  const { schema } = description.paths[path].get.responses['200'].content['application/json'];
  const { default: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js');
  const check = new Ajv({ strict: false, validateFormats: false }).compile(closed(schema));
  t.ok(check(body), JSON.stringify(check.errors));
}
type Tap = { ok: (value: unknown, name: string) => unknown };

/** The shape with nothing beyond what it names, so that a field it forgot is found. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}
