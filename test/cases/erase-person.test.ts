import { sql } from 'drizzle-orm';
import t from 'tap';
import { erasePerson } from '../../src/cases/erase-person.ts';
import { exportAudit } from '../../src/cases/export-audit.ts';
import { once } from '../../src/cases/idempotency.ts';
import { addMember } from '../../src/cases/members.ts';
import { sealAudit } from '../../src/cases/seal-audit.ts';
import { liftStop, stopAddressFor } from '../../src/cases/stop-address.ts';
import { verifyAudit } from '../../src/cases/verify-audit.ts';
import { listStops } from '../../src/db/address-stops.ts';
import { endpointsById, insertEndpoint } from '../../src/db/endpoints.ts';
import { personByEmail } from '../../src/db/people.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { attempt, letter, reminder } from '../../src/db/schema/letters.ts';
import type { Problem } from '../../src/errors.ts';
import { contract, enter, type House, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { tokenFeed } from '../support/token-feed.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

/** 海客 with 赵倩, whose address a server refused in so many words, and 陈敏 beside her; both have had letters. */
async function written() {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', ['chen']);
  const call = { personId: house.adminId, key: 'members-of-haike', method: 'POST', path: '/x', body: {} };
  const zhao = { feedPath: '', personId: '' };
  await once(house.context, call, async (inside) => {
    const body = await addMember(inside, id, people.zhao);
    await wish(inside, body.personId, { outlook: false });
    Object.assign(zhao, body);
    return { status: 201, body: { personId: body.personId, email: body.email, name: body.name } };
  });
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  house.wire.answer = ({ envelope: { to } }) =>
    to === people.zhao.email
      ? { outcome: 'deferred', blame: 'recipient', detail: `450 <${to}> busy` }
      : { outcome: 'accepted', blame: 'relay', detail: '250' };
  await house.tick('2025-12-01T09:00:00+08:00');
  await sealAudit(house.context);
  return { house, id, zhao };
}

/** Every row of every table that holds a text, as `table: text`. */
async function rowsWith(house: House, words: string[]): Promise<string[]> {
  const tables = [
    ...['person', 'membership', 'api_token', 'feed', 'letter', 'attempt', 'reminder', 'idempotency'],
    ...['audit_entry', 'fact', 'fact_revision', 'deadline', 'announcement_subscription'],
  ];
  const found: string[] = [];
  for (const table of tables) {
    const rows = await house.db
      .select({ text: sql<string>`whole.*::text` })
      .from(sql.raw(`${table} as whole`));
    found.push(...rows.filter(({ text }) => words.some((word) => text.includes(word))).map(() => table));
  }
  return found;
}

t.test(
  'of a person who is erased no table holds name or address, and the ledgers keep their rows',
  async (t) => {
    const { house, zhao } = await written();
    const named = [people.zhao.email, people.zhao.name];
    t.same(
      [...new Set(await rowsWith(house, named))].sort(),
      ['attempt', 'audit_entry', 'idempotency', 'letter', 'person'],
      'they are there before',
    );
    const rows = async () => {
      const tables = [reminder, letter, attempt];
      return await Promise.all(tables.map(async (table) => (await house.db.select().from(table)).length));
    };
    const before = await rows();
    const erased = await erasePerson(house.context, people.zhao.email.toUpperCase(), house.adminId);
    t.match(erased, { personId: zhao.personId, letters: 1, factsNaming: 0 });
    t.same(await rowsWith(house, named), []);
    t.same(await rows(), before);
    const own = (await house.db.select().from(reminder)).filter(({ personId }) => personId === zhao.personId);
    t.ok(own.length > 0);
    t.same([...new Set(own.map(({ state, reason }) => `${state} ${reason}`))], ['suppressed erased']);
  },
);

t.test(
  'after an erasure the chain and the enterprise’s export still hold, and it is on the record by id',
  async (t) => {
    const { house, id, zhao } = await written();
    const { entries } = await erasePerson(house.context, people.zhao.email, house.adminId);
    await sealAudit(house.context);
    const verified = await verifyAudit(house.context);
    t.match(verified, { faults: [], erased: entries });
    t.ok(entries > 0);
    const record = (await house.db.select().from(auditEntry)).find(
      ({ action }) => action === 'person.erased',
    );
    t.match(record, { actor: house.adminId, subject: `person:${zhao.personId}` });
    let text = '';
    for await (const piece of exportAudit(house.context, id)) text += piece;
    const file: { entries: { action: string; payload: unknown; salt: unknown; payloadHash: string }[] } =
      JSON.parse(text);
    const blank = file.entries.filter(({ payload }) => payload === null);
    t.same(
      blank.map(({ action, salt }) => [action, salt]),
      [['member.added', null]],
      'her entry shows its hash alone',
    );
    t.match(blank[0]?.payloadHash, /^[0-9a-f]{64}$/);
    t.ok(text.includes(people.chen.email), 'others stay as they are');
  },
);

t.test(
  'nobody writes to or answers for a person who was erased, and others are written to as before',
  async (t) => {
    const { house, id, zhao } = await written();
    await newMail(house);
    await erasePerson(house.context, people.zhao.email, house.adminId);
    await contract(house, id, [{ label: '另一份报告', dueOn: '2025-12-16' }]);
    await house.tick('2025-12-02T09:00:00+08:00');
    t.same(
      (await newMail(house)).map(({ to }) => to),
      ['chen'],
    );
    const token = /calendar\/(.*)\.ics/.exec(zhao.feedPath)?.[1] ?? '';
    await t.rejects(tokenFeed(house.context, token), { code: 'gone' });
  },
);

t.test('an address nobody has is refused, one that was erased too, and so is whoever erases', async (t) => {
  const { house, zhao } = await written();
  const refused = (email: string) =>
    erasePerson(house.context, email, house.adminId).then(
      () => 'done',
      ({ code }: Problem) => code,
    );
  t.equal(await refused('nobody@haike.example'), 'not-found');
  t.equal(await refused('admin@localhost'), 'conflict');
  t.equal(await refused(people.zhao.email), 'done');
  t.equal(await refused(people.zhao.email), 'not-found');
  t.equal(await refused(`erased-${zhao.personId}@invalid`), 'not-found');
});

t.test(
  'an address that somebody else is reached at too stays stopped, for that one to release',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    await enter(house, 'haike', ['zhao', 'wang']);
    const wang = await personByEmail(db, people.wang.email);
    if (!wang) throw new Error('nobody');
    const now = house.context.clock.now();
    const id = '01890a5d-0000-7000-8000-0000000000c1';
    const plain = { id, channel: 'mail' as const, address: people.zhao.email, secret: null };
    const times = { confirmedAt: now, stoppedAt: null, stoppedReason: null, removedAt: null, createdAt: now };
    await insertEndpoint(db, { ...plain, personId: wang.id, label: '合用', ...times });
    const stop = { address: people.zhao.email, reason: 'bounced' as const, detail: '550' };
    await db.transaction((tx) => stopAddressFor(tx, stop, now));
    await erasePerson(house.context, people.zhao.email, house.adminId);
    t.not((await endpointsById(db, [id])).get(id)?.stoppedAt, null);
    const [held, ...more] = await listStops(db, 10);
    t.match([held, more], [{ address: people.zhao.email, releasedAt: null }, []]);
    if (held) t.equal(await db.transaction((tx) => liftStop(tx, held, wang.id, now)), true);
    t.equal((await endpointsById(db, [id])).get(id)?.stoppedAt, null, 'and is released with it');
    await db.transaction((tx) => stopAddressFor(tx, stop, now));
    await erasePerson(house.context, people.wang.email, house.adminId);
    t.same(await listStops(db, 10), [], 'the last to have it takes it along');
  },
);
