import t from 'tap';
import { claimOf, codes, enrol, loanOf, project } from '../routes/support/cast.ts';
import { openHouse, post } from '../routes/support/house.ts';

const house = await openHouse(t, '2025-12-01T10:00:00+08:00');
/** It has a project, and a claim of the Action's interest subsidy for the project's year 1. */
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const own = `/api/v1/enterprises/${jia.id}`;
const add = (path: string, body: object) => post(house.app, jia.member, `${own}/${path}`, body);

/** The status, and the fields a refusal points at. */
async function outcome(path: string, body: object) {
  const reply = await add(path, body);
  const { errors = [] } = reply.json();
  return [reply.statusCode, ...errors.map(({ pointer }: { pointer: string }) => pointer)].join(' ');
}
const goOn = async (id: string, state: string) => {
  const reply = await add(`claims/${id}/history`, { state, on: '2025-12-01' });
  t.equal(reply.statusCode, 201, state);
};
const { steps: _, ...bare } = claimOf(jia.project);
const claim = (changes: object) => ({ steps: [], evidence: [], history: [], ...changes });

t.test('the same money is claimed once while its claim is open, and again once it was refused', async (t) => {
  const again = claimOf(jia.project);
  t.equal(await outcome('claims', again), '409 /measureId', 'while it is being prepared');
  for (const state of ['submitted', 'accepted', 'public-notice']) {
    await goOn(jia.claim, state);
    t.equal(await outcome('claims', again), '409 /measureId', state);
  }
  await goOn(jia.claim, 'refused');
  const second = await add('claims', again);
  t.equal(second.statusCode, 201, 'after refused');
  t.equal(await outcome('claims', again), '409 /measureId', 'the second is open now');
  await goOn(second.json().id, 'missed');
  const third = await add('claims', again);
  t.equal(third.statusCode, 201, 'after missed');
  for (const state of ['submitted', 'granted', 'disbursed']) await goOn(third.json().id, state);
  t.equal(await outcome('claims', again), '409 /measureId', 'after it was paid');
});

t.test('another year, project or measure is other money', async (t) => {
  const other = await add('projects', { ...project, name: '二号产线' });
  t.equal(await outcome('claims', { ...bare, steps: [], year: 2 }), '201');
  t.equal(await outcome('claims', { ...bare, steps: [], projectId: other.json().id }), '201');
  t.equal(await outcome('claims', claim({ measureId: 'sheq-7.2', projectId: jia.project })), '201');
  t.equal(
    await outcome('claims', claim({ measureId: 'sheq-7.2', projectId: jia.project })),
    '409 /measureId',
  );
});

t.test('a claim that fits no money is refused, with the field that does not fit', async (t) => {
  const { project: projectId } = jia;
  const refused = (changes: object) => outcome('claims', claim(changes));
  t.equal(await refused({ measureId: 'sheq-0.1' }), '422 /measureId', 'a goal gives no money');
  t.equal(await refused({ measureId: 'sheq-7.2' }), '422 /projectId', 'without its project');
  t.equal(await refused({ measureId: 'sheq-7.3', projectId, year: 1 }), '422 /year', 'given once');
  const history = [{ state: 'submitted', on: '2025-11-28', amountFen: 100 }];
  t.equal(await refused({ measureId: 'sheq-7.1', projectId, history }), '422 /year', 'an amount of no year');
});

t.test('interest is not paid tomorrow', async (t) => {
  const paying = (paidOn: string) =>
    outcome('loans', {
      ...loanOf(jia.project),
      payments: [{ settlementOn: '2025-09-20', paidOn, amountFen: 107_333_333 }],
    });
  t.equal(await paying('2025-12-02'), '422 /payments/0/paidOn');
  t.equal(await paying('2025-12-01'), '201', 'today it may have been');
});
