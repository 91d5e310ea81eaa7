import t from 'tap';
import { Value } from 'typebox/value';
import { Cliff, Combinations, Matches } from '../../src/routes/money-shapes.ts';
import { codes, enrol, grant, leaseOf, title, violation } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
const own = `/api/v1/enterprises/${jia.id}`;

type Row = {
  measureId: string;
  answer: string;
  fen: number | null;
  projectId?: string;
  followed: boolean;
  toRegister?: { what: string; path: string; pointer: string; value?: string; text: { zh: string } }[];
  toSettle?: { what: string; need: string; text: { zh: string } }[];
};

const rows = async (path: string): Promise<Row[]> => (await get(app, jia.member, path)).json().items;

async function follow(...followsMeasures: string[]) {
  const { headers, ...reply } = await get(app, jia.member, own);
  const payload = { ...JSON.parse(reply.body).body, followsMeasures };
  return await ask(app, jia.member, 'PUT', own, { payload, headers: { 'if-match': String(headers.etag) } });
}

t.test('answers agree with what the API says of itself', async (t) => {
  for (const [path, shape] of [
    [`${own}/matches?all=true`, Matches],
    [`${own}/projects/${jia.project}/matches`, Matches],
    [`${own}/combinations`, Combinations],
    [`${own}/cliff`, Cliff],
  ] as const) {
    const reply = await get(app, jia.member, path);
    t.equal(reply.statusCode, 200, path);
    t.same([...Value.Errors(shape, reply.json())], [], path);
  }
});

t.test('matches are ranked, and what is not owed is told only when asked for', async (t) => {
  const some = await rows(`${own}/matches`);
  const kinds = some.map(({ answer }) => answer);
  t.same(kinds, kinds.toSorted(), 'claimable, then incomplete');
  const amounts = some.flatMap(({ fen }) => fen ?? []);
  t.same(
    amounts,
    amounts.toSorted((a, b) => b - a),
  );
  t.ok(some.some(({ measureId, fen }) => measureId === 'sheq-7.1' && fen === 589_749_998));
  const all = await rows(`${own}/matches?all=true`);
  t.equal(all.at(-1)?.answer, 'not-owed');
  t.ok(all.length > some.length);
  t.equal((await get(app, jia.member, `${own}/matches?all=maybe`)).statusCode, 400);
});

t.test('matches of a project are of that project alone', async (t) => {
  const some = await rows(`${own}/projects/${jia.project}/matches?all=true`);
  t.ok(some.length > 0);
  t.ok(some.every(({ projectId }) => projectId === jia.project));
  for (const other of [yi.project, jia.loan])
    t.equal((await get(app, jia.member, `${own}/projects/${other}/matches`)).statusCode, 404);
});

t.test('a followed measure tells what to register and what an administrator has to settle', async (t) => {
  t.equal((await follow('jiading-2.1', 'songjiang-17.1', 'sheq-7.3', 'shni-p11.2')).statusCode, 200);
  const followed = (await rows(`${own}/matches`)).filter((row) => row.followed);
  t.same([...new Set(followed.map(({ measureId }) => measureId))].toSorted(), [
    'jiading-2.1',
    'sheq-7.3',
    'shni-p11.2',
    'songjiang-17.1',
  ]);
  const of = (id: string) => followed.find(({ measureId }) => measureId === id);
  const [certificate] = of('jiading-2.1')?.toRegister ?? [];
  t.match(certificate, { path: `${own}/certificates`, pointer: '/kind', value: 'lianghua_ronghe' });
  t.match(certificate?.text.zh, '两化');
  t.match(of('sheq-7.3')?.toRegister, [
    { path: `${own}/projects/${jia.project}`, pointer: '/decisions', value: 'sheq-7.3.major' },
  ]);
  t.match(of('shni-p11.2'), {
    answer: 'incomplete',
    toRegister: [],
    toSettle: [{ need: 'reading', what: 'sh-new-industrialization-plan.first-day' }],
  });
  // Not for the project there is, and still open for another one that may not be registered.
  const songjiang = followed.filter(({ measureId }) => measureId === 'songjiang-17.1');
  t.same(
    songjiang.map(({ answer, projectId }) => [answer, projectId]),
    [
      ['incomplete', undefined],
      ['not-owed', jia.project],
    ],
  );
});

