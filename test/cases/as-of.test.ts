import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import t from 'tap';
import { canonical } from '../../src/answers/canonical.ts';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { enterpriseAnswers } from '../../src/cases/enterprise-answers.ts';
import { registerEnterprise, registerFact } from '../../src/cases/facts.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { listPolicies, onePolicy } from '../../src/cases/policies.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { listDeadlines } from '../../src/cases/why.ts';
import { anyWithoutAnswers } from '../../src/db/answers.ts';
import { recordMarks } from '../../src/db/marks.ts';
import { voidVersions } from '../../src/db/policies.ts';
import { answerBody, answerSet } from '../../src/db/schema/answers.ts';
import { deadlineMark } from '../../src/db/schema/deadlines.ts';
import type { Problem } from '../../src/errors.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { publishNow } from '../support/announce.ts';
import { contract, deadlineOf, enter, enterprises, type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const jiading = 'jiading-industrial-internet';

/** A loan drawn on 10 September 2025 that settles on the 20th of each quarter's last month. */
const loanOf = (projectId: string): Loan => ({
  projectId,
  lender: '示例银行',
  contractOn: '2025-09-01',
  principalFen: 5_000_000_000,
  maturityOn: '2030-09-01',
  rates: [{ from: '2025-09-10', yearly: '0.033' }],
  drawdowns: [{ on: '2025-09-10', amountFen: 5_000_000_000 }],
  repayments: [],
  payments: [],
});

/** 申江精工 with a financed technical renovation. */
async function financed(at: string) {
  const house = await openHouse(db, at);
  const id = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId: id };
  const project = await registerFact(house.context, author, 'project', {
    name: '产线改造',
    nature: 'technical-renovation',
    investmentFen: 8_000_000_000,
  });
  await registerFact(house.context, author, 'loan', loanOf(project.id));
  return { house, id };
}

const counts = async () => ({
  sets: await db.$count(answerSet),
  answers: await db.$count(answerBody),
  marks: await db.$count(deadlineMark),
});

const answersOn = async ({ context }: House, id: string, asOf?: string) =>
  JSON.stringify(await enterpriseAnswers(context, id, asOf ? { asOf } : {}));

t.test('a quiet week records nothing, a day that changes an answer records it once', async (t) => {
  // Jiading’s validity has ended by then, and the quarter’s settlement has not come.
  const { house, id } = await financed('2026-01-05T10:00:00+08:00');
  const before = await counts();
  for (let day = 6; day <= 12; day += 1)
    await house.tick(`2026-01-${String(day).padStart(2, '0')}T09:00:00+08:00`);
  t.same(await counts(), before);
  const quiet = await answersOn(house, id);
  await house.tick('2026-03-20T09:00:00+08:00');
  t.same(await counts(), before);
  // The payment of 20 March is not registered.
  await house.tick('2026-03-21T09:00:00+08:00');
  t.equal((await counts()).sets, before.sets + 1);
  const changed = await answersOn(house, id);
  t.not(changed, quiet);
  t.equal(await answersOn(house, id, '2026-03-20'), quiet);
  t.equal(await answersOn(house, id, '2026-03-21'), changed);
});

t.test(
  'an answer is kept under the SHA-256 of its canonical text, once for all who are given it',
  async (t) => {
    const { house } = await financed('2025-12-01T10:00:00+08:00');
    const kept = await db.select().from(answerBody);
    t.ok(kept.length > 40);
    for (const { hash, body } of kept)
      t.equal(createHash('sha256').update(canonical(body)).digest('hex'), hash);
    const own = await counts();
    await enter(house, 'haike', ['zhao']);
    const elsewhere = await counts();
    t.same([elsewhere.sets - own.sets, elsewhere.answers > own.answers], [1, true]);
    // A second enterprise of which the same is known is given the same answers.
    const twin = { ...enterprises.haike, name: '海客二厂', creditCode: enterprises.yunfan.creditCode };
    await registerEnterprise(house.context, house.adminId, twin);
    t.same(await counts(), { ...elsewhere, sets: elsewhere.sets + 1 });
  },
);

