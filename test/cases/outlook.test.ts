import { eq } from 'drizzle-orm';
import t from 'tap';
import { loadDemo } from '../../src/cases/demo.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { addMember } from '../../src/cases/members.ts';
import { simulate } from '../../src/cases/simulate.ts';
import type { SimulatedItem } from '../../src/cases/simulated-letters.ts';
import { demoEnterpriseId } from '../../src/db/facts.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { readMessage } from '../../src/letters/read.ts';
import { enter, ledger, letters, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { dueOn, haike, outlooks } from '../support/outlooks.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

t.test('what is overdue and not done stands in the outlook every Monday until it is done', async (t) => {
  const { house, enterpriseId, zhao } = await haike(db, '2025-12-01T12:00:00+08:00', [
    { label: '中期报告', dueOn: '2025-12-03' },
    { label: '总结报告', dueOn: '2026-03-31' },
  ]);
  for (let day = 2; day <= 7; day += 1) await house.tick(`2025-12-0${day}T09:00:00+08:00`);
  t.notMatch((await newMail(house)).map(({ text }) => text).join('\n'), /每周概览/, 'not before Monday');
  await house.tick('2025-12-08T09:00:00+08:00');
  const [first, ...others] = await newMail(house);
  t.same(others, []);
  t.match(first?.text, /每周概览：已过期限、尚未办结\n {3}1项\n/);
  t.match(first?.text, /已逾期5天：.*中期报告/);
  t.match(first?.text, /期限2025年12月3日 周三/);
  t.notMatch(first?.text, /总结报告/, 'more than thirty days ahead');
  await house.tick('2025-12-15T09:00:00+08:00');
  t.match((await newMail(house))[0]?.text, /已逾期12天：.*中期报告/);
  const late = await dueOn(house, enterpriseId, '2025-12-03');
  await markDone(house.context, { personId: zhao.id, enterpriseId }, late.id);
  await house.tick('2025-12-22T09:00:00+08:00');
  t.same(await newMail(house), [], 'nothing to tell, no letter');
  t.same(await outlooks(house), ['2025-12-08 sent', '2025-12-15 sent']);
  const rungs = (await ledger(house, late.id)).filter((line) => line.endsWith('sent'));
  t.same(rungs, ['zhao v1 -1 sent', 'zhao v1 0 sent', 'zhao v1 +1 sent'], 'the ledger is for rungs alone');
});

t.test('what is to be done within thirty days comes, the thirtieth day with it', async (t) => {
  // 2025-12-08 and thirty days is 2026-01-07, a Wednesday.
  const { house } = await haike(db, '2025-12-07T12:00:00+08:00', [
    { label: '甲报告', dueOn: '2026-01-07' },
    { label: '乙报告', dueOn: '2026-01-08' },
  ]);
  await house.tick('2025-12-08T09:00:00+08:00');
  const [letter] = await newMail(house);
  t.match(letter?.text, /每周概览：今后30天\n {3}1项\n/);
  t.match(letter?.text, /1月7日 周三：.*甲报告\n.*海客仪表（苏州）有限公司\n.*还有30天/);
  t.notMatch(letter?.text, /乙报告/);
  t.match(letter?.bytes, /List-Unsubscribe: <https:\/\/qixian\.example\/unsubscribe\//);
});

t.test('on the day of a digest it stands at its end, without what the digest says', async (t) => {
  const { house } = await haike(db, '2025-11-20T12:00:00+08:00', [
    { label: '甲报告', dueOn: '2025-12-22' },
    { label: '乙报告', dueOn: '2025-12-31' },
  ]);
  // 22 December less fourteen days is Monday the 8th: the rung's digest.
  for (const day of ['2025-12-06', '2025-12-07', '2025-12-08']) await house.tick(`${day}T09:00:00+08:00`);
  const [letter, ...others] = await newMail(house);
  t.same(others, [], 'one letter');
  t.match(letter?.text, /信末附每周概览/);
  const [items = '', outlook = ''] = (letter?.text ?? '').split('每周概览：今后30天');
  t.match(items, /甲报告/);
  t.notMatch(items, /乙报告/);
  t.match(outlook, /乙报告/);
  t.notMatch(outlook, /甲报告/);
  t.same(await outlooks(house), ['2025-12-08 suppressed in-digest']);
});

t.test('where the digest has nothing left to say, the outlook goes by itself', async (t) => {
  const { house, enterpriseId, zhao } = await haike(db, '2025-12-05T12:00:00+08:00', [
    { label: '甲报告', dueOn: '2025-12-22' },
    { label: '乙报告', dueOn: '2025-12-31' },
  ]);
  await house.tick('2025-12-08T00:01:00+08:00');
  const first = await dueOn(house, enterpriseId, '2025-12-22');
  await markDone(house.context, { personId: zhao.id, enterpriseId }, first.id);
  await house.tick('2025-12-08T09:00:00+08:00');
  await house.tick('2025-12-08T09:01:00+08:00');
  const [letter, ...others] = await newMail(house);
  t.same(others, []);
  t.match(letter?.text, /乙报告/);
  t.notMatch(letter?.text, /甲报告/);
  t.same(await outlooks(house), ['2025-12-08 sent']);
});

t.test('after a standstill the outlook of the last week is made up for, once', async (t) => {
  const { house } = await haike(db, '2025-11-30T12:00:00+08:00', [{ label: '乙报告', dueOn: '2025-12-31' }]);
  await house.tick('2025-11-30T12:00:00+08:00');
  house.at('2025-12-10T11:00:00+08:00');
  const [foretold] = await simulate(house.context, house.context.clock.today(), house.context.clock.today());
  t.same([foretold?.kind, foretold?.on, foretold?.minute], ['outlook', '2025-12-10', 660]);
  await house.tick();
  await house.tick('2025-12-11T09:00:00+08:00');
  t.equal((await newMail(house)).length, 1);
  t.same(await outlooks(house), ['2025-12-08 sent']);
});

t.test('before quiet days it goes out on the last day before them', async (t) => {
  const { house, zhao } = await haike(db, '2025-09-20T12:00:00+08:00', [
    { label: '甲报告', dueOn: '2025-10-28' },
  ]);
  await wish(house, zhao.id, { quiet: 'rest-days' });
  for (let day = 28; day <= 30; day += 1) await house.tick(`2025-09-${day}T09:00:00+08:00`);
  // The notice for 2025 gives 1 to 8 October off: Monday the 6th is told on Tuesday 30 September.
  for (let day = 1; day <= 9; day += 1) await house.tick(`2025-10-0${day}T09:00:00+08:00`);
  t.same(await outlooks(house), ['2025-09-29 sent', '2025-09-30 sent'], 'as weekly digests do');
});

t.test('nobody gets what is none of theirs, and who wants none gets none', async (t) => {
  const { house, zhao } = await haike(db, '2025-12-05T12:00:00+08:00', [
    { label: '乙报告', dueOn: '2025-12-31' },
  ]);
  const wang = await addMember(house.context, await enter(house, 'yunfan', ['chen']), people.wang);
  t.ok(wang.personId);
  await wish(house, zhao.id, { outlook: false });
  await house.tick('2025-12-08T09:00:00+08:00');
  t.notMatch((await newMail(house)).map(({ text }) => text).join(), /乙报告/);
  t.same(
    (await letters(house)).filter(({ kind, personId }) => kind === 'outlook' && personId === zhao.id),
    [],
  );
});

/** The lines of the outlook in a letter as it was posted: titles, and how many are only counted. */
function toldIn(text: string): { titles: string[]; more: number } {
  const lines = text.slice(text.indexOf('每周概览：')).split('\n');
  const said = lines.flatMap((line) => /^ {3}([^：]+)：(.+)$/.exec(line)?.slice(1, 3) ?? []);
  const titles: string[] = [];
  let more = 0;
  for (let at = 0; at < said.length; at += 2)
    if (said[at] === '另有') more += Number.parseInt(said[at + 1] ?? '', 10);
    else titles.push((said[at + 1] ?? '').replace('【示例】', ''));
  return { titles, more };
}

t.test('five weeks of the demonstration are foretold letter by letter', { timeout: 300_000 }, async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  await loadDemo(house.context, house.adminId);
  const id = (await demoEnterpriseId(house.db)) ?? '';
  const wang = await addMember(house.context, id, people.wang);
  await wish(house, wang.personId, { cadence: 'weekly', weekday: 3, quiet: 'rest-days' });
  const from = Temporal.PlainDate.from('2025-12-01');
  const days = 36;
  const foretold = (await simulate(house.context, from, from.add({ days: days - 1 }))).filter(
    ({ kind }) => kind !== 'notice-missing' && kind !== 'window-awaited',
  );
  const asTold = ({ title }: SimulatedItem) => title.zh;
  const expected = foretold.map(({ on, to, kind, items, outlook = [] }) => ({
    on,
    to,
    kind,
    items: items.map(({ deadlineId, rung }) => `${deadlineId} ${rung}`).toSorted(),
    outlook: outlook.map(asTold).toSorted(),
  }));
  const told: typeof expected = [];
  const seen = new Set<string>();
  for (let day = from; day.until(from.add({ days })).days > 0; day = day.add({ days: 1 })) {
    await house.tick(`${day}T09:00:00+08:00`);
    for (const letter of await letters(house)) {
      const isOwn = ['digest', 'urgent', 'single', 'outlook', 'correction'].includes(letter.kind);
      if (!isOwn || letter.state !== 'sent' || seen.has(letter.id)) continue;
      seen.add(letter.id);
      const { text } = await readMessage(letter.message ?? '');
      const { titles, more } = text.includes('每周概览：') ? toldIn(text) : { titles: [], more: 0 };
      t.equal(more, 0, 'few enough to be spelled out');
      const rows = await house.db.select().from(reminder).where(eq(reminder.letterId, letter.id));
      const to = letter.address ?? '';
      told.push({
        on: `${day}`,
        to,
        kind: letter.kind,
        items: rows.map(({ deadlineId, rung }) => `${deadlineId} ${rung}`).toSorted(),
        outlook: titles.toSorted(),
      });
    }
  }
  const inOrder = (some: typeof expected) =>
    some.toSorted((a, b) => (`${a.on} ${a.to} ${a.kind}` < `${b.on} ${b.to} ${b.kind}` ? -1 : 1));
  t.same(inOrder(told), inOrder(expected));
  const both = told.filter(({ outlook }) => outlook.length > 0);
  t.ok(
    both.some(({ kind }) => kind === 'digest') && both.some(({ kind }) => kind === 'outlook'),
    'alone and in a digest',
  );
});
