import t from 'tap';
import { claimOf, codes, enrol, grant, leaseOf, project, title, violation } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const own = `/api/v1/enterprises/${jia.id}`;
type Row = { kind: string; title: { zh: string }; dueOn?: string; submitBy?: string; doneAt?: string };
type Year = { year: number | null };

const rowsOf = async (kind: string): Promise<Row[]> => {
  const { items } = (await get(app, jia.member, `${own}/deadlines`)).json();
  return items.filter((row: Row) => row.kind === kind);
};
const add = (path: string, body: object, headers = {}) =>
  post(app, jia.member, `${own}/${path}`, body, headers);
const made = async (path: string, body: object): Promise<string> => (await add(path, body)).json().id;
const withdraw = (path: string) =>
  ask(app, jia.member, 'DELETE', `${own}/${path}`, { headers: { 'if-match': '"1"' } });
// The same money is claimed once: here it begins unclaimed.
await withdraw(`claims/${jia.claim}`);

t.test(
  'leases, titles, violations, grants and claims are registered, listed, revised and withdrawn',
  async (t) => {
    const bodies = { leases: leaseOf(jia.project), titles: title, violations: violation, grants: grant };
    for (const [path, body] of Object.entries({ ...bodies, claims: claimOf(jia.project) })) {
      const reply = await add(path, body);
      t.equal(reply.statusCode, 201, path);
      const { id, revision } = reply.json();
      t.equal(revision, 1);
      const one = await get(app, jia.member, `${own}/${path}/${id}`);
      t.match(one.json().body, body);
      t.equal(one.headers.etag, '"1"');
      t.ok(
        (await get(app, jia.member, `${own}/${path}`))
          .json()
          .items.some((each: { id: string }) => each.id === id),
      );
      const put = await ask(app, jia.member, 'PUT', `${own}/${path}/${id}`, {
        payload: body,
        headers: { 'if-match': '"1"' },
      });
      t.equal(put.headers.etag, '"2"', path);
      const gone = await ask(app, jia.member, 'DELETE', `${own}/${path}/${id}`, {
        headers: { 'if-match': '"2"' },
      });
      t.equal(gone.statusCode, 204, path);
      t.equal((await get(app, jia.member, `${own}/${path}/${id}`)).statusCode, 404);
    }
  },
);

t.test('a project stays as long as a lease, title, grant or claim names it', async (t) => {
  for (const [path, bodyOf] of Object.entries({
    leases: leaseOf,
    titles: (projectId: string) => ({ ...title, projectId }),
    grants: (projectId: string) => ({ ...grant, projectId }),
    claims: claimOf,
  })) {
    const projectId = await made('projects', { ...project, name: `项目（${path}）` });
    const id = await made(path, bodyOf(projectId));
    t.equal((await withdraw(`projects/${projectId}`)).statusCode, 409, path);
    t.equal((await withdraw(`${path}/${id}`)).statusCode, 204);
    t.equal((await withdraw(`projects/${projectId}`)).statusCode, 204, path);
  }
});

t.test('a claim goes its way: each step by itself, returned, corrected, granted, paid', async (t) => {
  const steps = [
    { step: 'online', dueOn: '2025-12-19', minute: 960 },
    { step: 'paper', dueOn: '2025-12-26' },
  ];
  const evidence = [{ item: '贷款合同', owner: '财务部', prepareBy: '2025-12-12' }];
  const id = await made('claims', { ...claimOf(jia.project), steps, evidence });
  t.match(
    (await rowsOf('claim-step')).map(({ dueOn }) => dueOn),
    ['2025-12-19', '2025-12-26'],
  );
  t.match(await rowsOf('claim-step'), [{ submitBy: '2025-12-16' }, { submitBy: '2025-12-23' }]);
  t.match(await rowsOf('claim-evidence'), [{ dueOn: '2025-12-12', title: { zh: /贷款合同/ } }]);

  const done = await add(`claims/${id}/steps/online/done`, { doneOn: '2025-12-01' });
  t.equal(done.statusCode, 201);
  t.match(done.json(), { revision: 2, body: { steps: [{ doneOn: '2025-12-01' }, { doneOn: undefined }] } });
  const silenced = (await rowsOf('claim-step')).map(({ doneAt }) => doneAt !== undefined);
  t.same(silenced, [true, false], 'that step only');
  t.equal((await add(`claims/${id}/steps/defence/done`, { doneOn: '2025-12-01' })).statusCode, 404);
  t.equal((await add(`claims/${id}/steps/prayer/done`, { doneOn: '2025-12-01' })).statusCode, 400);

  t.equal((await add(`claims/${id}/evidence`, { item: '付息凭证' })).statusCode, 201);
  const twice = await add(`claims/${id}/evidence`, { item: '付息凭证' });
  t.match([twice.statusCode, twice.json()], [422, { errors: [{ pointer: '/evidence/2/item' }] }]);

  const key = { 'idempotency-key': 'once-only-1' };
  const submitted = { state: 'submitted', on: '2025-11-28', amountFen: 100 };
  t.equal((await add(`claims/${id}/history`, submitted, key)).statusCode, 201);
  t.equal((await add(`claims/${id}/history`, submitted, key)).json().revision, 4, 'once for its key');
  const early = await add(`claims/${id}/history`, { state: 'disbursed', on: '2025-12-01', amountFen: 1 });
  t.match([early.statusCode, early.json()], [422, { errors: [{ pointer: '/history/1/state' }] }]);
  const back = { state: 'returned', on: '2025-12-01', within: { value: 5, unit: 'working-day' } };
  t.equal((await add(`claims/${id}/history`, back)).statusCode, 201);
  t.match(await rowsOf('claim-correction'), [{ dueOn: '2025-12-08', doneAt: undefined }]);
  for (const state of ['submitted', 'granted', 'disbursed'])
    t.equal(
      (await add(`claims/${id}/history`, { state, on: '2025-12-01', amountFen: 90 })).statusCode,
      201,
      state,
    );
  t.ok((await rowsOf('claim-correction'))[0]?.doneAt);
  t.notOk(
    (await rowsOf('claim-step')).some(({ doneAt }) => doneAt === undefined),
    'nothing is left to hand in',
  );
});

t.test('finance sees what is expected, claimed, granted and received, by year and by measure', async (t) => {
  const reply = await get(app, jia.member, `${own}/finance`);
  t.equal(reply.statusCode, 200);
  const { total, parts } = reply.json();
  const year2025 = total.find(({ year }: Year) => year === 2025);
  t.match(year2025, { claimedFen: 90, grantedFen: 90, receivedFen: 5_000_090, text: { zh: '2025年' } });
  t.ok(
    total.some(
      ({ year, expectedFen }: { year: number; expectedFen: number }) => year > 2025 && expectedFen > 0,
    ),
  );
  const own7 = parts.find(({ measureId }: { measureId?: string }) => measureId === 'sheq-7.1');
  t.match(own7.rows[0], { year: 2025, receivedFen: 90 });
  t.notOk(
    own7.rows.some(({ year }: Year) => year === 2026),
    'year 1 is granted, so it is expected no more',
  );
  t.match(parts.find(({ programme }: { programme?: string }) => programme === grant.programme).rows, [
    { year: 2025, receivedFen: grant.amountFen },
  ]);
});
