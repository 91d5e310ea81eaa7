import t from 'tap';
import { Fetches, writeFetches } from '../../src/cases/feed-health.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
const ofJia = `/api/v1/enterprises/${jia.id}/feeds`;

const patch = (token: string, id: string, payload: object, headers: Record<string, string> = {}) =>
  ask(app, token, 'PATCH', `/api/v1/feeds/${id}`, { payload, headers });

t.test(
  'a calendar of an enterprise, a project or oneself is made with settings, and is listed with its addresses',
  async (t) => {
    const settings = {
      lang: 'en',
      kinds: ['claim', 'duty'],
      minimumFen: 100,
      alarms: true,
      form: 'tasks',
      spans: true,
    };
    const made = await post(app, jia.member, ofJia, settings);
    t.equal(made.statusCode, 201);
    const one = made.json();
    t.match(one, { ...settings, scope: 'enterprise', enterpriseId: jia.id, revision: 1 });
    t.equal(one.url, `https://qixian.example${one.path}`);
    t.equal(one.webcal, `webcal://qixian.example${one.path}`);
    t.match(one.path, /^\/calendar\/[\w-]{43}\.ics$/);
    t.same(one.name, {
      zh: '甲公司（任务，带提醒，补贴申报等2类，1.00元以上）',
      en: '甲公司 (tasks, with alarms, Subsidy claim and 1 more kind, from CNY 1.00)',
    });
    t.same(
      one.health,
      { state: 'never-fetched', clients: [] },
      'it carries nothing that has money and a day',
    );
    const ofProject = `/api/v1/enterprises/${jia.id}/projects/${jia.project}/feeds`;
    const two = (await post(app, jia.member, ofProject, {})).json();
    t.match(two, {
      scope: 'project',
      projectId: jia.project,
      lang: 'zh',
      alarms: false,
      form: 'events',
      spans: false,
    });
    t.notOk('kinds' in two || 'minimumFen' in two);
    const three = (await post(app, jia.member, '/api/v1/me/feeds', {})).json();
    t.match(three, { scope: 'person', name: { zh: '我的全部企业', en: 'all my enterprises' } });
    t.notOk('enterpriseId' in three);
    const { items } = (await get(app, jia.member, '/api/v1/me/feeds')).json();
    t.same(
      items.slice(1).map(({ id }: { id: string }) => id),
      [one.id, two.id, three.id],
      'behind the one that came with the membership',
    );
    const { feeds } = (await get(app, jia.member, '/api/v1/me')).json();
    t.match(feeds.slice(1), [
      { id: one.id, scope: 'enterprise', enterpriseId: jia.id, lang: 'en', path: one.path },
      { id: two.id, scope: 'project', projectId: jia.project },
      { id: three.id, scope: 'person' },
    ]);
    for (const { path } of [two, three]) t.equal((await get(app, undefined, path)).statusCode, 200);
    t.match((await get(app, undefined, one.path)).body, /^BEGIN:VCALENDAR/);
  },
);