t.test('the last millisecond of a day in Shanghai belongs to it, the next one does not', async (t) => {
  const house = await openHouse(db, '2025-12-02T23:59:59.999+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '甲', dueOn: '2026-02-02' }]);
  house.at('2025-12-03T00:00:00+08:00');
  await contract(house, id, [{ label: '乙', dueOn: '2026-03-03' }]);
  const titles = async (asOf: string) =>
    (await listDeadlines(house.context, id, asOf)).flatMap(({ kind, dueOn }) =>
      kind === 'project-report' ? `${dueOn}` : [],
    );
  t.same(await titles('2025-12-01'), []);
  t.same(await titles('2025-12-02'), ['2026-02-02']);
  t.same(await titles('2025-12-03'), ['2026-02-02', '2026-03-03']);
});

t.test(
  'an enterprise that comes from a release without records has its first in the next night',
  async (t) => {
    const { house, id } = await financed('2025-12-01T10:00:00+08:00');
    t.notOk(await anyWithoutAnswers(db));
    await db.delete(answerSet).where(eq(answerSet.enterpriseId, id));
    t.ok(await anyWithoutAnswers(db));
    await house.tick('2025-12-02T09:00:00+08:00');
    t.notOk(await anyWithoutAnswers(db));
    t.equal(await answersOn(house, id, '2025-12-02'), await answersOn(house, id));
    const unknown = await enterpriseAnswers(house.context, id, { asOf: '2025-12-01' }).catch(
      (error) => error,
    );
    t.match(unknown as Problem, { code: 'not-found', faults: [{ pointer: 'querystring:/asOf' }] });
  },
);

t.test('marks have a history of their own, and saying the same again adds nothing to it', async (t) => {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '甲', dueOn: '2026-02-02' }]);
  const { id: deadlineId } = await deadlineOf(house, id, 'project-report');
  const history = async () =>
    (await db.select().from(deadlineMark).orderBy(deadlineMark.number)).map(({ number, doneAt, doneBy }) => [
      number,
      doneAt?.toString(),
      doneBy,
    ]);
  t.same(await history(), [], 'what was never done has none');
  const now = house.context.clock.now();
  await recordMarks(db, [{ deadlineId, doneAt: null, doneBy: null }], now);
  t.same(await history(), []);
  await markDone(house.context, { personId: house.adminId, enterpriseId: id }, deadlineId);
  await markDone(house.context, { personId: house.adminId, enterpriseId: id }, deadlineId);
  const done = [1, '2025-12-01T02:00:00Z', house.adminId];
  t.same(await history(), [done]);
  await recordMarks(db, [{ deadlineId, doneAt: now, doneBy: house.adminId }], now);
  t.same(await history(), [done]);
  await recordMarks(db, [{ deadlineId, doneAt: null, doneBy: null }], now);
  t.same(await history(), [done, [2, undefined, null]]);
});

t.test('what was done before marks had a history has been done since its instant', async (t) => {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '甲', dueOn: '2026-02-02' }]);
  const { id: deadlineId } = await deadlineOf(house, id, 'project-report');
  house.at('2025-12-03T10:00:00+08:00');
  await markDone(house.context, { personId: house.adminId, enterpriseId: id }, deadlineId);
  const history = async () => JSON.stringify(await db.select().from(deadlineMark));
  const marks = await history();
  await db.delete(deadlineMark);
  await db.execute(sql.raw(readFileSync('drizzle/0004_done_marks.sql', 'utf8')));
  t.equal(await history(), marks);
  const done = async (asOf: string) =>
    (await listDeadlines(house.context, id, asOf)).find((row) => row.id === deadlineId)?.doneAt;
  t.equal(await done('2025-12-02'), undefined);
  t.equal(`${await done('2025-12-03')}`, '2025-12-03T02:00:00Z');
});

t.test('a version that was taken back stood until then', async (t) => {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const title = { zh: '关于延长有效期的通知', en: 'Notice of extension' };
  house.at('2025-12-02T10:00:00+08:00');
  const { id } = await draftAnnouncement(house.context, house.adminId, {
    title,
    source: { title, reference: '示例〔2025〕1号', quote: '有效期延长至2026年12月31日' },
    publishedOn: '2025-12-01',
    effect: { kind: 'extension', policyKey: jiading, until: '2026-12-31' },
  });
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  house.at('2025-12-04T10:00:00+08:00');
  await voidVersions(db, [{ policyKey: jiading, version: 2 }], id, house.context.clock.now());
  const seen = async (asOf?: string) => {
    const head = (await listPolicies(house.context, asOf)).find(({ key }) => key === jiading);
    const { versions } = await onePolicy(house.context, jiading, asOf);
    return [head?.version, versions.map(({ version }) => version)];
  };
  t.same(await seen('2025-12-01'), [1, [1]]);
  t.same(await seen('2025-12-02'), [2, [2, 1]]);
  t.same(await seen('2025-12-03'), [2, [2, 1]]);
  t.same(await seen('2025-12-04'), [1, [1]]);
  t.same(await seen(), [1, [1]]);
});