t.test('registering exactly what is asked for makes a followed measure claimable', async (t) => {
  const certificate = { kind: 'lianghua_ronghe', issuedOn: '2025-02-03', expiresOn: '2028-02-02' };
  t.equal((await post(app, jia.member, `${own}/certificates`, certificate)).statusCode, 201);
  // What is left to register is how serious last year's violation was.
  const [left] = (await rows(`${own}/matches`)).filter(({ measureId }) => measureId === 'jiading-2.1');
  t.match(left?.toRegister, [{ path: `${own}/violations/${jia.violation}`, pointer: '/serious' }]);
  t.equal(left?.toRegister?.length, 1);
  const path = `${own}/violations/${jia.violation}`;
  const { headers } = await get(app, jia.member, path);
  const payload = { ...violation, serious: false };
  await ask(app, jia.member, 'PUT', path, { payload, headers: { 'if-match': String(headers.etag) } });
  const [best] = (await rows(`${own}/matches`)).filter(({ measureId }) => measureId === 'jiading-2.1');
  t.match(best, { answer: 'claimable', fen: 20_000_000, upTo: false, until: '2025-12-31' });
});

t.test('combinations name both sides, what is asked of whom, and a total that counts once', async (t) => {
  await post(app, jia.member, `${own}/grants`, { ...grant, projectId: jia.project });
  const { combinations, total, counted, leftOut } = (
    await get(app, jia.member, `${own}/combinations`)
  ).json();
  const beside = combinations.filter(
    (each: { measureId: string; beside: { by: string } }) =>
      each.measureId === 'sheq-7.1' && each.beside.by === 'grant',
  );
  t.match(beside, [
    { kind: 'not-regulated', beside: { programme: grant.programme }, ask: { zh: /经济信息化/ } },
  ]);
  const sum = (all: { fen: number }[]) => all.reduce((so, { fen }) => so + fen, 0);
  t.equal(total.fen, sum(counted));
  t.match(total, { counted: counted.length, leftOut: leftOut.length });
  t.match(total.workings[0].text.zh, '合计以各项均可同时享受为前提');
});

t.test('the cliff tells the money beyond a goal year once', async (t) => {
  const { policies, total } = (await get(app, jia.member, `${own}/cliff`)).json();
  const action = policies.find(
    (each: { policyKey: string }) => each.policyKey === 'sh-equipment-renewal-action',
  );
  t.match(action.rows[0], { kind: 'claim', on: '2028-01-01', by: 'claim', past: 'past-goal-year' });
  t.same(action.total, { fen: 212_916_666, upTo: true, unknown: 0 });
  t.equal(
    total.fen,
    policies.reduce((so: number, each: { total: { fen: number } }) => so + each.total.fen, 0),
  );
});

t.test('who is no member of the enterprise is told nothing', async (t) => {
  for (const path of ['matches', `projects/${jia.project}/matches`, 'combinations', 'cliff']) {
    t.equal((await get(app, yi.member, `${own}/${path}`)).statusCode, 404, path);
    t.equal((await get(app, admin, `${own}/${path}`)).statusCode, 404, path);
    t.equal((await get(app, undefined, `${own}/${path}`)).statusCode, 401, path);
  }
});

t.test('what a lease or a title makes possible is matched at once', async (t) => {
  const before = await rows(`${own}/projects/${jia.project}/matches`);
  t.match(
    before.find(({ measureId }) => measureId === 'sheq-7.2'),
    { answer: 'claimable' },
  );
  await post(app, jia.member, `${own}/leases`, { ...leaseOf(jia.project), contractOn: '2025-05-06' });
  await post(app, jia.member, `${own}/titles`, { ...title, projectId: jia.project });
  const after = await rows(`${own}/projects/${jia.project}/matches`);
  const leases = (found: Row[]) => found.find(({ measureId }) => measureId === 'sheq-7.2')?.fen ?? 0;
  t.equal(leases(after), 2 * leases(before));
});
