import t from 'tap';
import { reviseFact } from '../../src/cases/facts.ts';
import { revisionsOf } from '../../src/db/deadlines.ts';
import { factRevision } from '../../src/db/schema/facts.ts';
import {
  contract,
  deadlineOf,
  enter,
  type House,
  ledger,
  newMail,
  openHouse,
  revise,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const [monday, friday] = ['2025-12-15', '2025-12-19'];

/** 海客 with a report due on Monday 2025-12-15, of which 赵倩 was told on 1 December. */
async function told() {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const id = await contract(house, enterpriseId, [{ label: '报告', dueOn: monday }]);
  await house.tick('2025-12-01T09:00:00+08:00');
  if ((await newMail(house)).length !== 1) throw new Error('told once');
  const deadline = await deadlineOf(house, enterpriseId, 'project-report');
  let expected = 0;
  const move = async (at: string, dueOn: string, label = '报告') => {
    house.at(at);
    expected += 1;
    await revise(house, enterpriseId, { id, expected }, [{ label, dueOn }]);
  };
  return { house, enterpriseId, id, deadline, move };
}

async function days(house: House, from: string, to: string): Promise<string[]> {
  const sent: string[] = [];
  for (let on = Temporal.PlainDate.from(from); on.toString() <= to; on = on.add({ days: 1 })) {
    await house.tick(`${on}T09:00:00+08:00`);
    for (const { to: who, text } of await newMail(house))
      sent.push(`${on} ${who} ${text.includes('此前告知') ? 'correction' : 'reminder'}`);
  }
  return sent;
}

t.test(
  'who was told a date that moves gets one correction at once, from the old day to the new',
  async (t) => {
    const { house, deadline, move } = await told();
    await move('2025-12-02T15:00:00+08:00', friday);
    await house.tick();
    await house.tick('2025-12-02T15:01:00+08:00');
    const [letter, ...more] = await newMail(house);
    t.same(more, []);
    t.match(letter?.text, '此前告知：2025年12月15日 周一');
    t.match(letter?.text, '期限：2025年12月19日 周五');
    t.same(await days(house, '2025-12-03', '2025-12-20'), [
      '2025-12-05 zhao reminder',
      '2025-12-12 zhao reminder',
      '2025-12-16 zhao reminder',
      '2025-12-18 zhao reminder',
      '2025-12-19 zhao reminder',
      '2025-12-20 zhao reminder',
    ]);
    t.match((await ledger(house, deadline.id)).slice(0, 3), [
      'zhao v1 -14 sent',
      'zhao v2 correction sent',
      'zhao v2 -14 sent',
    ]);
  },
);

t.test('rungs already past under the new date are covered by the correction', async (t) => {
  const { house, deadline, move } = await told();
  await move('2025-12-02T15:00:00+08:00', '2025-12-09');
  await house.tick();
  t.same(await days(house, '2025-12-02', '2025-12-05'), ['2025-12-02 zhao correction']);
  t.same((await ledger(house, deadline.id)).slice(1), [
    'zhao v2 -14 suppressed merged',
    'zhao v2 -7 suppressed merged',
    'zhao v2 correction sent',
  ]);
});

t.test('a date that moves before anyone was told owes no correction; what waits is dropped', async (t) => {
  const { house, enterpriseId, id } = await told();
  const reports = (late: string) => [
    { label: '报告', dueOn: monday },
    { label: '二', dueOn: late },
  ];
  house.at('2025-12-01T09:30:00+08:00');
  await revise(house, enterpriseId, { id, expected: 1 }, reports('2025-12-12'));
  await house.tick();
  const second = await deadlineOf(house, enterpriseId, 'project-report', '二');
  t.same(await ledger(house, second.id), ['zhao v1 -14 planned']);
  await revise(house, enterpriseId, { id, expected: 2 }, reports('2026-03-16'));
  t.same(await ledger(house, second.id), ['zhao v1 -14 suppressed obsolete']);
  t.same(await days(house, '2025-12-02', '2025-12-07'), []);
});

t.test('moved back to what was told before the correction went out, nothing is owed', async (t) => {
  const { house, deadline, move } = await told();
  await move('2025-12-02T15:00:00+08:00', friday);
  await move('2025-12-02T15:00:30+08:00', monday);
  t.same(await days(house, '2025-12-02', '2025-12-07'), []);
  const lines = await ledger(house, deadline.id);
  t.ok(lines.includes('zhao v2 correction suppressed obsolete'));
  t.notOk(lines.some((line) => line.startsWith('zhao v3 correction')));
  const later = await days(house, '2025-12-08', '2025-12-08');
  t.same(later, ['2025-12-08 zhao reminder'], 'and the ladder goes on');
});

t.test('moved twice before the correction went out, one correction names the newest day', async (t) => {
  const { house, move } = await told();
  await move('2025-12-02T15:00:00+08:00', friday);
  await move('2025-12-02T15:00:30+08:00', '2025-12-22');
  await house.tick();
  const [letter, ...more] = await newMail(house);
  t.same(more, []);
  t.match(letter?.text, '此前告知：2025年12月15日 周一');
  t.match(letter?.text, '期限：2025年12月22日 周一');
});

t.test('moved back after the correction went out, a second one takes it back', async (t) => {
  const { house, move } = await told();
  await move('2025-12-02T15:00:00+08:00', friday);
  await house.tick();
  await move('2025-12-03T15:00:00+08:00', monday);
  await newMail(house);
  await house.tick();
  const [letter, ...more] = await newMail(house);
  t.same(more, []);
  t.match(letter?.text, '此前告知：2025年12月19日 周五');
  t.match(letter?.text, '期限：2025年12月15日 周一');
});

t.test(
  'a deadline that is withdrawn is taken back from who was told, and comes back under its identity',
  async (t) => {
    const { house, enterpriseId, deadline, move } = await told();
    await move('2025-12-02T15:00:00+08:00', monday, '改名的报告');
    await house.tick();
    const texts = (await newMail(house)).map(({ text }) => text);
    t.ok(texts.some((text) => text.includes('已撤销') && text.includes('此前告知：2025年12月15日')));
    await move('2025-12-03T15:00:00+08:00', monday);
    const back = await deadlineOf(house, enterpriseId, 'project-report', '报告');
    t.match(back, { id: deadline.id, status: 'firm', revision: 3, dateVersion: 3 });
  },
);

t.test(
  'another title raises the revision only: what is planned stays planned and nobody is corrected',
  async (t) => {
    const { house, enterpriseId, id, deadline } = await told();
    await house.tick('2025-12-08T00:01:00+08:00');
    const author = { personId: house.adminId, enterpriseId };
    const at = { kind: 'project' as const, id, expected: 1 };
    await reviseFact(house.context, author, at, (body) => ({ ...body, name: '技改二期' }));
    t.match(await deadlineOf(house, enterpriseId, 'project-report'), { revision: 2, dateVersion: 1 });
    await house.tick('2025-12-08T09:00:00+08:00');
    const [letter, ...more] = await newMail(house);
    t.same(more, []);
    t.match(letter?.text, '技改二期');
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent', 'zhao v1 -7 sent']);
  },
);

t.test('no amendment erases: every revision of fact and deadline can still be read', async (t) => {
  const { house, id, deadline, move } = await told();
  await move('2025-12-02T15:00:00+08:00', friday);
  await move('2025-12-03T15:00:00+08:00', monday);
  t.same(
    (await revisionsOf(db, deadline.id)).map(({ revision, dateVersion, dueOn }) => [
      revision,
      dateVersion,
      `${dueOn}`,
    ]),
    [
      [1, 1, monday],
      [2, 2, friday],
      [3, 3, monday],
    ],
  );
  const bodies = (await house.db.select().from(factRevision)).filter(({ factId }) => factId === id);
  t.same(bodies.map(({ revision }) => revision).sort(), [1, 2, 3]);
});
