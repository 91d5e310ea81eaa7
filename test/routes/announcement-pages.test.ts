import t from 'tap';
import { childrenOf, readXml, textOf } from '../support/xml.ts';
import { extension } from './support/calls.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');

async function announce(body: object): Promise<string> {
  const { id } = (await post(app, admin, '/api/v1/announcements', body)).json();
  const { digest } = (await post(app, admin, `/api/v1/announcements/${id}/rehearsal`, {})).json();
  const reply = await post(app, admin, `/api/v1/announcements/${id}/publication`, { digest });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return id;
}
const notice = (zh: string, more: object = {}) => ({
  ...extension,
  title: { zh, en: `Notice of ${zh}` },
  effect: { kind: 'notice' },
  ...more,
});
const atom = async (path = '/announcements.atom') => readXml((await get(app, undefined, path)).body);
const policies = ['jiading-industrial-internet'];

t.test(
  'before anything is announced there is a page that says so, and a feed without an entry',
  async (t) => {
    t.match((await get(app, undefined, '/announcements')).body, '还没有公告');
    t.same(childrenOf(await atom(), 'entry'), []);
  },
);

t.test('a link that carries what is nobody’s filter, even twice, leads to the page', async (t) => {
  const said = await get(app, undefined, '/announcements?limit=1&limit=2');
  t.equal(said.statusCode, 200);
  t.equal(said.body, (await get(app, undefined, '/announcements')).body);
});

t.test('an announcement has a page in both languages that tells its effect, source and policy', async (t) => {
  const id = await announce(extension);
  const zh = (await get(app, undefined, `/announcements/${id}`)).body;
  for (const part of [
    '关于延长有效期的通知',
    '有效期延长至2026年12月31日 周四（含当日）',
    '示例〔2025〕1号',
    '有效期延长至2026年12月31日',
    '/#policy-jiading-industrial-internet',
    '<link rel="alternate" type="application/atom+xml"',
  ])
    t.match(zh, part);
  const en = (await get(app, undefined, `/en/announcements/${id}`)).body;
  t.match(en, 'stays in force through Thu 31 Dec 2026');
  t.match(en, '/en#policy-jiading-industrial-internet');
  t.match((await get(app, undefined, '/')).body, 'id="policy-jiading-industrial-internet"');
  t.match((await get(app, undefined, '/')).body, 'href="/announcements"', 'and the first page leads there');
  const list = (await get(app, undefined, '/en/announcements')).body;
  t.match(list, `href="/en/announcements/${id}"`);
});

t.test('a draft is on no page, in no feed and in no answer to the public', async (t) => {
  const { id } = (await post(app, admin, '/api/v1/announcements', notice('机密草稿'))).json();
  t.equal((await get(app, undefined, `/announcements/${id}`)).statusCode, 404);
  for (const path of ['/announcements', '/announcements.atom', '/api/v1/announcements/published'])
    t.notMatch((await get(app, undefined, path)).body, '机密草稿');
  t.equal((await get(app, undefined, '/api/v1/announcements')).statusCode, 401);
});

t.test('who is named in an announcement stands nowhere in public', async (t) => {
  const id = await announce({
    ...notice('拨付通知'),
    effect: {
      kind: 'disbursement',
      recipients: [{ creditCode: codes.jiading, project: '智能产线技术改造' }],
      reports: [{ label: '中期', on: '2026-06-30' }],
    },
  });
  for (const path of [
    `/announcements/${id}`,
    '/announcements',
    '/announcements.atom',
    '/en/announcements.atom',
    '/api/v1/announcements/published',
  ]) {
    const { body } = await get(app, undefined, path);
    t.notMatch(body, codes.jiading, path);
    t.notMatch(body, '智能产线', path);
    t.notMatch(body, '甲机密', path);
  }
  t.match((await get(app, undefined, `/announcements/${id}`)).body, '涉及1个项目');
  const [item] = (await get(app, undefined, '/api/v1/announcements/published?kind=disbursement')).json()
    .items;
  t.match(item, { id, effect: { kind: 'disbursement', recipients: 1 }, says: [{ zh: /1个项目/ }] });
});

