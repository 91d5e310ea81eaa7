import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { enterpriseAnswers } from '../../src/cases/enterprise-answers.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { partsOf, totalOf } from '../../src/deadlines/stake.ts';
import type { Problem } from '../../src/errors.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const measureId = 'songjiang-17.1';

const reading = (value: string, name = `${measureId}.rate`): NewAnnouncement => ({
  title: { zh: '贴息比例（示例）', en: 'Rate of the subsidy (example)' },
  source: {
    title: { zh: '示例，并非真实文件', en: 'An example, no real document' },
    reference: `示例${value}`,
  },
  publishedOn: '2025-12-01',
  effect: { kind: 'reading', reading: name, value },
});

/** 云帆 with a private network financed by a loan, and 申江精工, which lies in Jiading. */
async function financed() {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const id = await enter(house, 'yunfan', ['wang']);
  const author = { personId: house.adminId, enterpriseId: id };
  const project = await registerFact(house.context, author, 'project', {
    name: '工厂5G专网',
    nature: 'new-infrastructure',
    investmentFen: 8_000_000_000,
  });
  await registerFact(house.context, author, 'loan', {
    projectId: project.id,
    lender: '示例银行',
    contractOn: '2025-09-01',
    principalFen: 5_000_000_000,
    maturityOn: '2030-09-01',
    rates: [{ from: '2025-09-10', yearly: '0.033' }],
    drawdowns: [{ on: '2025-09-10', amountFen: 5_000_000_000 }],
    repayments: [],
    payments: [],
  });
  return { house, id, other: await enter(house, 'shenjiang', ['chen']) };
}

async function draft({ context, adminId }: House, body: NewAnnouncement): Promise<string> {
  return (await draftAnnouncement(context, adminId, body)).id;
}

/** Drafts, rehearses and publishes; answers the rehearsal. */
async function announce(house: House, value: string) {
  const id = await draft(house, reading(value));
  const rehearsal = await rehearse(house.context, id);
  t.same(await publishNow(house, id, rehearsal.digest), rehearsal, 'what is published was rehearsed');
  return { id, rehearsal };
}

async function answerOf({ context }: House, id: string) {
  const [only] = (await enterpriseAnswers(context, id, { measureId })).measures;
  return only;
}

/** What is answered of every other measure. */
async function otherAnswers({ context }: House, id: string) {
  const { measures } = await enterpriseAnswers(context, id);
  return measures.filter((each) => each.measureId !== measureId);
}

/** The enterprise's rows that are not withdrawn. */
async function standing(id: string) {
  return (await deadlinesOf(db, id)).filter(({ status }) => status !== 'withdrawn');
}

const years = async (id: string) =>
  (await standing(id)).filter(({ kind, rule }) => kind === 'subsidy-year' && rule.startsWith(measureId));

const moneyOf = (rows: Awaited<ReturnType<typeof standing>>) =>
  totalOf(rows.map(({ content }) => content.stake)).fen;

const refusal = async (work: Promise<unknown>) =>
  await work.then(
    () => 'not refused',
    ({ code, faults }: Problem) => [code, ...faults.map(({ pointer }) => pointer)].join(' '),
  );

t.test('a rehearsed rate says what money it puts at stake, and the rows appear with just that', async (t) => {
  const { house, id, other } = await financed();
  t.match(await answerOf(house, id), { answer: 'incomplete', missing: [{ what: `${measureId}.rate` }] });
  const before = await standing(id);
  const others = await otherAnswers(house, id);
  const rehearsal = await rehearse(house.context, await draft(house, reading('0.5')));
  t.equal(JSON.stringify(await standing(id)), JSON.stringify(before), 'a rehearsal writes nothing');
  t.match(rehearsal, { enterprises: 1, corrections: 0, moneyFen: { before: 0, after: 190_666_666 } });
  const { rehearsal: published } = await announce(house, '0.5');
  t.same(published.moneyFen, rehearsal.moneyFen);
  const after = await standing(id);
  const added = await years(id);
  t.equal(moneyOf(added), 190_666_666);
  t.match(await answerOf(house, id), { answer: 'claimable' });
  t.same(await otherAnswers(house, id), others);
  // Every row that changed is told with its money, and only those.
  const changed = after.filter((row) => before.find((one) => one.id === row.id)?.revision !== row.revision);
  t.equal(changed.length, rehearsal.moves.length);
  const told = rehearsal.moves.map(({ title, stakeFromFen, stakeToFen }) => [
    title.zh,
    stakeFromFen,
    stakeToFen,
  ]);
  const found = changed.map((row) => [row.content.title.zh, undefined, moneyOf([row])]);
  t.same(told.map(String).sort(), found.map(String).sort());
  t.ok(
    (await standing(other)).every(({ revision }) => revision === 1),
    'another enterprise is not touched',
  );
});

t.test('a second reading replaces the first, from the money it gave to the new', async (t) => {
  const { house, id } = await financed();
  await announce(house, '0.5');
  const half = await years(id);
  house.at('2025-12-02T10:00:00+08:00');
  const { id: second, rehearsal } = await announce(house, '0.25');
  t.match(rehearsal, { moneyFen: { before: 190_666_666, after: 95_333_332 } });
  t.ok(rehearsal.moves.every(({ change, from, to }) => change === 'amend' && from === to));
  t.ok(rehearsal.moves.every(({ stakeFromFen = 0, stakeToFen = 0 }) => stakeFromFen > stakeToFen));
  const quarter = await years(id);
  t.same(
    quarter.map(({ id: row, dateVersion }) => [row, dateVersion]),
    half.map(({ id: row, dateVersion }) => [row, dateVersion]),
    'the same rows, on the same days',
  );
  t.equal(moneyOf(quarter), rehearsal.moneyFen.after);
  for (const { content } of quarter) {
    t.ok(partsOf(content.stake).every(({ kind }) => kind === 'known'));
    t.match(JSON.stringify(content.workings), '示例0.25');
    t.notMatch(JSON.stringify(content.workings), '示例0.5');
  }
  t.match(await answerOf(house, id), { answer: 'claimable' });
  t.equal(await refusal(rehearse(house.context, second)), 'conflict ', 'published once');
});

t.test('a reading that changes nothing here moves nothing and no money', async (t) => {
  const { house, id } = await financed();
  await announce(house, '0.5');
  const before = await standing(id);
  const { rehearsal } = await announce(house, '0.5');
  t.equal(rehearsal.moneyFen.before, rehearsal.moneyFen.after);
  t.ok(rehearsal.moves.every(({ stakeFromFen, stakeToFen }) => (stakeFromFen ?? stakeToFen) === undefined));
  t.equal(moneyOf(await standing(id)), moneyOf(before));
});

t.test('a name nobody asks for, a rate in percent and a word of no meaning are refused', async (t) => {
  const { house } = await financed();
  const refused = (value: string, name?: string) => refusal(draft(house, reading(value, name)));
  t.equal(await refused('0.5', 'songjiang-17.1.ratio'), 'unprocessable /effect/reading');
  t.equal(await refused('0.5', 'songjiang-99.1.rate'), 'unprocessable /effect/reading');
  for (const value of ['50', '0', '-0.5', '1.01', 'half', '50%'])
    t.equal(await refused(value), 'unprocessable /effect/value', value);
  t.equal(await refused('lunar-year', `${measureId}.periodBasis`), 'unprocessable /effect/value');
  t.equal(
    await refused('perhaps', 'songjiang-2024-digital-transformation.last-day'),
    'unprocessable /effect/value',
  );
});
