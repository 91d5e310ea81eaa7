import t from 'tap';
import { bodyOf, extension, hook, type Names, type Operation, operations, pathOf } from './support/calls.ts';
import { type Cast, codes, enrol } from './support/cast.ts';
import { ask, get, type House, openHouse, post, rowCounts } from './support/house.ts';

// 甲 is asked about, 乙 belongs elsewhere and must see nothing of it.
const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.pudong, 'yi@example.com');
const jiaNames = await namesOf(house, jia);
const yiNames = await namesOf(house, yi);
/** Every member's reminders of a deadline with their addresses: for whoever runs the service. */
const whole = '/api/v1/deadlines/{id}/reminders';
/** Which calendars there are of an enterprise, and an end to one: for whoever runs the service. */
const isAboutFeeds = ({ method, path }: Operation) =>
  method !== 'POST' && /\/enterprises\/\{enterpriseId\}\/feeds/.test(path);
const unknown = '01890a5d-0000-7000-8000-000000000000';
const all = await operations(app);
const isPublic = ({ path }: Operation) =>
  /\/(tokens|policies|certificate-kinds|audit\/head|calculations|date-rules|duties|holiday-notices|published)\b/.test(
    path,
  );
const ofEnterprise = all.filter(({ path }) => path.includes('{enterpriseId}'));

async function namesOf({ app, admin }: House, cast: Cast): Promise<Names> {
  const [feed] = (await get(app, cast.member, '/api/v1/me')).json().feeds;
  const { id: announcement } = (await post(app, admin, '/api/v1/announcements', extension)).json();
  const own = `/api/v1/enterprises/${cast.id}/reminder-subscriptions`;
  const [subscription] = (await get(app, cast.member, own)).json().items;
  const { id: endpoint } = (await post(app, cast.member, '/api/v1/me/endpoints', hook)).json();
  return { ...cast, feed: feed.id, announcement, subscription: subscription.id, endpoint };
}

function call(token: string | undefined, operation: Operation, names: Names) {
  const payload = bodyOf(operation, names);
  return ask(app, token, operation.method, pathOf(operation, names), {
    ...(payload ? { payload } : {}),
    headers: { 'if-match': '"1"' },
  });
}

t.test(
  'without a token, or with one that is none, everything but signing in and the law is refused',
  async (t) => {
    const before = await rowCounts(context.db);
    for (const operation of all.filter((each) => !isPublic(each))) {
      for (const token of [undefined, `qx_api_${'A'.repeat(43)}`, 'x', `${jia.member}x`]) {
        const reply = await call(token, operation, jiaNames);
        t.equal(reply.statusCode, 401, `${operation.method} ${operation.path}`);
        t.equal(reply.headers['www-authenticate'], 'Bearer');
        t.notMatch(reply.body, /甲机密/);
      }
    }
    t.same(await rowCounts(context.db), before, 'nothing was written');
  },
);

t.test(
  'another enterprise answers exactly as one that does not exist, to members and to administrators',
  async (t) => {
    const before = await rowCounts(context.db);
    const nowhere = { ...jiaNames, id: unknown };
    for (const operation of ofEnterprise) {
      const isOfMembers = operation.method === 'POST' && operation.path.endsWith('/members');
      const forAdmins = isOfMembers || isAboutFeeds(operation);
      for (const token of forAdmins ? [yi.member] : [yi.member, admin]) {
        const theirs = await call(token, operation, jiaNames);
        const none = await call(token, operation, nowhere);
        t.equal(theirs.statusCode, forAdmins ? 403 : 404, `${operation.method} ${operation.path}`);
        t.equal(theirs.body, none.body, `${operation.method} ${operation.path}: the same body`);
        t.same(without(theirs.headers), without(none.headers), 'and the same headers');
      }
    }
    t.same(await rowCounts(context.db), before, 'nothing was written');
  },
);

