import { createRequire } from 'node:module';
import t from 'tap';
import { bodyOf, operations } from './support/calls.ts';
import { certificate, codes, enrol } from './support/cast.ts';
import { adminSignIn, ask, get, openApp, openHouse, post, rowCounts } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const certificates = `/api/v1/enterprises/${jia.id}/certificates`;
const certificatePath = `${certificates}/${jia.certificate}`;

t.test('a creating call repeated with its Idempotency-Key is answered again and done once', async (t) => {
  const key = { 'idempotency-key': 'certificate-two' };
  const first = await post(app, jia.member, certificates, { ...certificate, number: '002' }, key);
  const before = await rowCounts(context.db);
  const turned = Object.fromEntries(Object.entries({ ...certificate, number: '002' }).reverse());
  const again = await post(app, jia.member, certificates, turned, key);
  t.equal(first.statusCode, 201);
  t.equal(again.statusCode, 201);
  t.same(again.json(), first.json());
  t.same(await rowCounts(context.db), before);
  const other = await post(app, jia.member, certificates, { ...certificate, number: '003' }, key);
  t.equal(other.statusCode, 422, 'the same key for another request is refused');
  t.same(await rowCounts(context.db), before);
});

t.test('two calls at once with one Idempotency-Key create one thing', async (t) => {
  const before = await rowCounts(context.db);
  const key = { 'idempotency-key': 'certificate-four' };
  const body = { ...certificate, number: '004' };
  const replies = await Promise.all([1, 2, 3].map(() => post(app, jia.member, certificates, body, key)));
  for (const { statusCode } of replies) t.ok([201, 409].includes(statusCode), `${statusCode}`);
  const after = await rowCounts(context.db);
  t.equal(after.fact, (before.fact ?? 0) + 1);
});

t.test('what was refused keeps no key, and another person’s key is another key', async (t) => {
  const key = { 'idempotency-key': 'certificate-five' };
  const refused = await post(app, jia.member, certificates, { ...certificate, expiresOn: '2027-06-31' }, key);
  const mended = await post(app, jia.member, certificates, { ...certificate, number: '005' }, key);
  t.equal(refused.statusCode, 400);
  t.equal(mended.statusCode, 201);
  const elsewhere = { name: '乙公司', creditCode: codes.songjiang };
  t.equal((await post(app, admin, '/api/v1/enterprises', elsewhere, key)).statusCode, 201);
});

t.test('a token is shown once, even where the call is repeated with its key', async (t) => {
  const key = { 'idempotency-key': 'member-two' };
  const path = `/api/v1/enterprises/${jia.id}/members`;
  const body = { email: 'second@example.com', name: '第二人' };
  const first = (await post(app, admin, path, body, key)).json();
  const again = await post(app, admin, path, body, key);
  t.match(first.token, /^qx_api_/);
  t.match(again.json(), { personId: first.personId });
  t.notMatch(again.body, /qx_api_/);
  t.notMatch(again.body, /calendar/, 'nor a calendar’s address');
  t.equal((await get(app, first.token, certificatePath)).statusCode, 200, 'and the token serves');
});

t.test('a change needs the ETag it has seen, and a lost update is refused', async (t) => {
  const { headers } = await get(app, jia.member, certificatePath);
  const put = (ifMatch?: string) =>
    ask(app, jia.member, 'PUT', certificatePath, {
      payload: { ...certificate, number: '001-2' },
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    });
  t.equal((await put()).statusCode, 428);
  t.equal((await put('"7"')).statusCode, 412);
  t.equal((await put('nonsense')).statusCode, 412);
  const done = await put(String(headers.etag));
  t.equal(done.statusCode, 200);
  t.not(done.headers.etag, headers.etag, 'the ETag is a new one');
  t.equal((await get(app, jia.member, certificatePath)).headers.etag, done.headers.etag);
  t.equal((await put(String(headers.etag))).statusCode, 412, 'who looked before must look again');
});

t.test('of two changes at once one is refused', async (t) => {
  const { etag } = (await get(app, jia.member, certificatePath)).headers;
  const put = (number: string) =>
    ask(app, jia.member, 'PUT', certificatePath, {
      payload: { ...certificate, number },
      headers: { 'if-match': String(etag) },
    });
  const codes = (await Promise.all([put('x'), put('y')])).map(({ statusCode }) => statusCode);
  t.same(codes.sort(), [200, 412]);
});

t.test('a withdrawn fact is gone from the lists, and its dates are withdrawn, not deleted', async (t) => {
  const { id } = (await post(app, jia.member, certificates, { ...certificate, number: '009' })).json();
  const before = await rowCounts(context.db);
  const path = `${certificates}/${id}`;
  const reply = await ask(app, jia.member, 'DELETE', path, { headers: { 'if-match': '"1"' } });
  t.equal(reply.statusCode, 204);
  t.equal((await get(app, jia.member, path)).statusCode, 404);
  t.notMatch((await get(app, jia.member, certificates)).body, new RegExp(id));
  const after = await rowCounts(context.db);
  t.equal(after.deadline, before.deadline);
  t.equal(after.fact, before.fact);
  t.equal(after.fact_revision, (before.fact_revision ?? 0) + 1);
});

