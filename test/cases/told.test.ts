import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { personByEmail, stopAddress } from '../../src/db/people.ts';
import { toldVersions } from '../../src/db/reminders.ts';
import {
  contract,
  deadlineOf,
  enter,
  ledger,
  letters,
  newMail,
  openHouse,
  people,
  revise,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const [monday, friday] = ['2025-12-15', '2025-12-19'];
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250' };
const deferred: Outcome = { outcome: 'deferred', blame: 'network', detail: '450' };
const unknown: Outcome = { outcome: 'unknown', blame: 'network', detail: 'lost' };

/** 海客 with reports due on Monday 2025-12-15, whose first rung is today, 1 December; what the wire answers at nine. */
async function answered(outcome: Outcome, ...labels: string[]) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const reports = labels.map((label) => ({ label, dueOn: monday }));
  const id = await contract(house, enterpriseId, reports);
  const about = (label: string) => deadlineOf(house, enterpriseId, 'project-report', label);
  house.wire.answer = () => outcome;
  return { house, enterpriseId, id, about };
}

const versions = async (deadlineId: string) =>
  (await toldVersions(db, deadlineId)).map(({ dateVersion }) => dateVersion);

t.test('who may have got a letter that was given up later is corrected when the date moves', async (t) => {
  const { house, enterpriseId, id, about } = await answered(unknown, '报告');
  await house.tick('2025-12-01T09:00:00+08:00');
  house.wire.answer = () => deferred;
  await house.tick('2025-12-05T13:30:00+08:00');
  const report = await about('报告');
  t.same(await ledger(house, report.id), ['zhao v1 -14 failed gave-up']);
  await newMail(house);
  house.wire.answer = () => accepted;
  await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: friday }]);
  await house.tick();
  t.match((await newMail(house)).at(-1)?.text, '此前告知：2025年12月15日 周一');
});

t.test('unknown stays unknown whatever a later try says, and when the address is stopped', async (t) => {
  const { house, about } = await answered(unknown, '报告');
  await house.tick('2025-12-01T09:00:00+08:00');
  const report = await about('报告');
  house.wire.answer = () => deferred;
  await house.tick('2025-12-01T09:02:00+08:00');
  t.match(await letters(house), [{ state: 'queued' }]);
  t.same(await versions(report.id), [1]);
  const zhao = await personByEmail(db, people.zhao.email);
  await stopAddress(db, zhao?.id ?? '', house.context.clock.now());
  await house.tick('2025-12-01T10:00:00+08:00');
  t.match(await letters(house), [{ state: 'suppressed', reason: 'bounced' }]);
  t.same(await versions(report.id), [1]);
});

t.test('a letter that was surely not taken has told nobody', async (t) => {
  const { house, about } = await answered(deferred, '报告');
  await house.tick('2025-12-01T09:00:00+08:00');
  await house.tick('2025-12-05T13:30:00+08:00');
  const report = await about('报告');
  t.same(await ledger(house, report.id), ['zhao v1 -14 failed gave-up']);
  t.same(await versions(report.id), []);
});

t.test('what was dropped before a letter’s first try was not told with it', async (t) => {
  const { house, enterpriseId, about } = await answered(unknown, '甲', '乙');
  await house.tick('2025-12-01T08:30:00+08:00');
  const [first, second] = [await about('甲'), await about('乙')];
  await markDone(house.context, { personId: house.adminId, enterpriseId }, first.id);
  await house.tick('2025-12-01T09:00:00+08:00');
  t.same(await versions(first.id), []);
  t.same(await versions(second.id), [1]);
});