t.test('what was corrected stays, says by what, and is news again', async (t) => {
  const wrong = await announce(notice('有误', { about: { policies } }));
  const before = childrenOf(await atom(), 'entry').find((entry) => textOf(entry, 'id').endsWith(wrong));
  const right = await announce(notice('更正', { corrects: wrong }));
  const entries = childrenOf(await atom(), 'entry');
  const [first] = entries;
  t.equal(first && textOf(first, 'id'), `urn:uuid:${right}`, 'newest first');
  t.match(first && textOf(first, 'summary'), '更正“有误”');
  const after = entries.find((entry) => textOf(entry, 'id').endsWith(wrong));
  t.equal(before && textOf(before, 'title'), '有误');
  t.equal(after && textOf(after, 'title'), '【已更正】有误');
  t.same(after && childrenOf(after, 'link').map(({ attributes }) => [attributes.rel, attributes.href]), [
    ['alternate', `https://qixian.example/announcements/${wrong}`],
    ['related', `https://qixian.example/announcements/${right}`],
  ]);
  t.same(after && childrenOf(after, 'category').map(({ attributes }) => attributes.term), [
    'notice',
    'policy:jiading-industrial-internet',
  ]);
  t.match((await get(app, undefined, `/announcements/${wrong}`)).body, '已由“更正”更正');
  t.match((await get(app, undefined, `/en/announcements/${right}`)).body, 'corrects “Notice of 有误”');
});

t.test('a window that was changed leads to the changes of it that hold', async (t) => {
  const window = await announce({
    ...notice('申报通知'),
    effect: {
      kind: 'window',
      window: 'loans-2026',
      name: { zh: '2026年贴息申报', en: 'Interest call of 2026' },
      measures: ['sheq-7.1'],
      opensOn: '2026-01-20',
      steps: [{ step: 'online', closesOn: '2026-02-04' }],
    },
  });
  const page = async (lang = '') => (await get(app, undefined, `${lang}/announcements/${window}`)).body;
  t.notMatch(await page(), '变更');
  const putOff = await announce({
    ...notice('延期通知'),
    effect: {
      kind: 'window-change',
      window: 'loans-2026',
      steps: [{ step: 'online', closesOn: '2026-02-10' }],
    },
  });
  const link = `/announcements/${putOff}">`;
  t.match(await page(), `${link}已由“延期通知”变更</a>`);
  t.match(await page(), '有效', 'and stands');
  t.match(await page('/en'), `href="/en${link}changed by “Notice of 延期通知”</a>`);
  t.match((await get(app, undefined, '/announcements')).body, '有变更');
  const published = async () => {
    const { items } = (await get(app, undefined, '/api/v1/announcements/published?kind=window')).json();
    return items.map(({ changedBy }: { changedBy?: { id: string }[] }) => changedBy?.map(({ id }) => id));
  };
  t.same(await published(), [[putOff]]);
  await announce({ ...notice('撤回延期'), effect: { kind: 'withdrawal', announcementId: putOff } });
  t.same(await published(), [undefined]);
  t.notMatch(await page(), '变更');
});

t.test('the feed is kept by who has it: the same bytes, an ETag, and 304', async (t) => {
  const first = await get(app, undefined, '/announcements.atom');
  t.match(first.headers, {
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, max-age=300, must-revalidate',
    'content-language': 'zh-CN',
  });
  const again = await get(app, undefined, '/announcements.atom', {
    'if-none-match': String(first.headers.etag),
  });
  t.equal(again.statusCode, 304);
  t.equal(again.body, '');
  await announce(notice('又一则'));
  const later = await get(app, undefined, '/announcements.atom', {
    'if-none-match': String(first.headers.etag),
  });
  t.equal(later.statusCode, 200);
  t.equal((await get(app, undefined, '/en/announcements.atom')).headers['content-language'], 'en');
});

