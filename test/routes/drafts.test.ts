import t from 'tap';
import { publication } from '../../src/db/schema/publication.ts';
import { extension } from './support/calls.ts';
import { ask, get, openHouse, post, rowCounts } from './support/house.ts';

const { app, admin, context } = await openHouse(t);
context.review = true;
const path = '/api/v1/announcements';
const { token: second } = (
  await post(app, admin, '/api/v1/administrators', { email: 'Lin@qixian.example', name: '林芳' })
).json();

const draft = async (body: object = extension) => (await post(app, admin, path, body)).json();
const put = (token: string, id: string, body: object, revision: number) =>
  ask(app, token, 'PUT', `${path}/${id}`, { payload: body, headers: { 'if-match': `"${revision}"` } });
const drop = (id: string, revision = 1) =>
  ask(app, admin, 'DELETE', `${path}/${id}`, { headers: { 'if-match': `"${revision}"` } });
const review = (token: string, id: string, revision: number) =>
  post(app, token, `${path}/${id}/review`, { revision });
const publish = async (token: string, id: string) => {
  const { digest } = (await post(app, token, `${path}/${id}/rehearsal`, {})).json();
  return await post(app, token, `${path}/${id}/publication`, { digest });
};
const notice = (zh: string, more: object = {}) => ({
  ...extension,
  title: { zh, en: zh },
  effect: { kind: 'notice' },
  ...more,
});

t.test('a second administrator can be made, once, with a token that is shown once', async (t) => {
  const body = { email: 'xu@qixian.example', name: '徐宁', lang: 'en' };
  const key = { 'idempotency-key': 'administrator-three' };
  const first = await post(app, admin, '/api/v1/administrators', body, key);
  t.equal(first.statusCode, 201);
  const again = await post(app, admin, '/api/v1/administrators', body, key);
  t.notMatch(again.body, /qx_api_/);
  t.equal((await post(app, admin, '/api/v1/administrators', body)).statusCode, 409);
  t.equal((await get(app, first.json().token, path)).statusCode, 200, 'and it opens what administrators see');
  const { items } = (await get(app, admin, '/api/v1/administrators')).json();
  t.same(
    items.map(({ email }: { email: string }) => email),
    ['admin@qixian.example', 'lin@qixian.example', 'xu@qixian.example'],
  );
  t.notMatch(items, [{ token: String }]);
});

t.test('published once another administrator has reviewed it, and not before', async (t) => {
  const { id } = await draft();
  const early = await publish(admin, id);
  t.equal(early.statusCode, 409);
  t.match(early.json().errors, [{ pointer: '/state', detail: /复核/ }]);
  const own = await review(admin, id, 1);
  t.equal(own.statusCode, 403);
  t.match(own.json().errors, [{ detail: /起草人/ }]);
  t.equal((await publish(admin, id)).statusCode, 409, 'the own look has changed nothing');
  t.match((await review(second, id, 1)).json(), { state: 'reviewed', revision: 1 });
  t.equal((await review(second, id, 1)).statusCode, 200, 'to review it again changes nothing');
  t.equal((await publish(admin, id)).statusCode, 200, 'whoever may publish it then, the drafter too');
  t.match((await get(app, admin, `${path}/${id}`)).json(), { state: 'published', revision: 1 });
  for (const reply of [await review(second, id, 1), await put(admin, id, extension, 1), await drop(id)]) {
    t.equal(reply.statusCode, 409);
    t.equal(reply.json().code, 'conflict');
  }
});

t.test('a change takes the review back, and who made it cannot be the one who reviews', async (t) => {
  const { id } = await draft(notice('第一稿'));
  await review(second, id, 1);
  const changed = await put(second, id, notice('第二稿'), 1);
  t.equal(changed.headers.etag, '"2"');
  t.match(changed.json(), { state: 'draft', revision: 2, title: { zh: '第二稿' }, reviewedBy: null });
  t.equal((await publish(admin, id)).statusCode, 409);
  t.equal((await review(second, id, 2)).statusCode, 403, 'changed it last');
  t.equal((await review(admin, id, 2)).statusCode, 403, 'drafted it');
  const { token: third } = (
    await post(app, admin, '/api/v1/administrators', { email: 'zhou@qixian.example', name: '周岩' })
  ).json();
  const stale = await review(third, id, 1);
  t.equal(stale.statusCode, 409, 'of what it said before');
  t.match(stale.json().errors, [{ pointer: '/revision' }]);
  t.equal((await review(third, id, 2)).statusCode, 200);
  t.equal((await publish(third, id)).statusCode, 200);
});