t.test(
  'the description is OpenAPI 3.1, names every route of the API, and its examples are true',
  async (t) => {
    const description = (await get(app, undefined, '/api/openapi.json')).json();
    t.match(description, { openapi: /^3\.1\./, info: { title: /./, version: /./ }, paths: {} });
    const described = (await operations(app)).map(({ method, path }) => `${method} ${path}`).sort();
    t.same(described, registered(app.printRoutes({ commonPrefix: false })));
    const { default: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js');
    for (const [path, methods] of Object.entries(
      description.paths as Record<string, Record<string, Described>>,
    )) {
      for (const [method, { parameters = [], responses, requestBody }] of Object.entries(methods)) {
        const named = parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`);
        t.same(named.sort(), (path.match(/\{\w+\}/g) ?? []).sort(), `${method} ${path}: its parameters`);
        t.ok(Object.keys(responses ?? {}).length > 0, `${method} ${path}: a response`);
        const schemas = [
          ...parameters.map(({ schema }) => schema),
          ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
        ];
        for (const schema of schemas) new Ajv({ strict: false, validateFormats: false }).compile(schema);
      }
    }
    const code =
      description.paths['/api/v1/enterprises'].post.requestBody.content['application/json'].schema.properties
        .creditCode;
    const example = { name: '例公司', creditCode: code.examples[0] };
    t.not(
      (await post(app, admin, '/api/v1/enterprises', example)).statusCode,
      422,
      'the example is a valid code',
    );
  },
);

type Described = {
  parameters?: { in: string; name: string; schema: object }[];
  responses?: object;
  requestBody?: { content: Record<string, { schema: object }> };
};

/** The API's routes as the framework itself lists them. */
function registered(printed: string): string[] {
  const folders: string[] = [];
  const found: string[] = [];
  for (const line of printed.split('\n')) {
    const [, indent = '', segment = '', methods] =
      /^([│\s]*[├└]── )?(\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    folders.length = indent.length / 4;
    folders.push(segment);
    const path = folders
      .join('')
      .replace(/:(\w+)/g, '{$1}')
      .replace(/(?<=.)\/$/, '');
    if (!methods || !path.startsWith('/api/v1')) continue;
    for (const method of methods.split(', '))
      if (!['HEAD', 'OPTIONS'].includes(method)) found.push(`${method} ${path}`);
  }
  return [...new Set(found)].sort();
}

t.test('the description can be browsed without a token', async (t) => {
  t.equal((await get(app, undefined, '/api/openapi.json')).statusCode, 200);
  t.equal((await get(app, undefined, '/api/docs/')).statusCode, 200);
});

t.test('an administrator signs in with the password of the environment, and with no other', async (t) => {
  const fresh = await openApp(t, context);
  const reply = await post(fresh, undefined, '/api/v1/tokens', adminSignIn);
  t.equal(reply.statusCode, 201);
  t.match((await get(fresh, reply.json().token, '/api/v1/me')).json(), {
    email: adminSignIn.email,
    admin: true,
  });
  const wrong = [
    { ...adminSignIn, password: 'correct horse batter' },
    { ...adminSignIn, email: 'jia@example.com' },
    { ...adminSignIn, email: 'a\u0000b@example.com' },
  ];
  const refusals = [];
  for (const body of wrong) refusals.push(await post(fresh, undefined, '/api/v1/tokens', body));
  for (const refusal of refusals) {
    t.equal(refusal.statusCode, 401);
    t.equal(refusal.body, refusals[0]?.body, 'whatever is wrong, the answer is the same');
  }
});

t.test('guessing passwords is limited to five tries a minute', async (t) => {
  const fresh = await openApp(t, context);
  const wrong = bodyOf({ method: 'POST', path: '/api/v1/tokens' }, {} as never) ?? {};
  for (const _ of [1, 2, 3, 4, 5])
    t.equal((await post(fresh, undefined, '/api/v1/tokens', wrong)).statusCode, 401);
  const reply = await post(fresh, undefined, '/api/v1/tokens', adminSignIn);
  t.equal(reply.statusCode, 429, 'not even the right password');
  t.match(reply.headers, { 'content-type': /^application\/problem\+json/, 'retry-after': /^\d+$/ });
  t.match(reply.json(), { code: 'too-many-requests' });
  t.equal((await get(fresh, jia.member, '/api/v1/me')).statusCode, 200, 'and nobody else is held up');
});

t.test('the description for browsers is asked for as a folder, and its files are there', async (t) => {
  const bare = await get(app, undefined, '/api/docs');
  t.same([bare.statusCode, bare.headers.location], [302, '/api/docs/']);
  const page = await get(app, undefined, '/api/docs/');
  t.equal(page.statusCode, 200);
  t.notMatch(String(page.headers['content-security-policy']), /upgrade-insecure/);
  const [, script = ''] = /src="([^"]+bundle[^"]*\.js)"/.exec(page.body) ?? [];
  const path = new URL(script, 'http://localhost/api/docs/').pathname;
  t.equal((await get(app, undefined, path)).statusCode, 200, path);
});