t.test('a hostile title is text on the page and in the feed', async (t) => {
  const id = await announce(notice('<script>alert(1)</script>"&'));
  for (const path of [`/announcements/${id}`, '/announcements', '/announcements.atom'])
    t.notMatch((await get(app, undefined, path)).body, '<script>alert', path);
  t.match((await atom()).name, 'feed');
});

t.test('a person sets what to be told of, and is refused what there is not', async (t) => {
  const path = '/api/v1/me/announcement-subscriptions';
  t.same((await get(app, jia.member, path)).json(), { items: [{ scope: 'concerns-me', mode: 'digest' }] });
  const put = (items: unknown) => ask(app, jia.member, 'PUT', path, { payload: { items } });
  const items = [
    { scope: 'district', value: 'jiading', mode: 'digest' },
    { scope: 'policy', value: 'jiading-industrial-internet', mode: 'at-once' },
  ];
  t.same((await put(items)).json(), { items });
  t.same((await get(app, jia.member, path)).json(), { items });
  for (const [what, item, status, pointer] of [
    ['a policy there is not', { scope: 'policy', value: 'no-such', mode: 'digest' }, 422, '/items/0/value'],
    [
      'a department there is not',
      { scope: 'department', value: '海事局', mode: 'digest' },
      422,
      '/items/0/value',
    ],
    [
      'a district there is not',
      { scope: 'district', value: 'beijing', mode: 'digest' },
      400,
      '/items/0/value',
    ],
    ['a theme there is not', { scope: 'theme', value: 'sport', mode: 'digest' }, 400, '/items/0/value'],
    ['a policy without its key', { scope: 'policy', mode: 'digest' }, 400, '/items/0/value'],
    ['all of something', { scope: 'all', value: 'x', mode: 'digest' }, 400, '/items/0/value'],
    ['a scope there is not', { scope: 'world', mode: 'digest' }, 400, '/items/0/scope'],
    ['no mode', { scope: 'all' }, 400, '/items/0/mode'],
  ] as const) {
    const reply = await put([item]);
    t.equal(reply.statusCode, status, what);
    t.match(reply.json().errors, [{ pointer }], what);
  }
  t.match((await put([items[0], items[0]])).json().errors, [{ pointer: '/items/1' }]);
  const several = await put(['', { scope: 'world', mode: 'digest' }, '', items[0], false]);
  t.equal(several.statusCode, 400);
  const pointers = several.json().errors.map((each: { pointer: string }) => each.pointer);
  t.same(pointers.sort(), ['/items/0', '/items/1/scope', '/items/2', '/items/4'], 'each item for itself');
  t.same((await get(app, jia.member, path)).json(), { items }, 'what was refused changed nothing');
  t.equal((await get(app, undefined, path)).statusCode, 401);
});

t.test('a letter’s link leads to a page that changes something only when a button is pressed', async (t) => {
  const { subscriptionsLink } = await import('../../src/cases/tokens.ts');
  const { id } = (await get(app, jia.member, '/api/v1/me')).json();
  const link = `/subscriptions/${subscriptionsLink(context.secret, id)}`;
  const mine = async () => (await get(app, jia.member, '/api/v1/me/announcement-subscriptions')).json().items;
  const before = await mine();
  t.match((await get(app, undefined, link)).body, /嘉定区[\s\S]*随每日摘要/);
  t.same(await mine(), before);
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' };
  const pressed = await ask(app, undefined, 'POST', `${link}/at-once`, form);
  t.equal(pressed.statusCode, 303);
  t.equal(pressed.headers.location, link);
  t.match(await mine(), [{ scope: 'concerns-me', mode: 'at-once' }, ...before]);
  await ask(app, undefined, 'POST', `/en${link}/nothing`, form);
  t.same(await mine(), []);
  t.match((await get(app, undefined, `/en${link}`)).body, 'No announcements.');
  const forged = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  t.equal((await get(app, undefined, forged)).statusCode, 404);
  t.equal((await ask(app, undefined, 'POST', `${forged}/digest`, form)).statusCode, 404);
  t.same(await mine(), []);
});
