import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { recordOutcomes } from '../../src/cases/record-outcome.ts';
import {
  claimOne,
  contract,
  deadlineOf,
  enter,
  ledger,
  newMail,
  openHouse,
  revise,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const [monday, friday] = ['2025-12-15', '2025-12-19'];
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250' };
const deferred: Outcome = { outcome: 'deferred', blame: 'network', detail: '450' };

/** 海客 with reports due on Monday 2025-12-15 whose first rung is today, 1 December, and nothing sent yet. */
async function due(...labels: string[]) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const id = await contract(
    house,
    enterpriseId,
    labels.map((label) => ({ label, dueOn: monday })),
  );
  return {
    house,
    enterpriseId,
    id,
    deadline: await deadlineOf(house, enterpriseId, 'project-report', labels[0]),
  };
}

t.test('a letter that was deferred goes out with its old bytes, and the correction follows it', async (t) => {
  const { house, enterpriseId, id } = await due('甲', '乙');
  const reports = (first: string) => [
    { label: '甲', dueOn: first },
    { label: '乙', dueOn: monday },
  ];
  house.wire.answer = () => deferred;
  await house.tick('2025-12-01T09:00:00+08:00');
  const [first] = await newMail(house);
  await revise(house, enterpriseId, { id, expected: 1 }, reports(friday));
  house.wire.answer = () => accepted;
  await house.tick('2025-12-01T09:01:00+08:00');
  const [again, ...early] = await newMail(house);
  t.equal(again?.bytes, first?.bytes);
  t.same(early, [], 'nobody is corrected before he has been told');
  await house.tick('2025-12-01T09:02:00+08:00');
  const [correction, ...more] = await newMail(house);
  t.same(more, []);
  t.match(correction?.text, '此前告知：2025年12月15日 周一');
  t.match(correction?.text, '期限：2025年12月19日 周五');
  await house.tick('2025-12-01T09:03:00+08:00');
  t.same(await newMail(house), []);
});

t.test('an old letter that goes out late is never the last word', async (t) => {
  const { house, enterpriseId, id } = await due('报告');
  await house.tick('2025-12-01T09:00:00+08:00');
  await newMail(house);
  const reports = (first: string) => [
    { label: '报告', dueOn: first },
    { label: '乙', dueOn: '2025-12-22' },
  ];
  house.at('2025-12-02T10:00:00+08:00');
  await revise(house, enterpriseId, { id, expected: 1 }, reports(monday));
  house.wire.answer = () => deferred;
  await house.tick('2025-12-08T09:00:00+08:00');
  await newMail(house);
  await revise(house, enterpriseId, { id, expected: 2 }, reports(friday));
  house.wire.answer = () => accepted;
  const words: string[] = [];
  for (const minute of ['00', '01', '02', '03', '10']) {
    await house.tick(`2025-12-08T09:${minute}:30+08:00`);
    for (const { text } of await newMail(house)) words.push(text);
  }
  t.match(words.at(-1), '此前告知：2025年12月15日', 'the correction comes after the letter it corrects');
});

t.test(
  'a letter deferred about a deadline that is done since is dropped, and the ledger says why',
  async (t) => {
    const { house, enterpriseId, deadline } = await due('报告');
    house.wire.answer = () => deferred;
    await house.tick('2025-12-01T09:00:00+08:00');
    await markDone(house.context, { personId: house.adminId, enterpriseId }, deadline.id);
    await newMail(house);
    await house.tick('2025-12-01T09:05:00+08:00');
    t.same(await newMail(house), []);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 suppressed done']);
  },
);

t.test('what is in a letter while it is being claimed is not settled as unsent', async (t) => {
  const { house, enterpriseId, deadline } = await due('报告');
  house.at('2025-12-01T09:00:00+08:00');
  await planDay(house.context);
  const { letter, done } = await db.transaction(async (tx) => {
    const letter = await claimOne({ ...house.context, db: tx });
    if (!letter) throw new Error('no letter in hand');
    const done = markDone(house.context, { personId: house.adminId, enterpriseId }, deadline.id);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { letter, done };
  });
  await done;
  await recordOutcomes(house.context, [{ claimed: letter, outcome: accepted }]);
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
});

t.test(
  'a date that moves while a letter with the old one is being claimed is corrected after it',
  async (t) => {
    const { house, enterpriseId, id, deadline } = await due('报告');
    house.at('2025-12-01T09:00:00+08:00');
    await planDay(house.context);
    const { letter, moved } = await db.transaction(async (tx) => {
      const letter = await claimOne({ ...house.context, db: tx });
      if (!letter) throw new Error('no letter in hand');
      const moved = revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: friday }]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { letter, moved };
    });
    await moved;
    await recordOutcomes(house.context, [{ claimed: letter, outcome: accepted }]);
    await house.tick('2025-12-01T09:01:00+08:00');
    t.match((await newMail(house)).at(-1)?.text, '此前告知：2025年12月15日 周一');
    t.match(await ledger(house, deadline.id), ['zhao v1 -14 sent', 'zhao v2 correction sent']);
  },
);