t.test('a draft is changed by who has seen its newest revision', async (t) => {
  const { id } = await draft(notice('甲'));
  t.equal((await get(app, admin, `${path}/${id}`)).headers.etag, '"1"');
  const blind = await ask(app, admin, 'PUT', `${path}/${id}`, { payload: notice('乙') });
  t.equal(blind.statusCode, 428);
  t.equal((await put(second, id, notice('乙'), 1)).statusCode, 200);
  t.equal((await put(admin, id, notice('丙'), 1)).statusCode, 412);
  const impossible = await put(admin, id, { ...extension, publishedOn: '2025-12-02' }, 2);
  t.equal(impossible.statusCode, 422, 'and is held against the law like a new one');
  t.match((await get(app, admin, `${path}/${id}`)).json(), { revision: 2, title: { zh: '乙' } });
});

t.test('a call that deletes may say it sends JSON and send nothing', async (t) => {
  const { id } = await draft(notice('不再需要'));
  const headers = { 'if-match': '"1"', 'content-type': 'application/json' };
  const reply = await ask(app, admin, 'DELETE', `${path}/${id}`, { payload: '', headers });
  t.equal(reply.statusCode, 204);
});

t.test('whatever is answered of an announcement is in the description', async (t) => {
  const created = await draft(notice('说明'));
  const { paths } = (await get(app, undefined, '/api/openapi.json')).json();
  const { content } = paths['/api/v1/announcements'].post.responses['201'];
  const described = Object.keys(content['application/json'].schema.properties);
  t.same(
    Object.keys(created).filter((name) => !described.includes(name)),
    [],
  );
});

t.test('a draft can be deleted, with what was asked about it', async (t) => {
  const { id } = await draft(notice('不再需要'));
  await publish(admin, id);
  await context.db.insert(publication).values({
    id: '01890a5d-0000-7000-8000-000000000009',
    announcementId: id,
    digest: '0'.repeat(64),
    askedBy: id,
    askedAt: context.clock.now(),
    state: 'asked',
  });
  t.equal((await ask(app, admin, 'DELETE', `${path}/${id}`)).statusCode, 428);
  t.equal((await drop(id, 2)).statusCode, 412, 'by who has seen it as it is');
  t.equal((await drop(id)).statusCode, 409, 'while it is being published, it stays');
  await context.db.update(publication).set({ state: 'refused' });
  t.equal((await drop(id)).statusCode, 204);
  t.equal((await get(app, admin, `${path}/${id}`)).statusCode, 404);
  t.equal((await drop(id)).statusCode, 404);
});

t.test('announcements are listed by state, kind and policy, page by page', async (t) => {
  for (const name of ['一', '二', '三']) await draft(notice(`清单${name}`));
  const titles = async (query: string) =>
    (await get(app, admin, `${path}?${query}`))
      .json()
      .items.map((item: { title: { zh: string } }) => item.title.zh);
  const drafts = await titles('state=draft&kind=notice');
  t.same(drafts.slice(0, 3), ['清单三', '清单二', '清单一']);
  t.same(await titles('kind=extension'), ['关于延长有效期的通知']);
  t.same(await titles('policy=jiading-industrial-internet'), ['关于延长有效期的通知'], 'by what it is about');
  t.same(await titles('policy=songjiang-industrial-internet'), []);
  t.equal((await get(app, admin, `${path}?cursor=nonsense`)).statusCode, 400);
  t.equal((await get(app, admin, `${path}?kind=amnesty`)).statusCode, 400);
});

