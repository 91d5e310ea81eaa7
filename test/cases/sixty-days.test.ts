import t, { type Test } from 'tap';
import { loadDemo } from '../../src/cases/demo.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { contract, enter, type House, letters, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const day = (iso: string) => Temporal.PlainDate.from(iso);

/** The demonstration beside 申江精工, 云帆 and 海客, registered on the morning of 1 December 2025. */
async function everyone() {
  const house = await openHouse(db, '2025-12-01T08:59:50+08:00');
  await loadDemo(house.context, house.adminId);
  const shenjiang = await enter(house, 'shenjiang', ['chen', 'wang']);
  await enter(house, 'yunfan', ['wang']);
  const haike = await enter(house, 'haike', ['zhao']);
  await contract(house, shenjiang, [
    { label: '甲', dueOn: '2025-12-03' },
    { label: '乙', dueOn: '2026-01-04' },
  ]);
  await contract(house, haike, [{ label: '丙', dueOn: '2025-12-14' }]);
  return { house, shenjiang };
}

type Sent = { on: string; to: string; items: string[] };

/** Who was sent what on which day, from the ledger and the letters that went out. */
async function sent(house: House): Promise<Sent[]> {
  const rows = await db.select().from(reminder);
  const mail = (await letters(house)).filter(({ state }) => state === 'sent');
  return mail
    .map((letter) => ({
      on: `${letter.settledAt?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()}`,
      to: letter.address ?? '',
      items: rows
        .filter((row) => row.letterId === letter.id && row.state === 'sent')
        .map((row) => `${row.deadlineId} ${row.rung}`)
        .sort(),
    }))
    .toSorted(byDay);
}

async function said(house: House, from: string, to: string): Promise<Sent[]> {
  const simulated = await simulate(house.context, day(from), day(to));
  return simulated
    .map(({ on, to, items }) => ({
      on,
      to,
      items: items.map(({ deadlineId, rung }) => `${deadlineId} ${rung}`).sort(),
    }))
    .toSorted(byDay);
}

function byDay(a: Sent, b: Sent): number {
  return `${a.on} ${a.to}` < `${b.on} ${b.to}` ? -1 : 1;
}

async function live(house: House, from: string, to: string) {
  for (let on = day(from); on.toString() <= to; on = on.add({ days: 1 }))
    await house.tick(`${on}T09:00:00+08:00`);
}

/** Every reminder that was ever planned has ended, each in one way, and no rung stands twice. */
async function balanced(t: Test) {
  const rows = await db.select().from(reminder);
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  t.equal(rows.length, count('sent') + count('suppressed') + count('failed'));
  t.ok(count('sent') > 10);
  for (const row of rows) {
    t.ok(row.settledAt);
    t.equal(row.state === 'sent', row.reason === null);
  }
  const keys = rows.map((row) => [row.deadlineId, row.dateVersion, row.rung, row.personId].join());
  t.equal(new Set(keys).size, rows.length);
}

t.test('what simulate says of sixty days is what the days then send, and the ledger balances', async (t) => {
  const { house } = await everyone();
  const foretold = await said(house, '2025-12-01', '2026-01-29');
  await live(house, '2025-12-01', '2026-01-29');
  const really = await sent(house);
  t.same(really, foretold);
  t.ok(really.length >= 15);
  t.ok(really.some(({ on }) => on >= '2026-01-15'));
  await balanced(t);
});

t.test('simulate writes nothing, and asked from a later day it leaves out what goes before', async (t) => {
  const { house } = await everyone();
  const before = JSON.stringify(await db.select().from(reminder));
  const whole = await said(house, '2025-12-01', '2026-01-29');
  const late = await said(house, '2026-01-01', '2026-01-29');
  t.equal(JSON.stringify(await db.select().from(reminder)), before);
  t.same(await letters(house), []);
  t.same(
    late,
    whole.filter(({ on }) => on >= '2026-01-01'),
  );
});

t.test('asked in the middle of a day, with letters waiting, it is still what the days send', async (t) => {
  const { house, shenjiang } = await everyone();
  await live(house, '2025-12-01', '2025-12-05');
  const before = (await sent(house)).length;
  house.at('2025-12-05T15:00:00+08:00');
  await contract(house, shenjiang, [{ label: '丁', dueOn: '2025-12-17' }]);
  await house.tick();
  const foretold = await said(house, '2025-12-05', '2025-12-18');
  await live(house, '2025-12-06', '2025-12-18');
  t.same((await sent(house)).slice(before), foretold);
});

t.test(
  'ten days of standstill lose nothing: on the day it is up again each open rung has its one word',
  async (t) => {
    const { house } = await everyone();
    await live(house, '2025-12-01', '2025-12-04');
    await live(house, '2025-12-15', '2025-12-22');
    await balanced(t);
    const rows = await db.select().from(reminder);
    const missed = rows.filter(({ rungOn }) => `${rungOn}` > '2025-12-04' && `${rungOn}` < '2025-12-15');
    t.ok(missed.length > 0);
    for (const { deadlineId, personId, state } of missed) {
      const own = rows.filter((row) => row.deadlineId === deadlineId && row.personId === personId);
      const upAgain = own.some((row) => row.state === 'sent' && `${row.createdAt}`.startsWith('2025-12-15'));
      t.ok(upAgain || own.some(({ rungOn }) => `${rungOn}` === '2025-12-16'), state);
    }
  },
);

t.test('letters to an address that was stopped are not foretold', async (t) => {
  const { house } = await everyone();
  house.wire.answer = ({ envelope }) =>
    envelope.to.startsWith('chen.min@shen')
      ? { outcome: 'refused', permanent: true, blame: 'recipient', detail: '550 5.1.1' }
      : { outcome: 'accepted', blame: 'relay', detail: '250' };
  await live(house, '2025-12-01', '2025-12-02');
  const foretold = await said(house, '2025-12-03', '2026-01-29');
  t.same(
    foretold.filter(({ to }) => to.startsWith('chen.min@shen')),
    [],
  );
  t.ok(foretold.some(({ to }) => to.startsWith('wang')));
});

t.test('two copies that look at the same moment send nothing twice and leave nothing out', async (t) => {
  const { house } = await everyone();
  const another = new PostOffice(house.office.channels);
  const foretold = await said(house, '2025-12-01', '2025-12-08');
  for (let on = day('2025-12-01'); on.toString() <= '2025-12-08'; on = on.add({ days: 1 })) {
    house.at(`${on}T09:00:00+08:00`);
    await Promise.all([house.tick(), tick(house.context, another)]);
    await house.tick(`${on}T09:01:00+08:00`);
  }
  t.same(await sent(house), foretold);
  await balanced(t);
});