t.test('a fact of another enterprise is not found through one’s own', async (t) => {
  const before = await rowCounts(context.db);
  const withId = all.filter(
    (operation) =>
      operation.path.includes('{id}') &&
      !/announcements|\/letters\//.test(operation.path) &&
      operation.path !== whole &&
      !isAboutFeeds(operation),
  );
  for (const operation of withId) {
    const theirs = await call(yi.member, operation, { ...jiaNames, id: yi.id });
    const money = { lease: unknown, title: unknown, violation: unknown, grant: unknown, claim: unknown };
    const facts = { project: unknown, loan: unknown, certificate: unknown, event: unknown };
    const gone = {
      ...facts,
      ...money,
      deadline: unknown,
      feed: unknown,
      subscription: unknown,
      endpoint: unknown,
    };
    const none = await call(yi.member, operation, { ...yiNames, ...gone });
    t.equal(theirs.statusCode, 404, `${operation.method} ${operation.path}`);
    t.equal(theirs.body, none.body);
  }
  t.same(await rowCounts(context.db), before, 'nothing was written');
});

t.test('a loan cannot be laid on another enterprise’s project', async (t) => {
  const operation = { method: 'POST', path: '/api/v1/enterprises/{enterpriseId}/loans' };
  const theirs = await call(yi.member, operation, { ...yiNames, project: jia.project });
  const none = await call(yi.member, operation, { ...yiNames, project: unknown });
  t.equal(theirs.statusCode, 422);
  t.equal(theirs.body, none.body);
  t.match(theirs.json().errors, [{ pointer: '/projectId' }]);
});

t.test('what only administrators may do is forbidden to members', async (t) => {
  const before = await rowCounts(context.db);
  const forAdmins = all.filter(
    ({ method, path }) =>
      (path.includes('announcements') && !path.endsWith('/published')) ||
      path.endsWith('/administrators') ||
      path === '/api/v1/audit' ||
      path === '/api/v1/runs' ||
      /\/letters\b/.test(path) ||
      path === whole ||
      isAboutFeeds({ method, path }) ||
      (method === 'POST' && /\/(enterprises|members)$/.test(path)),
  );
  t.equal(forAdmins.length, 23);
  for (const operation of forAdmins) {
    const reply = await call(jia.member, operation, jiaNames);
    t.equal(reply.statusCode, 403, `${operation.method} ${operation.path}`);
  }
  t.same(await rowCounts(context.db), before, 'nothing was written');
});

t.test('a member reads the own enterprise, and in no list another', async (t) => {
  const reads = all.filter(
    ({ method, path }) =>
      method === 'GET' &&
      path !== whole &&
      !isAboutFeeds({ method, path }) &&
      !/announcements\b|administrators|v1\/(?:audit|letters|runs)$/.test(path),
  );
  for (const operation of reads) {
    const reply = await call(yi.member, operation, yiNames);
    t.equal(reply.statusCode, 200, operation.path);
    t.notMatch(reply.body, new RegExp(`甲机密|jia@example|${jia.id}|${jia.project}`), operation.path);
  }
  const { enterprises, feeds } = (await get(app, yi.member, '/api/v1/me')).json();
  t.match(enterprises, [{ id: yi.id }]);
  t.equal(enterprises.length, 1);
  t.equal(feeds.length, 1);
  t.match(
    (await get(app, admin, '/api/v1/enterprises')).json(),
    { items: [] },
    'an administrator keeps policies',
  );
});

t.test('an administrator reads and drafts announcements, and a wrong digest publishes nothing', async (t) => {
  const forAdmins = all.filter(
    ({ path }) => path.includes('announcements/') && !path.includes('{publicationId}'),
  );
  for (const operation of forAdmins.filter(
    ({ method, path }) => method === 'GET' || path.endsWith('/rehearsal'),
  ))
    t.equal((await call(admin, operation, jiaNames)).statusCode, 200, operation.path);
  const publication = forAdmins.find(({ path }) => path.endsWith('/publication')) as Operation;
  const before = await rowCounts(context.db);
  const reply = await call(admin, publication, jiaNames);
  t.equal(reply.statusCode, 409);
  t.match(reply.json(), { code: 'rehearsal-stale', rehearsal: { digest: /^[0-9a-f]{64}$/ } });
  t.same(await rowCounts(context.db), before);
});

function without(headers: Record<string, unknown>) {
  const { date: _date, ...rest } = headers;
  return rest;
}
