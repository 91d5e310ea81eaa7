import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { leader, march, measureId, nextMarch } from '../deadlines/once-cast.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, ledger, newMail, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

async function announce(house: House, effect: Effect, publishedOn: string) {
  const title = { zh: '申报通知', en: 'Call for applications' };
  const { id } = await draftAnnouncement(house.context, house.adminId, {
    title,
    source: { title, reference: `松经〔${publishedOn.slice(0, 4)}〕9号` },
    publishedOn,
    effect,
  });
  const rehearsal = await rehearse(house.context, id);
  await publishNow(house, id, rehearsal.digest);
  return rehearsal;
}

async function claims(enterpriseId: string) {
  const rows = await deadlinesOf(db, enterpriseId);
  return rows.filter(({ kind, rule }) => kind === 'claim' && rule === measureId);
}

const shown = ({ occurrence, dueOn, status, doneAt }: Awaited<ReturnType<typeof claims>>[number]) =>
  `${occurrence} ${dueOn} ${status}${doneAt ? ' done' : ''}`;

/** 云帆 in Songjiang with the title of a leader, and 王磊, who was told of the call of March 2026 and let it go by. */
async function missedHouse() {
  const house = await openHouse(db, '2026-02-09T08:00:00+08:00');
  const id = await enter(house, 'yunfan', ['wang']);
  const [title] = leader.titles ?? [];
  if (!title) throw new Error('no title');
  await registerFact(house.context, { personId: house.adminId, enterpriseId: id }, 'title', title.body);
  house.at('2026-02-10T10:00:00+08:00');
  await house.tick();
  await announce(house, march, '2026-02-10');
  for (const on of ['2026-02-11', '2026-03-27', '2026-03-28']) await house.tick(`${on}T09:00:00+08:00`);
  return { house, id };
}

t.test('a missed window stays as it was, and the next one is a row of its own from then on', async (t) => {
  const { house, id } = await missedHouse();
  const [missed, expected, ...more] = await claims(id);
  t.same(more, []);
  if (!missed || !expected) throw new Error('two rows');
  t.same([missed, expected].map(shown), ['once 2026-03-27 firm', '2027/application 2027-03-27 expected']);
  const letter = (await newMail(house)).findLast(({ to }) => to === 'wang');
  t.match(letter?.text, '2026年3月27日', 'who was told it is told that it has closed');
  for (const on of ['2026-04-27', '2026-04-28', '2027-02-10']) await house.tick(`${on}T09:00:00+08:00`);
  await newMail(house);
  house.at('2027-02-10T10:00:00+08:00');
  const rehearsal = await announce(house, nextMarch, '2027-02-10');
  t.equal(rehearsal.corrections, 0);
  const after = await claims(id);
  t.same(after.map(shown), ['once 2026-03-27 firm', '2027/application 2027-03-31 firm']);
  t.same(
    after.map((row) => row.id),
    [missed.id, expected.id],
  );
  t.equal(after[0]?.revision, missed.revision, 'nothing was written of what is past');
  await house.tick('2027-02-10T10:01:00+08:00');
  const [told] = (await newMail(house)).filter(({ to }) => to === 'wang');
  t.match(told?.text, '2027年3月31日 周三');
  t.notMatch(told?.text, '此前告知');
  const lines = (await Promise.all(after.map((row) => ledger(house, row.id)))).flat();
  t.notOk(lines.some((line) => line.includes('correction')));
});
