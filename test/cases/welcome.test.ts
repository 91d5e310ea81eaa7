import { eq } from 'drizzle-orm';
import t from 'tap';
import { loadDemo } from '../../src/cases/demo.ts';
import { addMember } from '../../src/cases/members.ts';
import { personByEmail } from '../../src/db/people.ts';
import { feed } from '../../src/db/schema/feeds.ts';
import { membership } from '../../src/db/schema/people.ts';
import { contract, enter, letters, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

t.test('a new member is told at once what will come, when, and the nearest three dates', async (t) => {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  const id = await enter(house, 'haike', ['chen']);
  await contract(house, id, [
    { label: '丁报告', dueOn: '2026-06-30' },
    { label: '丙报告', dueOn: '2026-03-31' },
    { label: '乙报告', dueOn: '2026-02-27' },
    { label: '甲报告', dueOn: '2026-01-30' },
  ]);
  await house.tick();
  await newMail(house);
  const { feedPath } = await addMember(house.context, id, people.zhao, house.adminId);
  await house.tick('2025-12-02T10:01:00+08:00');
  const [letter, ...others] = await newMail(house);
  t.same(others, [], 'nobody else is welcomed, and no reminder is due yet');
  t.equal(letter?.to, 'zhao');
  for (const part of [
    '您已成为海客仪表（苏州）有限公司的成员',
    '提醒：每日一封摘要，09:00（Asia/Shanghai）',
    '申报：最迟办理日前60、30、14、7、3、1天和当天',
    '每周概览：周一',
    '2026年1月30日 周五：',
    `https://qixian.example${feedPath.replace('.ics', '')}\n`,
    'https://qixian.example/subscriptions/',
  ])
    t.ok(letter?.text.includes(part), part);
  const order = ['甲报告', '乙报告', '丙报告'].map((label) => letter?.text.indexOf(label) ?? -1);
  t.same(
    order,
    order.toSorted((a, b) => a - b),
  );
  t.ok((order[0] ?? -1) > 0);
  t.notMatch(letter?.text, /丁报告/);
  t.notMatch(letter?.bytes, /List-Unsubscribe/, 'it comes once');
  await house.tick('2025-12-03T10:00:00+08:00');
  t.equal((await letters(house)).filter(({ kind }) => kind === 'welcome').length, 1);
});

t.test('in English it says the same, of an enterprise that has only its yearly report to file', async (t) => {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  const id = await enter(house, 'haike', []);
  await addMember(house.context, id, { ...people.zhao, name: 'Zhao Qian', lang: 'en' }, house.adminId);
  await house.tick();
  const [letter] = await newMail(house);
  t.match(letter?.text, /Tue 30 Jun 2026: Enterprise annual report \(FY 2025\)\n +210 days left/);
  t.match(letter?.text, /one digest a day, at 09:00 \(Asia\/Shanghai\)/);
});

t.test('who left before the welcome went out and comes back is welcomed then', async (t) => {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  const id = await enter(house, 'haike', []);
  const { personId } = await addMember(house.context, id, people.zhao, house.adminId);
  await house.db.delete(membership).where(eq(membership.personId, personId));
  await house.tick();
  t.same(await newMail(house), []);
  await house.db
    .update(feed)
    .set({ revokedAt: house.context.clock.now() })
    .where(eq(feed.personId, personId));
  await addMember(house.context, id, people.zhao, house.adminId);
  await house.tick('2025-12-02T10:05:00+08:00');
  t.match((await newMail(house))[0]?.text, /您已成为海客仪表（苏州）有限公司的成员/);
});

t.test('who came with the demonstration is not welcomed', async (t) => {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  await loadDemo(house.context, house.adminId);
  t.same(
    (await letters(house)).filter(({ kind }) => kind === 'welcome'),
    [],
  );
});

t.test('the second contact reads in whose place, as long as that one has not answered', async (t) => {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao', 'wang']);
  const zhao = await personByEmail(house.db, people.zhao.email);
  const wang = await personByEmail(house.db, people.wang.email);
  await wish(house, zhao?.id ?? '', { secondPersonId: wang?.id ?? '', secondFrom: 7 });
  // 王磊 asks for no reminders of reports: told for 赵倩's silence alone.
  await wish(house, wang?.id ?? '', { ladders: { 'project-report': [] } });
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  await house.tick('2025-12-08T09:00:00+08:00');
  const mail = await newMail(house);
  t.same(
    mail.map(({ to }) => to),
    ['wang', 'zhao'],
  );
  t.match(mail[0]?.text, /为何告知您：因赵倩尚未确认，特告知您/);
  t.notMatch(mail[1]?.text, /尚未确认/);
});
