import { isNull, sql } from 'drizzle-orm';
import t from 'tap';
import { type Audited, audit } from '../../src/cases/audit.ts';
import { sealAudit } from '../../src/cases/seal-audit.ts';
import { verifyAudit } from '../../src/cases/verify-audit.ts';
import { auditBlock, auditEntry } from '../../src/db/schema/audit.ts';
import { contract, enter, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db, kind } = await openTestDatabase(t);
const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
const enterpriseId = '01890a5d-0000-7000-8000-0000000000aa';
const at = (minute: number) => house.context.clock.now().add({ minutes: minute });
const noted = (each: number): Audited => ({
  actor: null,
  action: 'project.revised',
  subject: `project:${each}`,
  ...(each % 2 ? { enterpriseId } : {}),
  payload: { after: { each } },
});
const write = (howMany: number, minute: number) =>
  audit(
    db,
    at(minute),
    Array.from({ length: howMany }, (_, each) => noted(each)),
  );
const blocks = async () => (await db.select().from(auditBlock)).map(({ entries }) => entries);

t.test(
  'every minute seals what has been written since, and a minute without changes adds nothing',
  async (t) => {
    await house.tick('2025-12-01T08:01:00+08:00');
    t.equal((await db.select().from(auditEntry).where(isNull(auditEntry.block))).length, 0);
    const before = await blocks();
    t.ok(before.length > 0);
    await house.tick('2025-12-01T08:02:00+08:00');
    t.same(await blocks(), before);
  },
);

t.test('letters go out although the audit cannot be sealed, and the look says so', async (t) => {
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  house.at('2025-12-01T09:00:00+08:00');
  await db.execute(sql.raw('alter table audit_block rename to audit_block_away'));
  const look = house.tick();
  await t.rejects(look, { message: 'the audit was not sealed' });
  await db.execute(sql.raw('alter table audit_block_away rename to audit_block'));
  t.equal(house.wire.posted.length, 1);
  await house.tick('2025-12-01T09:01:00+08:00');
  t.same((await verifyAudit(house.context)).faults, []);
});

t.test('sealers at the same time seal every entry once, in blocks of at most a thousand', async (t) => {
  const before = (await blocks()).length;
  await write(2500, 5);
  const sealed = await Promise.all([1, 2, 3].map(() => sealAudit(house.context)));
  t.equal(
    sealed.reduce((sum, each) => sum + each),
    2500,
  );
  t.same((await blocks()).slice(before), [1000, 1000, 500]);
  const { faults } = await verifyAudit(house.context);
  t.same(faults, []);
  const serials = (await db.select().from(auditEntry))
    .filter((row) => row.enterpriseId === enterpriseId)
    .map(({ serial }) => serial ?? 0)
    .sort((a, b) => a - b);
  t.same(
    serials,
    Array.from({ length: 1250 }, (_, each) => each + 1),
    'an enterprise numbers its own without a gap',
  );
});

t.test('an entry that comes late is sealed behind later ones', async (t) => {
  await write(1, 20);
  await sealAudit(house.context);
  await write(1, 10);
  t.equal(await sealAudit(house.context), 1);
  t.same((await verifyAudit(house.context)).faults, []);
});

t.test('what is written in a transaction still open is sealed once it has ended', async (t) => {
  // The embedded database has one connection: there, nobody seals beside an open transaction.
  if (kind === 'embedded') return t.pass();
  let end = () => {};
  const open = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun = () => {};
  const written = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = db.transaction(async (tx) => {
    await audit(tx, at(30), [noted(1)]);
    begun();
    await open;
  });
  await written;
  await write(1, 31);
  t.equal(await sealAudit(house.context), 1, 'the later one alone');
  end();
  await slow;
  t.equal(await sealAudit(house.context), 1);
  t.same((await verifyAudit(house.context)).faults, []);
});

t.test('what a payload says is kept as it will be read again', async (t) => {
  const day = Temporal.PlainDate.from('2025-12-01');
  const payload = { after: { day, nothing: undefined, at: at(0), fen: 12_345_678_901_234, rate: 1e-7 } };
  await audit(db, at(40), [{ ...noted(0), payload }]);
  await sealAudit(house.context);
  t.same((await verifyAudit(house.context)).faults, []);
  const last = (await db.select().from(auditEntry)).find((row) => row.at.equals(at(40)));
  t.same(last?.payload, {
    after: { day: '2025-12-01', at: `${at(0)}`, fen: 12_345_678_901_234, rate: 1e-7 },
  });
});
