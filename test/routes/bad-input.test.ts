import t from 'tap';
import { certificate, codes, enrol, loanOf, project } from './support/cast.ts';
import { ask, get, openHouse, post, rowCounts } from './support/house.ts';
import { refusedToAdmins, refusedToMembers } from './support/refusals.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const own = `/api/v1/enterprises/${jia.id}`;
const maximum = Number.MAX_SAFE_INTEGER;
const han = /\p{Script=Han}/u;
type Fault = { pointer: string; detail: string };

t.test('bad input is refused, names the field in both languages, and writes nothing', async (t) => {
  const refusals = [
    ...refusedToAdmins(own).map((each) => ({ ...each, token: admin })),
    ...refusedToMembers(own, jia.project, jia.loan).map((each) => ({ ...each, token: jia.member })),
  ];
  for (const { token, path, body, what, status, pointer } of refusals) {
    const before = await rowCounts(context.db);
    const zh = await post(app, token, path, body);
    const en = await post(app, token, path, body, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' });
    t.equal(zh.statusCode, status, what);
    t.match(zh.headers, { 'content-type': /^application\/problem\+json/, 'content-language': 'zh-CN' }, what);
    t.equal(en.headers['content-language'], 'en', what);
    const [said, meant] = [zh.json(), en.json()];
    t.match(said, { status, title: han, code: status === 400 ? 'validation' : 'unprocessable' });
    t.equal(meant.code, said.code, 'the code is the same in every language');
    const [fault] = said.errors.filter((each: Fault) => each.pointer === pointer);
    t.match(fault, { detail: han }, `${what} names ${pointer}`);
    t.notMatch(meant.errors.map(({ detail }: Fault) => detail).join(), han, what);
    t.same(await rowCounts(context.db), before, `${what} writes nothing`);
  }
});

t.test('an amount, a day and a name may be as large, as late and as rare as they are', async (t) => {
  const body = { ...certificate, name: '𠮷野😀证', expiresOn: '2199-12-31', number: '—' };
  t.equal((await post(app, jia.member, `${own}/certificates`, body)).statusCode, 201);
  const rich = { ...project, name: '大项目', investmentFen: maximum };
  t.equal((await post(app, jia.member, `${own}/projects`, rich)).statusCode, 201);
});

t.test('a byte-order mark before a name keeps nobody from what is written later', async (t) => {
  const contract = { title: '合同', reports: [{ label: '\ufeff第一季度报告', dueOn: '2026-04-15' }] };
  const made = await post(app, jia.member, `${own}/projects`, { ...project, name: '另一项目', contract });
  t.equal(made.statusCode, 400);
  t.equal((await post(app, jia.member, `${own}/certificates`, certificate)).statusCode, 201);
});

t.test('what is refused by a change leaves the fact and its ETag as they were', async (t) => {
  const path = `${own}/loans/${jia.loan}`;
  const before = await get(app, jia.member, path);
  const wrong = { ...loanOf(jia.project), maturityOn: '2024-01-01' };
  const reply = await ask(app, jia.member, 'PUT', path, { payload: wrong, headers: { 'if-match': '"1"' } });
  t.equal(reply.statusCode, 422);
  const after = await get(app, jia.member, path);
  t.equal(after.body, before.body);
  t.equal(after.headers.etag, before.headers.etag);
});

t.test('a body that is no JSON, of another type or too large is a problem too', async (t) => {
  const path = '/api/v1/enterprises';
  const send = (payload: string, type: string) =>
    ask(app, admin, 'POST', path, { payload, headers: { 'content-type': type } });
  const json = 'application/json';
  const cases: [string, string, number][] = [
    ['{', json, 400],
    ['', json, 400],
    ['null', json, 400],
    ['{"__proto__":{"admin":true}}', json, 400],
    ['['.repeat(100_000), json, 400],
    [`${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`, json, 400],
    ['a=b', 'application/x-www-form-urlencoded', 415],
    ['<a/>', 'text/xml', 415],
    ['x', ';;', 415],
    [`{"name":"${'甲'.repeat(100_000)}"}`, json, 413],
  ];
  for (const [payload, type, status] of cases) {
    const reply = await send(payload, type);
    t.equal(reply.statusCode, status, `${payload.slice(0, 20)} as ${type}`);
    t.match(reply.headers['content-type'], /^application\/problem\+json/);
    t.equal(reply.json().status, status);
  }
});

t.test('a field of a name that objects are made of is named where it stands', async (t) => {
  const head = '{"title":{"zh":"示例"},"__proto__":{"key":"x"}}';
  const nested = `{"title":{"zh":"示例","en":"An example"},"effect":{"kind":"amendment","head":${head}}}`;
  const cases = [
    [nested, '/effect/head/__proto__'],
    ['{"a/b":[{"constructor":{"prototype":{}}}]}', '/a~1b/0/constructor'],
    ['{"\\u005f_proto__":1}', '/__proto__'],
  ];
  for (const [payload, pointer] of cases) {
    const headers = { 'content-type': 'application/json' };
    const reply = await ask(app, admin, 'POST', '/api/v1/announcements', { payload: payload ?? '', headers });
    t.equal(reply.statusCode, 400);
    t.match(reply.json(), { code: 'validation', errors: [{ pointer, detail: '没有这个字段' }] });
    t.equal(reply.json().errors.length, 1);
  }
});

t.test('a query that gives one name twice is refused, and says which', async (t) => {
  for (const name of ['limit', 'cursor', 'policy']) {
    const reply = await get(app, admin, `/api/v1/announcements?${name}=1&${name}=2`);
    t.equal(reply.statusCode, 400, name);
    t.same(
      reply.json().errors.map(({ pointer }: Fault) => pointer),
      [`querystring:/${name}`],
    );
  }
});

t.test('a cursor of an instant that no database knows is refused', async (t) => {
  const cursor = (at: string) =>
    Buffer.from(`${at} 01890a5d-0000-7000-8000-000000000000`).toString('base64url');
  for (const path of ['/api/v1/announcements', '/api/v1/announcements/published', '/api/v1/audit']) {
    t.equal((await get(app, admin, `${path}?cursor=${cursor('999999999999999')}`)).statusCode, 400);
    t.equal((await get(app, admin, `${path}?cursor=${cursor('99999999999999')}`)).statusCode, 200);
  }
});

t.test('an address that leads nowhere in the API is a problem too', async (t) => {
  const paths = [
    '/api/v1/nothing',
    '/api/%zz',
    `/api/v1/policies/${'a'.repeat(300)}`,
    '/api/v1/policies/%00',
  ];
  for (const path of paths) {
    const reply = await get(app, admin, path);
    t.ok(reply.statusCode >= 400 && reply.statusCode < 500, `${path} ${reply.statusCode}`);
    t.match(reply.headers['content-type'], /^application\/problem\+json/, path);
  }
});