t.test(
  'a caller of before, who gives a language or nothing, is answered id and path as before',
  async (t) => {
    for (const body of [{}, { lang: 'en' }]) {
      const { id, path, lang } = (
        await post(app, yi.member, `/api/v1/enterprises/${yi.id}/feeds`, body)
      ).json();
      t.match(id, /^[0-9a-f-]{36}$/);
      t.match(path, /^\/calendar\//);
      t.equal(lang, 'lang' in body ? 'en' : 'zh');
    }
  },
);

t.test('what is not a setting, or not a value of one, is refused with the field it is in', async (t) => {
  const cases: [object, string][] = [
    [{ colour: 'red' }, '/colour'],
    [{ kinds: [] }, '/kinds'],
    [{ kinds: ['claims'] }, '/kinds/0'],
    [{ minimumFen: 0 }, '/minimumFen'],
    [{ minimumFen: 1.5 }, '/minimumFen'],
    [{ form: 'journal' }, '/form'],
    [{ alarms: 'yes' }, '/alarms'],
    [{ projectId: jia.project }, '/projectId'],
    [{ lang: null }, '/lang'],
  ];
  const { items } = (await get(app, jia.member, '/api/v1/me/feeds')).json();
  const [{ id, revision }] = items;
  for (const [body, pointer] of cases)
    for (const reply of [
      await post(app, jia.member, ofJia, body),
      await patch(jia.member, id, body, { 'if-match': `"${revision}"` }),
    ]) {
      t.equal(reply.statusCode, 400, JSON.stringify(body));
      t.match(reply.json().errors[0].pointer, pointer);
    }
  const project = `/api/v1/enterprises/${jia.id}/projects/${yi.project}/feeds`;
  t.equal((await post(app, jia.member, project, {})).statusCode, 404, 'another enterprise’s project');
});

t.test(
  'a value of the wrong type is refused in the same words when it is changed as when it is made',
  async (t) => {
    const { id } = (await post(app, jia.member, ofJia, {})).json();
    for (const body of [{ minimumFen: 1.5 }, { minimumFen: 0 }, { kinds: 'claim' }, { kinds: ['claims'] }]) {
      const made = (await post(app, jia.member, ofJia, body)).json().errors;
      t.equal(made.length, 1);
      t.same((await patch(jia.member, id, body, { 'if-match': '"1"' })).json().errors, made);
    }
  },
);

t.test('the description says that what is deleted answers 204, without a body', async (t) => {
  const { paths } = (await get(app, undefined, '/api/openapi.json')).json();
  for (const path of ['/api/v1/feeds/{id}', '/api/v1/enterprises/{enterpriseId}/feeds/{id}']) {
    const { responses } = paths[path].delete;
    t.same(Object.keys(responses).sort(), ['204', '4XX']);
    t.notOk('content' in responses['204']);
  }
});

t.test('settings are changed by whoever has seen the newest, under the same address', async (t) => {
  const { id, path } = (await post(app, jia.member, ofJia, { kinds: ['duty'], minimumFen: 7 })).json();
  const seen = await get(app, jia.member, `/api/v1/feeds/${id}`);
  t.equal(seen.headers.etag, '"1"');
  t.equal((await patch(jia.member, id, { alarms: true })).statusCode, 428);
  t.equal((await patch(jia.member, id, { alarms: true }, { 'if-match': '"2"' })).statusCode, 412);
  t.equal((await patch(yi.member, id, { alarms: true }, { 'if-match': '"1"' })).statusCode, 404);
  const changed = await patch(
    jia.member,
    id,
    { alarms: true, kinds: null, lang: 'en' },
    { 'if-match': '"1"' },
  );
  t.equal(changed.statusCode, 200);
  t.equal(changed.headers.etag, '"2"');
  t.match(changed.json(), { id, path, alarms: true, minimumFen: 7, lang: 'en', revision: 2 });
  t.notOk('kinds' in changed.json());
  const cleared = await patch(jia.member, id, { minimumFen: null }, { 'if-match': '"2"' });
  t.notOk('minimumFen' in cleared.json());
  t.match((await get(app, undefined, path)).body, /X-WR-CALNAME:Qixian: 甲公司/);
});

t.test('another address is given on asking, and the one before answers 410 for ever', async (t) => {
  const { id, path } = (await post(app, jia.member, ofJia, {})).json();
  const key = { 'idempotency-key': 'rotate-once-please' };
  t.equal((await post(app, yi.member, `/api/v1/feeds/${id}/rotations`, {})).statusCode, 404);
  const rotated = await post(app, jia.member, `/api/v1/feeds/${id}/rotations`, {}, key);
  t.equal(rotated.statusCode, 201);
  t.not(rotated.json().path, path);
  t.equal((await get(app, undefined, path)).statusCode, 410);
  t.equal((await get(app, undefined, rotated.json().path)).statusCode, 200);
  const again = await post(app, jia.member, `/api/v1/feeds/${id}/rotations`, {}, key);
  t.equal(again.statusCode, 201);
  t.match(again.json(), { id, revision: 2 });
  t.notOk('path' in again.json() || 'url' in again.json() || 'webcal' in again.json(), 'no secret is kept');
  t.equal((await ask(app, jia.member, 'DELETE', `/api/v1/feeds/${id}`)).statusCode, 204);
  for (const method of ['GET', 'DELETE'])
    t.equal((await ask(app, jia.member, method, `/api/v1/feeds/${id}`)).statusCode, 404);
  for (const gone of [path, rotated.json().path]) t.equal((await get(app, undefined, gone)).statusCode, 410);
});

t.test(
  'administrators see whose calendars carry an enterprise’s days, without their addresses, and may end any',
  async (t) => {
    const { id, path } = (await post(app, yi.member, '/api/v1/me/feeds', {})).json();
    const about = `/api/v1/enterprises/${yi.id}/feeds`;
    t.equal((await get(app, yi.member, about)).statusCode, 403);
    const { body } = await get(app, admin, about);
    const { items } = JSON.parse(body);
    t.ok(items.length >= 2);
    t.ok(items.every((each: { person: { email: string } }) => each.person.email === 'yi@example.com'));
    t.notMatch(body, /\/calendar\/|webcal/);
    t.ok(items.some((each: { id: string }) => each.id === id));
    t.equal((await ask(app, yi.member, 'DELETE', `${about}/${id}`)).statusCode, 403);
    t.equal((await ask(app, admin, 'DELETE', `${ofJia}/${id}`)).statusCode, 404, 'not of that enterprise');
    t.equal((await ask(app, admin, 'DELETE', `${about}/${id}`)).statusCode, 204);
    t.equal((await get(app, undefined, path)).statusCode, 410);
  },
);

t.test('who fetches a calendar stands beside it, and how many are fetched in the metrics', async (t) => {
  const { id } = (await post(app, yi.member, `/api/v1/enterprises/${yi.id}/feeds`, {})).json();
  const fetches = new Fetches(context.clock);
  fetches.note(id, 'Google-Calendar-Importer', true);
  await writeFetches({ db: context.db, fetches });
  const { health } = (await get(app, yi.member, `/api/v1/feeds/${id}`)).json();
  const now = '2025-12-01T02:00:00Z';
  t.same(health, {
    state: 'current',
    changedAt: now,
    fetchedAt: now,
    clients: [
      {
        client: 'google',
        name: { zh: 'Google 日历', en: 'Google Calendar' },
        firstAt: now,
        lastAt: now,
        fetches: 1,
        transfers: 1,
      },
    ],
  });
  context.metricsToken = 'a-token-of-tests-long';
  const page = await get(app, context.metricsToken, '/metrics');
  t.match(page.body, /^qixian_private_feeds \d+$/m);
  t.match(page.body, /^qixian_private_feeds_fetched 1$/m);
});