t.test('a list longer than a page goes on where the page ended, and each is listed once', async (t) => {
  for (let index = 0; index < 60; index += 1) await draft(notice(`第${index}则`));
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const reply = (await get(app, admin, `${path}?state=draft${next ? `&cursor=${next}` : ''}`)).json();
    seen.push(...reply.items.map(({ id }: { id: string }) => id));
    next = reply.next;
  } while (next);
  t.ok(seen.length > 60);
  t.equal(new Set(seen).size, seen.length);
});

t.test('two drafts are compared field by field', async (t) => {
  const later = { ...extension, effect: { ...extension.effect, until: '2027-12-31' } };
  const one = await draft(later);
  const other = await draft({
    ...later,
    title: { ...extension.title, zh: '另一题目' },
    effect: { ...extension.effect, until: '2028-12-31' },
    about: { districts: ['jiading'] },
  });
  const url = `${path}/${one.id}/comparison?with=`;
  t.same((await get(app, admin, `${url}${other.id}`)).json().differences, [
    { pointer: '/title/zh', before: '关于延长有效期的通知', after: '另一题目' },
    { pointer: '/effect/until', before: '2027-12-31', after: '2028-12-31' },
    { pointer: '/about/districts', after: ['jiading'] },
  ]);
  t.same((await get(app, admin, `${url}${one.id}`)).json().differences, []);
  t.equal((await get(app, admin, `${url}01890a5d-0000-7000-8000-000000000000`)).statusCode, 422);
});

t.test('what an announcement is about, and whose place it takes, is checked', async (t) => {
  const pointers = async (more: object) => {
    const reply = await post(app, admin, path, notice('核对', more));
    t.equal(reply.statusCode, 422);
    return reply.json().errors.map(({ pointer }: { pointer: string }) => pointer);
  };
  const before = await rowCounts(context.db);
  t.same(await pointers({ about: { policies: ['jiading-industrial-internet', 'no-such'] } }), [
    '/about/policies/1',
  ]);
  t.same(await pointers({ about: { departments: ['区经委', '海事局'] } }), ['/about/departments/1']);
  t.same(await pointers({ corrects: '01890a5d-0000-7000-8000-000000000000' }), ['/corrects']);
  t.same(await rowCounts(context.db), before);
  const { id: unpublished } = await draft(notice('未发布'));
  t.same(await pointers({ corrects: unpublished }), ['/corrects'], 'a draft is changed, not corrected');
});

t.test(
  'an announcement is corrected once: a second correction is refused, drafted before or after',
  async (t) => {
    const { id: first } = await draft(notice('有误'));
    await review(second, first, 1);
    await publish(admin, first);
    const { id: one } = await draft(notice('更正一', { corrects: first }));
    const { id: two } = await draft(notice('更正二', { corrects: first }));
    for (const id of [one, two]) await review(second, id, 1);
    t.equal((await publish(admin, one)).statusCode, 200);
    t.match((await get(app, admin, `${path}/${first}`)).json(), { replacedBy: one });
    const late = await post(app, admin, `${path}/${two}/publication`, { digest: '0'.repeat(64) });
    t.equal(late.statusCode, 422);
    t.match(late.json().errors, [{ pointer: '/corrects' }]);
    t.equal((await post(app, admin, path, notice('更正三', { corrects: first }))).statusCode, 422);
  },
);

t.test('a whole document fits into an announcement, and other routes take no such length', async (t) => {
  const long = { ...notice('甲'), effect: { kind: 'notice', text: { zh: '甲'.repeat(400_000), en: 'a' } } };
  t.equal((await post(app, admin, path, long)).statusCode, 400, 'read, and refused for its field');
  t.equal((await post(app, admin, '/api/v1/enterprises', long)).statusCode, 413);
  const tooLong = { ...long, title: { zh: '甲'.repeat(800_000), en: 'a' } };
  t.equal((await post(app, admin, path, tooLong)).statusCode, 413);
});

t.test('a single-person office publishes without a review', async (t) => {
  context.review = false;
  const { id } = await draft(notice('单人'));
  t.equal((await publish(admin, id)).statusCode, 200);
});
